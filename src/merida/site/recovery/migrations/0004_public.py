"""Publications and calls for data."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("recovery", "0003_returns")]

    operations = []
