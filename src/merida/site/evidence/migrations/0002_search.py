"""Search over passages."""

from django.db import migrations

from merida.site.evidence import search_sql


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_initial")]

    operations = [migrations.RunSQL(search_sql.FORWARD, search_sql.BACKWARD)]
