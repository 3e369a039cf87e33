"""Corpora say of each kind how much was undecided; the register begins with what is known of pairings."""

from django.db import migrations, models

from merida.site.evidence.first_reviews import load_first


class Migration(migrations.Migration):
    dependencies = [("evidence", "0002_search")]

    operations = [
        migrations.RemoveField("corpus", "undecided"),
        migrations.AddField(
            "corpus",
            "undecided",
            models.JSONField(
                default=dict, help_text="How many of each kind, when it was frozen.", verbose_name="not yet decided"
            ),
        ),
        migrations.RunPython(load_first, migrations.RunPython.noop),
    ]
