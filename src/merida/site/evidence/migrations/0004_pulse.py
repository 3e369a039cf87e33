"""The moment of the last change of an outcome; outcomes in the order in which they are listed."""

from django.db import migrations, models

from merida.site.evidence import pulse_sql


class Migration(migrations.Migration):
    dependencies = [("evidence", "0003_corpora")]

    operations = [
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(
                condition=models.Q(("closed_at__isnull", True), ("counted", True)),
                fields=["state", "cycle", "document", "number", "start", "id"],
                name="finding_listed",
            ),
        ),
        migrations.RunSQL(pulse_sql.FORWARD, pulse_sql.BACKWARD),
    ]
