"""Counts of the grid are kept, and counted anew where a change touches them."""

from django.db import migrations

from merida.site.assistance import grid_sql


class Migration(migrations.Migration):
    dependencies = [("assistance", "0004_reports_and_help")]

    operations = [migrations.RunSQL(grid_sql.FORWARD, grid_sql.BACKWARD)]
