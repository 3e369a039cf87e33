"""A row of a source that is loaded again with other words corrects its claim; loads and conversions in fewer steps."""

import django.db.models.deletion
from django.db import migrations, models

from merida.site.recovery.loading_sql import HALF_EVEN, TABLES


class Migration(migrations.Migration):
    dependencies = [("recovery", "0004_public")]

    operations = [
        migrations.RemoveConstraint(model_name="claim", name="claim_once"),
        migrations.AddField(
            model_name="claim",
            name="row_key",
            field=models.CharField(
                blank=True, default="", help_text="What its file calls the row.", max_length=200, verbose_name="row"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="claim",
            name="corrects",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                help_text="What the same row of the same source said before.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="recovery.claim",
                verbose_name="corrects",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(condition=~models.Q(row_key=""), fields=["row_key"], name="claim_row"),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(
                fields=("digest", "originator", "team", "corrects"), name="claim_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(
                condition=models.Q(corrects__isnull=False), fields=("corrects",), name="claim_corrected_once"
            ),
        ),
        migrations.RunSQL(TABLES + HALF_EVEN, migrations.RunSQL.noop),
    ]
