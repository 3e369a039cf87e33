"""Publications, replies to them, and calls for data."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import merida.site.provenance.keys
from merida.site.provenance.policies import ORGANISATIONS, SIGNED_IN, Restrict

_OWN = f"addressed_to_id = any ({ORGANISATIONS})"
REPLY_SEEN = f"(answered = 'shown' or {_OWN})"
REPLY_WRITTEN = f"(answered = 'waiting' or ({_OWN} and {SIGNED_IN}))"
# Everybody may send one; only the authority it is addressed to may answer it or take it away.
ONLY_ADDED = f"""
alter policy changed on recovery_publicreply using ({_OWN} and {SIGNED_IN}) with check ({_OWN} and {SIGNED_IN});
alter policy removed on recovery_publicreply using ({_OWN} and {SIGNED_IN});
"""


class Migration(migrations.Migration):
    dependencies = [("recovery", "0003_returns")]

    operations = [
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=merida.site.provenance.keys.new_key, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "identifier",
                    models.CharField(
                        help_text="State, year and number; no name.", max_length=40, verbose_name="identifier"
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                ("title", models.CharField(max_length=300, verbose_name="public name")),
                (
                    "summary",
                    models.TextField(blank=True, help_text="What may be read by everybody.", verbose_name="summary"),
                ),
                (
                    "persons",
                    models.JSONField(
                        default=list,
                        help_text="Status of each person, with the name if it may be read.",
                        verbose_name="persons",
                    ),
                ),
                (
                    "positions",
                    models.JSONField(
                        default=list,
                        help_text="What each State asserts on ground, route and basis of disposal.",
                        verbose_name="positions",
                    ),
                ),
                (
                    "origins",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), blank=True, default=list, verbose_name="origin"
                    ),
                ),
                (
                    "locations",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), blank=True, default=list, verbose_name="location"
                    ),
                ),
                (
                    "proceedings",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8),
                        blank=True,
                        default=list,
                        verbose_name="jurisdiction of proceedings",
                    ),
                ),
                (
                    "recipients",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), blank=True, default=list, verbose_name="recipient"
                    ),
                ),
                ("published_at", models.DateTimeField(verbose_name="published at")),
                (
                    "published_for",
                    models.CharField(help_text="Its name on that day.", max_length=200, verbose_name="published by"),
                ),
                (
                    "redacted",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        help_text="What was left out.",
                        verbose_name="withheld",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="authority",
                    ),
                ),
            ],
            options={
                "ordering": ("identifier", "version"),
            },
        ),
        migrations.CreateModel(
            name="DataCall",
            fields=[
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("public", "Public"),
                            ("members", "Members of this installation"),
                            ("organisations", "Organisations named"),
                            ("review_team", "The reviewed State and its review team"),
                            ("case_team", "Case team"),
                            ("originator", "Originator and consent holder"),
                        ],
                        default="originator",
                        help_text="Who may see it.",
                        max_length=16,
                        verbose_name="audience",
                    ),
                ),
                (
                    "named_organisations",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        blank=True,
                        default=list,
                        help_text="The organisations of the audience “organisations named”.",
                        verbose_name="organisations named",
                    ),
                ),
                (
                    "team",
                    models.UUIDField(
                        blank=True, help_text="Review or case whose team may see it.", null=True, verbose_name="team"
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        blank=True, help_text="What it was given for.", max_length=300, verbose_name="purpose"
                    ),
                ),
                (
                    "onward_limits",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("46(5)", "Confidential as asked by the sending State, unless it exculpates (46(5))"),
                                ("46(19)", "Only for the purpose stated in the request (46(19))"),
                                ("46(20)", "The fact and substance of the request are confidential (46(20))"),
                            ],
                            max_length=8,
                        ),
                        blank=True,
                        default=list,
                        help_text="Limits on passing it on or using it otherwise.",
                        verbose_name="onward limits",
                    ),
                ),
                (
                    "id",
                    models.UUIDField(
                        default=merida.site.provenance.keys.new_key, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("year", models.PositiveIntegerField(verbose_name="year")),
                ("opened_on", models.DateField(verbose_name="opened on")),
                ("due_on", models.DateField(verbose_name="due on")),
                ("note", models.TextField(blank=True, verbose_name="what is asked")),
                (
                    "consent_holder",
                    models.ForeignKey(
                        blank=True,
                        help_text="Organisation that may widen its audience.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="consent holder",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "originator",
                    models.ForeignKey(
                        blank=True,
                        help_text="Organisation that made it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="originator",
                    ),
                ),
            ],
            options={
                "ordering": ("-year", "-opened_on"),
            },
        ),
        migrations.CreateModel(
            name="DataSubmission",
            fields=[
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("public", "Public"),
                            ("members", "Members of this installation"),
                            ("organisations", "Organisations named"),
                            ("review_team", "The reviewed State and its review team"),
                            ("case_team", "Case team"),
                            ("originator", "Originator and consent holder"),
                        ],
                        default="originator",
                        help_text="Who may see it.",
                        max_length=16,
                        verbose_name="audience",
                    ),
                ),
                (
                    "named_organisations",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        blank=True,
                        default=list,
                        help_text="The organisations of the audience “organisations named”.",
                        verbose_name="organisations named",
                    ),
                ),
                (
                    "team",
                    models.UUIDField(
                        blank=True, help_text="Review or case whose team may see it.", null=True, verbose_name="team"
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        blank=True, help_text="What it was given for.", max_length=300, verbose_name="purpose"
                    ),
                ),
                (
                    "onward_limits",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("46(5)", "Confidential as asked by the sending State, unless it exculpates (46(5))"),
                                ("46(19)", "Only for the purpose stated in the request (46(19))"),
                                ("46(20)", "The fact and substance of the request are confidential (46(20))"),
                            ],
                            max_length=8,
                        ),
                        blank=True,
                        default=list,
                        help_text="Limits on passing it on or using it otherwise.",
                        verbose_name="onward limits",
                    ),
                ),
                (
                    "id",
                    models.UUIDField(
                        default=merida.site.provenance.keys.new_key, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("state", models.CharField(max_length=8, verbose_name="State")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("submitted_at", models.DateTimeField(verbose_name="submitted at")),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="submissions", to="recovery.datacall"
                    ),
                ),
                (
                    "consent_holder",
                    models.ForeignKey(
                        blank=True,
                        help_text="Organisation that may widen its audience.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="consent holder",
                    ),
                ),
                (
                    "originator",
                    models.ForeignKey(
                        blank=True,
                        help_text="Organisation that made it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="originator",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="provenance.source",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("call", "state", "number"),
            },
        ),
        migrations.CreateModel(
            name="DataRow",
            fields=[
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("public", "Public"),
                            ("members", "Members of this installation"),
                            ("organisations", "Organisations named"),
                            ("review_team", "The reviewed State and its review team"),
                            ("case_team", "Case team"),
                            ("originator", "Originator and consent holder"),
                        ],
                        default="originator",
                        help_text="Who may see it.",
                        max_length=16,
                        verbose_name="audience",
                    ),
                ),
                (
                    "named_organisations",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        blank=True,
                        default=list,
                        help_text="The organisations of the audience “organisations named”.",
                        verbose_name="organisations named",
                    ),
                ),
                (
                    "team",
                    models.UUIDField(
                        blank=True, help_text="Review or case whose team may see it.", null=True, verbose_name="team"
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        blank=True, help_text="What it was given for.", max_length=300, verbose_name="purpose"
                    ),
                ),
                (
                    "onward_limits",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("46(5)", "Confidential as asked by the sending State, unless it exculpates (46(5))"),
                                ("46(19)", "Only for the purpose stated in the request (46(19))"),
                                ("46(20)", "The fact and substance of the request are confidential (46(20))"),
                            ],
                            max_length=8,
                        ),
                        blank=True,
                        default=list,
                        help_text="Limits on passing it on or using it otherwise.",
                        verbose_name="onward limits",
                    ),
                ),
                (
                    "id",
                    models.UUIDField(
                        default=merida.site.provenance.keys.new_key, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.CharField(help_text="The same from year to year.", max_length=40, verbose_name="key")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("frozen", "Frozen or seized"),
                            ("confiscated", "Confiscated"),
                            ("transferred", "Transferred to another State"),
                            ("received", "Received from another State"),
                            ("used", "Used"),
                        ],
                        max_length=16,
                        verbose_name="stage",
                    ),
                ),
                ("other", models.CharField(blank=True, max_length=8, verbose_name="other jurisdiction")),
                ("ground", models.CharField(blank=True, max_length=40, verbose_name="ground of the order")),
                (
                    "minor",
                    models.DecimalField(
                        blank=True,
                        decimal_places=0,
                        help_text="Empty: not disclosed, which is not zero.",
                        max_digits=40,
                        null=True,
                        verbose_name="amount in whole minor units",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=3, verbose_name="currency")),
                ("qualifier", models.CharField(default="exact", max_length=12, verbose_name="qualifier")),
                ("cases", models.PositiveIntegerField(blank=True, null=True, verbose_name="number of cases")),
                ("remark", models.CharField(blank=True, max_length=500, verbose_name="remark")),
                (
                    "consent_holder",
                    models.ForeignKey(
                        blank=True,
                        help_text="Organisation that may widen its audience.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="consent holder",
                    ),
                ),
                (
                    "originator",
                    models.ForeignKey(
                        blank=True,
                        help_text="Organisation that made it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="originator",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="recovery.datasubmission"
                    ),
                ),
            ],
            options={
                "ordering": ("submission", "stage", "other", "key"),
            },
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                (
                    "publication",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="withdrawal",
                        serialize=False,
                        to="recovery.publication",
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(verbose_name="withdrawn at")),
                ("because", models.CharField(max_length=300, verbose_name="because")),
            ],
        ),
        migrations.CreateModel(
            name="CasePublication",
            fields=[
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("public", "Public"),
                            ("members", "Members of this installation"),
                            ("organisations", "Organisations named"),
                            ("review_team", "The reviewed State and its review team"),
                            ("case_team", "Case team"),
                            ("originator", "Originator and consent holder"),
                        ],
                        default="originator",
                        help_text="Who may see it.",
                        max_length=16,
                        verbose_name="audience",
                    ),
                ),
                (
                    "named_organisations",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        blank=True,
                        default=list,
                        help_text="The organisations of the audience “organisations named”.",
                        verbose_name="organisations named",
                    ),
                ),
                (
                    "team",
                    models.UUIDField(
                        blank=True, help_text="Review or case whose team may see it.", null=True, verbose_name="team"
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        blank=True, help_text="What it was given for.", max_length=300, verbose_name="purpose"
                    ),
                ),
                (
                    "onward_limits",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("46(5)", "Confidential as asked by the sending State, unless it exculpates (46(5))"),
                                ("46(19)", "Only for the purpose stated in the request (46(19))"),
                                ("46(20)", "The fact and substance of the request are confidential (46(20))"),
                            ],
                            max_length=8,
                        ),
                        blank=True,
                        default=list,
                        help_text="Limits on passing it on or using it otherwise.",
                        verbose_name="onward limits",
                    ),
                ),
                (
                    "id",
                    models.UUIDField(
                        default=merida.site.provenance.keys.new_key, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "events",
                    models.JSONField(default=list, help_text="Which events became which facts.", verbose_name="events"),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="publications", to="recovery.case"
                    ),
                ),
                (
                    "consent_holder",
                    models.ForeignKey(
                        blank=True,
                        help_text="Organisation that may widen its audience.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="consent holder",
                    ),
                ),
                (
                    "originator",
                    models.ForeignKey(
                        blank=True,
                        help_text="Organisation that made it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="originator",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "publication",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="recovery.publication"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PublicReply",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=merida.site.provenance.keys.new_key, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("correction", "Correction"), ("reply", "Reply"), ("observation", "Observer report")],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                ("address", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                ("words", models.TextField(verbose_name="words")),
                ("received_at", models.DateTimeField(verbose_name="received at")),
                (
                    "answered",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("shown", "Shown with the publication"),
                            ("corrected", "Corrected"),
                            ("declined", "Not shown"),
                        ],
                        default="waiting",
                        max_length=12,
                        verbose_name="answered",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                (
                    "addressed_to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="replies", to="recovery.publication"
                    ),
                ),
            ],
            options={
                "ordering": ("received_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="PublishedFact",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=merida.site.provenance.keys.new_key, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("frozen", "Frozen or seized"),
                            ("confiscated", "Confiscated"),
                            ("promised", "Promised"),
                            ("transferred", "Transferred"),
                            ("received", "Received"),
                            ("used", "Used"),
                        ],
                        max_length=16,
                        verbose_name="stage",
                    ),
                ),
                (
                    "minor",
                    models.DecimalField(
                        blank=True,
                        decimal_places=0,
                        help_text="Empty: not disclosed, which is not zero.",
                        max_digits=40,
                        null=True,
                        verbose_name="amount in whole minor units",
                    ),
                ),
                (
                    "upper",
                    models.DecimalField(
                        blank=True, decimal_places=0, max_digits=40, null=True, verbose_name="upper end"
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        blank=True,
                        help_text="Currency, piece or virtual asset.",
                        max_length=60,
                        verbose_name="unit",
                    ),
                ),
                ("qualifier", models.CharField(default="exact", max_length=12, verbose_name="qualifier")),
                ("first_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("last_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "said_by",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), blank=True, default=list, verbose_name="as stated by"
                    ),
                ),
                ("joint", models.BooleanField(default=False, verbose_name="joint return")),
                ("what_for", models.CharField(blank=True, max_length=500, verbose_name="use")),
                ("verified_by", models.CharField(blank=True, max_length=200, verbose_name="verified by")),
                ("source_words", models.TextField(blank=True, verbose_name="words of the source")),
                ("source_name", models.CharField(blank=True, max_length=500, verbose_name="source")),
                ("others", models.JSONField(default=list, verbose_name="what others say")),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="facts", to="recovery.publication"
                    ),
                ),
            ],
            options={
                "ordering": ("publication", "number"),
            },
        ),
        migrations.AddConstraint(
            model_name="datasubmission",
            constraint=models.UniqueConstraint(
                fields=("call", "originator", "number"), name="one_submission_of_a_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.UniqueConstraint(fields=("identifier", "version"), name="publication_version"),
        ),
        migrations.AddConstraint(
            model_name="publishedfact",
            constraint=models.UniqueConstraint(fields=("publication", "number"), name="published_fact_number"),
        ),
        Restrict("CasePublication"),
        Restrict("DataCall"),
        Restrict("DataSubmission"),
        Restrict("DataRow"),
        Restrict("PublicReply", reads=REPLY_SEEN, writes=REPLY_WRITTEN),
        migrations.RunSQL(ONLY_ADDED, migrations.RunSQL.noop),
    ]
