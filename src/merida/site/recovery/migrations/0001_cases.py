"""The log of requests, cases, assets and orders."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("provenance", "0001_initial"), ("evidence", "0004_pulse")]

    operations = []
