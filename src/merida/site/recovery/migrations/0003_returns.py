"""Positions on article 57, agreements, use."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("recovery", "0002_ledger")]

    operations = []
