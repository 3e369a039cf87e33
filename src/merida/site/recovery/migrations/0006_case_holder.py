"""What States say of a tranche by itself; the use of what was returned, published."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def people(label: str) -> Any:
    return models.PositiveBigIntegerField(blank=True, null=True, verbose_name=label)


class Migration(migrations.Migration):
    dependencies = [("recovery", "0005_corrections")]

    operations = [
        migrations.AddField(
            "position",
            "event",
            models.ForeignKey(
                blank=True, help_text="Empty: it is said of the whole return.", null=True,
                on_delete=django.db.models.deletion.PROTECT, related_name="positions", to="recovery.event",
                verbose_name="tranche",
            ),
        ),
        migrations.AddField(
            "publishedfact",
            "level",
            models.CharField(
                blank=True,
                choices=[("allocation", "Allocation"), ("project", "Project"), ("disbursement", "Disbursement")],
                help_text="Levels are parts of each other.", max_length=12, verbose_name="level of use",
            ),
        ),
        migrations.AddField(
            "publishedfact", "carried_out_by",
            models.CharField(blank=True, max_length=300, verbose_name="carried out by"),
        ),
        migrations.AddField("publishedfact", "women", people("beneficiaries: women")),
        migrations.AddField("publishedfact", "men", people("beneficiaries: men")),
        migrations.AddField("publishedfact", "beneficiaries", people("beneficiaries in all")),
        migrations.AlterField(
            "publishedfact", "verified_by",
            models.CharField(blank=True, max_length=500, verbose_name="verified by"),
        ),
        migrations.AlterField(
            "publication",
            "persons",
            models.JSONField(
                default=list,
                help_text="Status of each person in the proceedings, with the name if it may be read.",
                verbose_name="persons",
            ),
        ),
    ]  # fmt: skip
