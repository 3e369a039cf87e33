"""Matches, pairs of activities, regional initiatives, engagements, training."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import merida.site.provenance.keys
from merida.site.assistance import training_sql
from merida.site.assistance.activities_sql import OWNERS
from merida.site.provenance.policies import Restrict


class Migration(migrations.Migration):
    dependencies = [
        ("assistance", "0002_plans"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Engagement",
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
                ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                (
                    "revision",
                    models.PositiveIntegerField(
                        default=0, help_text="Grows with each change.", verbose_name="revision"
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        blank=True,
                        help_text="Its number in your own records; once for each.",
                        max_length=100,
                        verbose_name="reference",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "area",
                    models.CharField(
                        choices=[
                            ("country", "Country engagement"),
                            ("policy", "Policy influence and partnerships"),
                            ("knowledge", "Knowledge and innovation"),
                        ],
                        default="country",
                        max_length=10,
                        verbose_name="area",
                    ),
                ),
                (
                    "jurisdictions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3),
                        blank=True,
                        default=list,
                        help_text="ISO 3166-1 alpha-3 codes of the States supported.",
                        verbose_name="jurisdictions",
                    ),
                ),
                (
                    "networks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200),
                        blank=True,
                        default=list,
                        help_text="Networks or regional organizations supported.",
                        verbose_name="networks and organizations",
                    ),
                ),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        verbose_name="kinds of support",
                    ),
                ),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, verbose_name="topics"
                    ),
                ),
                (
                    "provisions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, verbose_name="provisions"
                    ),
                ),
                (
                    "under",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        help_text="The provisions and what they stand in.",
                        verbose_name="under",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="from")),
                (
                    "until_on",
                    models.DateField(blank=True, help_text="Empty while it goes on.", null=True, verbose_name="until"),
                ),
                ("text", models.TextField(blank=True, verbose_name="description")),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[("0", "Not an aim"), ("1", "A significant aim"), ("2", "The principal aim")],
                        max_length=1,
                        verbose_name="gender marker",
                    ),
                ),
                (
                    "source_text",
                    models.CharField(
                        blank=True, help_text="Where this is from.", max_length=500, verbose_name="source"
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(
                        blank=True, help_text="Recorded in error.", null=True, verbose_name="withdrawn at"
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
            ],
            options={
                "ordering": ("-from_on", "title", "id"),
            },
        ),
        migrations.CreateModel(
            name="EngagementResult",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("law_adopted", "Law adopted"),
                            ("regulation_issued", "Regulation issued"),
                            ("policy_adopted", "Strategy or policy adopted"),
                            ("body_founded", "Body founded"),
                            ("coordination_set_up", "Coordination set up"),
                            ("system_in_use", "System in use"),
                            ("other", "Other"),
                        ],
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="As in: Asset Recovery Act, No. 12 of 2018.", max_length=300, verbose_name="title"
                    ),
                ),
                ("jurisdiction", models.CharField(blank=True, max_length=3, verbose_name="jurisdiction")),
                ("on", models.DateField(help_text="Day of adoption, founding or coming into use.", verbose_name="on")),
                ("source_text", models.CharField(blank=True, max_length=500, verbose_name="source")),
                ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at")),
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
                    "engagement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="assistance.engagement",
                        verbose_name="engagement",
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
            ],
            options={
                "ordering": ("on", "title", "id"),
            },
        ),
        migrations.CreateModel(
            name="Match",
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
                    "score",
                    models.FloatField(
                        default=0.0, help_text="Of a hundred such proposals so many were right.", verbose_name="score"
                    ),
                ),
                ("reasons", models.JSONField(default=list, verbose_name="reasons")),
                (
                    "rules",
                    models.CharField(
                        blank=True, help_text="Empty: by a person.", max_length=20, verbose_name="version of the rules"
                    ),
                ),
                (
                    "content",
                    models.CharField(
                        help_text="Digest of what was compared: the same is not asked twice.",
                        max_length=64,
                        verbose_name="content",
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("suggested", "Suggested by the machine"),
                            ("set_aside", "Set aside: no match"),
                            ("proposed", "Proposed to the State"),
                            ("consented", "The State consents"),
                            ("sent", "Sent to the provider"),
                            ("acknowledged", "Acknowledged by the provider"),
                            ("accepted", "Accepted by the provider"),
                            ("declined", "Declined by the provider"),
                            ("under_way", "Under way"),
                            ("delivered", "Delivered"),
                            ("withdrawn", "Consent withdrawn by the State"),
                        ],
                        default="suggested",
                        max_length=12,
                        verbose_name="standing",
                    ),
                ),
                ("moved_at", models.DateTimeField(verbose_name="moved at")),
                (
                    "revision",
                    models.PositiveIntegerField(default=0, help_text="Grows with each step.", verbose_name="revision"),
                ),
                (
                    "ask_on",
                    models.DateField(
                        blank=True, help_text="A year after delivery: need met?", null=True, verbose_name="ask on"
                    ),
                ),
                ("reminded_at", models.DateTimeField(blank=True, null=True, verbose_name="reminded at")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assistance.activity",
                        verbose_name="activity",
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
                    "provider",
                    models.ForeignKey(
                        help_text="Organisation that is told once the State consents.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="provider",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matches",
                        to="assistance.request",
                        verbose_name="request",
                    ),
                ),
            ],
            options={
                "ordering": ("-score", "id"),
            },
        ),
        migrations.CreateModel(
            name="MatchStep",
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
                    "step",
                    models.CharField(
                        choices=[
                            ("suggest", "Suggested"),
                            ("set_aside", "Set aside"),
                            ("propose", "Proposed to the State"),
                            ("consent", "The State consents"),
                            ("withdraw", "The State withdraws its consent"),
                            ("send", "Sent to the provider"),
                            ("acknowledge", "Acknowledged"),
                            ("accept", "Accepted"),
                            ("decline", "Declined, because"),
                            ("begin", "Under way"),
                            ("deliver", "Delivered"),
                            ("answer", "Was the need met?"),
                            ("undo", "Taken back"),
                        ],
                        max_length=12,
                        verbose_name="step",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("state", "State"), ("provider", "Provider"), ("secretariat", "Secretariat")],
                        max_length=12,
                        verbose_name="for",
                    ),
                ),
                (
                    "met",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("met", "Met"),
                            ("partly", "Partly met"),
                            ("not_met", "Not met"),
                            ("too_early", "Too early to say"),
                        ],
                        max_length=10,
                        verbose_name="was the need met?",
                    ),
                ),
                ("because", models.TextField(blank=True, verbose_name="because")),
                ("taken_at", models.DateTimeField(verbose_name="at")),
                (
                    "before",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("suggested", "Suggested by the machine"),
                            ("set_aside", "Set aside: no match"),
                            ("proposed", "Proposed to the State"),
                            ("consented", "The State consents"),
                            ("sent", "Sent to the provider"),
                            ("acknowledged", "Acknowledged by the provider"),
                            ("accepted", "Accepted by the provider"),
                            ("declined", "Declined by the provider"),
                            ("under_way", "Under way"),
                            ("delivered", "Delivered"),
                            ("withdrawn", "Consent withdrawn by the State"),
                        ],
                        max_length=12,
                        verbose_name="standing before",
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
                    "match",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="assistance.match",
                        verbose_name="match",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="organisation",
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
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "ordering": ("taken_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="ProposalRun",
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
                ("asked_at", models.DateTimeField(verbose_name="asked at")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "status",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("done", "Done"), ("failed", "Failed")],
                        default="waiting",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("rules", models.CharField(blank=True, max_length=20, verbose_name="version of the rules")),
                ("matches", models.PositiveIntegerField(default=0, verbose_name="new matches")),
                ("pairs", models.PositiveIntegerField(default=0, verbose_name="new pairs")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
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
            ],
            options={
                "ordering": ("-asked_at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="RegionalInitiative",
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
                ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                (
                    "revision",
                    models.PositiveIntegerField(
                        default=0, help_text="Grows with each change.", verbose_name="revision"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "region",
                    models.CharField(
                        blank=True, help_text="As in: Eastern Africa.", max_length=100, verbose_name="region"
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="description")),
                (
                    "members",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3),
                        blank=True,
                        default=list,
                        help_text="ISO 3166-1 alpha-3 codes of the member jurisdictions.",
                        verbose_name="members",
                    ),
                ),
                ("from_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
            ],
            options={
                "ordering": ("name", "id"),
            },
        ),
        migrations.CreateModel(
            name="InitiativePriority",
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
                ("number", models.PositiveSmallIntegerField(default=0, verbose_name="number")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, verbose_name="topics"
                    ),
                ),
                (
                    "provisions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, verbose_name="provisions"
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
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="priorities",
                        to="assistance.regionalinitiative",
                        verbose_name="initiative",
                    ),
                ),
            ],
            options={
                "ordering": ("initiative", "number", "id"),
            },
        ),
        migrations.AddField(
            model_name="engagement",
            name="initiative",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="engagements",
                to="assistance.regionalinitiative",
                verbose_name="regional initiative",
            ),
        ),
        migrations.CreateModel(
            name="RoadmapStep",
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
                ("text", models.CharField(max_length=500, verbose_name="step")),
                ("from_on", models.DateField(verbose_name="from")),
                ("until_on", models.DateField(verbose_name="until")),
                (
                    "jurisdictions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3),
                        blank=True,
                        default=list,
                        help_text="Empty for all members.",
                        verbose_name="jurisdictions",
                    ),
                ),
                ("responsible", models.CharField(blank=True, max_length=200, verbose_name="responsible")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("under_way", "Under way"),
                            ("done", "Done"),
                            ("dropped", "Not pursued"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="how far",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="revision")),
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
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="assistance.regionalinitiative",
                        verbose_name="initiative",
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
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="steps",
                        to="assistance.initiativepriority",
                        verbose_name="priority",
                    ),
                ),
            ],
            options={
                "ordering": ("from_on", "until_on", "id"),
            },
        ),
        migrations.CreateModel(
            name="Training",
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
                ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                (
                    "revision",
                    models.PositiveIntegerField(
                        default=0, help_text="Grows with each change.", verbose_name="revision"
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        blank=True,
                        help_text="Its number in your own records; once for each.",
                        max_length=100,
                        verbose_name="reference",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("from_on", models.DateField(verbose_name="from")),
                ("until_on", models.DateField(verbose_name="until")),
                (
                    "jurisdictions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3),
                        blank=True,
                        default=list,
                        help_text="Where the participants come from.",
                        verbose_name="jurisdictions",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "form",
                    models.CharField(
                        blank=True,
                        choices=[("in_person", "In person"), ("online", "Online"), ("mixed", "In person and online")],
                        max_length=10,
                        verbose_name="form",
                    ),
                ),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, verbose_name="topics"
                    ),
                ),
                (
                    "provisions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, verbose_name="provisions"
                    ),
                ),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[("0", "Not an aim"), ("1", "A significant aim"), ("2", "The principal aim")],
                        max_length=1,
                        verbose_name="gender marker",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="description")),
                ("attendances", models.PositiveIntegerField(blank=True, null=True, verbose_name="attendances stated")),
                (
                    "persons",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Each person once within this training.",
                        null=True,
                        verbose_name="persons stated",
                    ),
                ),
                (
                    "persons_new",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Those who were in no other training of the same year that is counted; empty if not known.",
                        null=True,
                        verbose_name="of them counted here first",
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exact", "exactly"),
                            ("about", "about"),
                            ("more_than", "more than"),
                            ("at_most", "at most"),
                        ],
                        default="exact",
                        help_text="How exactly.",
                        max_length=10,
                        verbose_name="stated",
                    ),
                ),
                (
                    "listed",
                    models.BooleanField(
                        default=False,
                        help_text="Its figures are counted from the list.",
                        verbose_name="participants are listed",
                    ),
                ),
                ("source_text", models.CharField(blank=True, max_length=500, verbose_name="source")),
                (
                    "withdrawn_at",
                    models.DateTimeField(
                        blank=True, help_text="Recorded in error.", null=True, verbose_name="withdrawn at"
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
                    "engagement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainings",
                        to="assistance.engagement",
                        verbose_name="engagement",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainings",
                        to="assistance.regionalinitiative",
                        verbose_name="regional initiative",
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
            ],
            options={
                "ordering": ("-from_on", "title", "id"),
            },
        ),
        migrations.CreateModel(
            name="Headcount",
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
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("woman", "Women"), ("man", "Men"), ("other", "Other"), ("", "Not stated")],
                        max_length=6,
                        verbose_name="sex",
                    ),
                ),
                ("institution", models.CharField(blank=True, max_length=200, verbose_name="institution")),
                ("attendances", models.PositiveIntegerField(blank=True, null=True, verbose_name="attendances")),
                ("persons", models.PositiveIntegerField(blank=True, null=True, verbose_name="persons")),
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
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="headcounts",
                        to="assistance.training",
                        verbose_name="training",
                    ),
                ),
            ],
            options={
                "ordering": ("training", "sex", "institution", "id"),
            },
        ),
        migrations.CreateModel(
            name="Attendance",
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
                    "person_key",
                    models.CharField(
                        help_text="The same in every training; replaced when it is erased.",
                        max_length=32,
                        verbose_name="key of the person",
                    ),
                ),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("woman", "Women"), ("man", "Men"), ("other", "Other"), ("", "Not stated")],
                        max_length=6,
                        verbose_name="sex",
                    ),
                ),
                ("institution", models.CharField(blank=True, max_length=200, verbose_name="institution")),
                ("erased_at", models.DateTimeField(blank=True, null=True, verbose_name="erased at")),
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
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participants",
                        to="assistance.training",
                        verbose_name="training",
                    ),
                ),
            ],
            options={
                "ordering": ("training", "id"),
            },
        ),
        migrations.CreateModel(
            name="TrainingFollowUp",
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
                ("months", models.PositiveSmallIntegerField(verbose_name="after months")),
                ("due_on", models.DateField(verbose_name="due on")),
                ("reminded_at", models.DateTimeField(blank=True, null=True, verbose_name="reminded at")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                ("asked", models.PositiveIntegerField(blank=True, null=True, verbose_name="persons asked")),
                ("answered", models.PositiveIntegerField(blank=True, null=True, verbose_name="persons who answered")),
                (
                    "applying",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="persons who use what they learned"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="what they say")),
                ("recorded_at", models.DateTimeField(blank=True, null=True, verbose_name="recorded at")),
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
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="assistance.training",
                        verbose_name="training",
                    ),
                ),
            ],
            options={
                "ordering": ("due_on", "id"),
            },
        ),
        migrations.CreateModel(
            name="ActivityPair",
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
                    "proposed",
                    models.CharField(
                        choices=[
                            ("same_record", "Same record"),
                            ("same_project", "Same project told by another"),
                            ("overlapping", "Overlapping"),
                            ("unrelated", "Unrelated"),
                        ],
                        max_length=12,
                        verbose_name="proposed",
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("same_record", "Same record"),
                            ("same_project", "Same project told by another"),
                            ("overlapping", "Overlapping"),
                            ("unrelated", "Unrelated"),
                        ],
                        help_text="Empty while nobody has decided.",
                        max_length=12,
                        verbose_name="decided",
                    ),
                ),
                ("score", models.FloatField(default=0.0, verbose_name="score")),
                ("reasons", models.JSONField(default=list, verbose_name="reasons")),
                ("rules", models.CharField(max_length=20, verbose_name="version of the rules")),
                (
                    "content",
                    models.CharField(
                        help_text="Digests of both as they were compared.", max_length=130, verbose_name="content"
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="revision")),
                ("proposed_at", models.DateTimeField(verbose_name="proposed at")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
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
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="assistance.activity",
                        verbose_name="first activity",
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
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="assistance.activity",
                        verbose_name="second activity",
                    ),
                ),
            ],
            options={
                "ordering": ("-score", "id"),
                "indexes": [models.Index(fields=["relation", "-score", "id"], name="pair_queue")],
                "constraints": [
                    models.UniqueConstraint(fields=("originator", "first", "second"), name="pair_once_per_owner"),
                    models.CheckConstraint(condition=models.Q(("first__lt", models.F("second"))), name="pair_in_order"),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="match",
            index=models.Index(fields=["standing", "-score", "id"], name="match_queue"),
        ),
        migrations.AddConstraint(
            model_name="match",
            constraint=models.UniqueConstraint(fields=("request", "activity"), name="match_once"),
        ),
        migrations.AddConstraint(
            model_name="matchstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("step", "answer"), ("met", ""), _connector="OR"),
                name="match_step_answers_only_if_asked",
            ),
        ),
        migrations.AddIndex(
            model_name="engagement",
            index=models.Index(fields=["from_on", "until_on"], name="engagement_when"),
        ),
        migrations.AddIndex(
            model_name="engagement",
            index=django.contrib.postgres.indexes.GinIndex(fields=["jurisdictions"], name="engagement_where"),
        ),
        migrations.AddConstraint(
            model_name="engagement",
            constraint=models.UniqueConstraint(
                condition=models.Q(models.Q(("reference", ""), _negated=True), ("withdrawn_at", None)),
                fields=("originator", "reference"),
                name="engagement_once_per_owner",
            ),
        ),
        migrations.AddConstraint(
            model_name="engagement",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_on__isnull", True), ("from_on__lte", models.F("until_on")), _connector="OR"),
                name="engagement_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="roadmapstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_on__lte", models.F("until_on"))), name="roadmap_step_begins_first"
            ),
        ),
        migrations.AddIndex(
            model_name="training",
            index=models.Index(fields=["from_on", "until_on"], name="training_when"),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.UniqueConstraint(
                condition=models.Q(models.Q(("reference", ""), _negated=True), ("withdrawn_at", None)),
                fields=("originator", "reference"),
                name="training_once_per_owner",
            ),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_on__lte", models.F("until_on"))), name="training_begins_first"
            ),
        ),
        migrations.AddIndex(
            model_name="attendance",
            index=models.Index(fields=["person_key"], name="attendance_of_person"),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(fields=("training", "person_key"), name="attendance_once_per_training"),
        ),
        migrations.AddConstraint(
            model_name="trainingfollowup",
            constraint=models.UniqueConstraint(fields=("training", "months"), name="follow_up_once"),
        ),
        migrations.AddConstraint(
            model_name="trainingfollowup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered__isnull", True),
                    ("applying__isnull", True),
                    ("applying__lte", models.F("answered")),
                    _connector="OR",
                ),
                name="follow_up_adds_up",
            ),
        ),
        Restrict("Engagement", writes=OWNERS),
        Restrict("EngagementResult", writes=OWNERS),
        Restrict("Match"),
        Restrict("MatchStep"),
        Restrict("ProposalRun", writes=OWNERS),
        Restrict("RegionalInitiative", writes=OWNERS),
        Restrict("InitiativePriority", writes=OWNERS),
        Restrict("RoadmapStep", writes=OWNERS),
        Restrict("Training", writes=OWNERS),
        Restrict("Headcount", writes=OWNERS),
        Restrict("Attendance", writes=OWNERS),
        Restrict("TrainingFollowUp", writes=OWNERS),
        Restrict("ActivityPair", writes=OWNERS),
        migrations.RunSQL(training_sql.FORWARD, training_sql.BACKWARD),
    ]
