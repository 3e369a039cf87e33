"""Matches, regional initiatives, engagements, training."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("assistance", "0002_plans")]

    operations = []
