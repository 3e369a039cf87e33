"""Workers and their heartbeat."""

import django.db.models.functions.datetime
from django.db import migrations, models

import merida.site.provenance.keys


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Worker",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=merida.site.provenance.keys.new_key, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("machine", models.CharField(max_length=100, verbose_name="machine")),
                ("process", models.IntegerField(verbose_name="process")),
                (
                    "started_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="started at"
                    ),
                ),
                (
                    "beat_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        help_text="By the database's clock.",
                        verbose_name="last sign of life at",
                    ),
                ),
            ],
            options={
                "ordering": ("started_at",),
            },
        ),
    ]
