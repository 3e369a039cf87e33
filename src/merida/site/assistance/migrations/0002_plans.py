"""Institutions, replies, plans."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("assistance", "0001_requests")]

    operations = []
