"""Requests for assistance and activities."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("provenance", "0001_initial"), ("evidence", "0004_pulse")]

    operations = []
