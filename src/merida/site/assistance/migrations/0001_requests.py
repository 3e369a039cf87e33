"""Requests for assistance and activities."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import merida.site.provenance.keys
from merida.site.assistance.activities_sql import BACKWARD, FORWARD, OWNERS, PUBLISHERS
from merida.site.provenance.policies import Restrict


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("evidence", "0004_pulse"),
        ("people", "0001_initial"),
        ("provenance", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Activity",
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
                    "identifier",
                    models.CharField(
                        help_text="As its publisher names it in IATI.", max_length=300, verbose_name="identifier"
                    ),
                ),
                (
                    "same_as",
                    models.UUIDField(
                        db_index=True,
                        help_text="Key that all records of one activity share, whoever tells it: its money counts once.",
                        verbose_name="same activity",
                    ),
                ),
                (
                    "told_as",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=300),
                        blank=True,
                        default=list,
                        help_text="Identifiers by which this activity is known, here and with others.",
                        verbose_name="told as",
                    ),
                ),
                (
                    "telling",
                    models.PositiveSmallIntegerField(
                        default=9,
                        help_text="Whose record counts where several tell one activity: who funds, is accountable, extends, does.",
                        verbose_name="nearness",
                    ),
                ),
                ("title", models.CharField(max_length=500, verbose_name="title")),
                ("titles", models.JSONField(default=dict, help_text="Language to words.", verbose_name="titles")),
                (
                    "descriptions",
                    models.JSONField(default=dict, help_text="Language to words.", verbose_name="descriptions"),
                ),
                (
                    "jurisdictions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3),
                        blank=True,
                        default=list,
                        verbose_name="States and jurisdictions",
                    ),
                ),
                (
                    "regions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, verbose_name="regions"
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
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        verbose_name="kinds of assistance",
                    ),
                ),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, verbose_name="topics"
                    ),
                ),
                ("target", models.CharField(blank=True, max_length=300, verbose_name="target institution")),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("planned", "Planned"),
                            ("under_way", "Under way"),
                            ("finalising", "Being completed"),
                            ("ended", "Ended"),
                            ("cancelled", "Cancelled"),
                            ("suspended", "Suspended"),
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("planned_start", models.DateField(blank=True, null=True, verbose_name="planned start")),
                ("actual_start", models.DateField(blank=True, null=True, verbose_name="actual start")),
                ("planned_end", models.DateField(blank=True, null=True, verbose_name="planned end")),
                ("actual_end", models.DateField(blank=True, null=True, verbose_name="actual end")),
                (
                    "starts_on",
                    models.DateField(
                        blank=True, help_text="Actual start, else planned.", null=True, verbose_name="starts on"
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True, help_text="Actual end, else planned.", null=True, verbose_name="ends on"
                    ),
                ),
                (
                    "money",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="Currency to whole minor units; empty if not disclosed.",
                        verbose_name="money",
                    ),
                ),
                (
                    "money_from",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("budget", "Budget"),
                            ("planned", "Planned disbursements"),
                            ("commitments", "Commitments"),
                        ],
                        max_length=12,
                        verbose_name="money taken from",
                    ),
                ),
                ("expert_days", models.PositiveIntegerField(blank=True, null=True, verbose_name="expert-days")),
                ("initiative", models.CharField(blank=True, max_length=200, verbose_name="regional initiative")),
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
                    "answers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        blank=True,
                        default=list,
                        help_text="By its publisher's own account.",
                        verbose_name="requests it answers",
                    ),
                ),
                (
                    "told_in",
                    models.CharField(
                        choices=[("iati", "IATI file"), ("spreadsheet", "Spreadsheet"), ("typed", "Typed")],
                        max_length=12,
                        verbose_name="told in",
                    ),
                ),
                ("line", models.PositiveIntegerField(blank=True, null=True, verbose_name="line of the file")),
                ("secondary", models.BooleanField(default=False, verbose_name="told of somebody else's activity")),
                (
                    "digest",
                    models.CharField(
                        help_text="Of what was told: the same again is no change.", max_length=64, verbose_name="digest"
                    ),
                ),
                (
                    "fault",
                    models.TextField(
                        blank=True,
                        help_text="Why it is left out of the IATI file; empty if it is valid.",
                        verbose_name="fault in IATI",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="version")),
                (
                    "updated_on",
                    models.DateField(
                        blank=True, help_text="By its publisher's account.", null=True, verbose_name="last told on"
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                ("changed_at", models.DateTimeField(verbose_name="changed at")),
                ("taken_back_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back at")),
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
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="provenance.source",
                        verbose_name="file",
                    ),
                ),
            ],
            options={
                "ordering": ("-changed_at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="ActivityLoad",
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
                    "told_in",
                    models.CharField(
                        choices=[("iati", "IATI file"), ("spreadsheet", "Spreadsheet"), ("typed", "Typed")],
                        max_length=12,
                        verbose_name="told in",
                    ),
                ),
                ("audience_wanted", models.CharField(max_length=16, verbose_name="who may see the activities")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("reading", "Being read"),
                            ("preview", "Preview: nothing is written yet"),
                            ("accepted", "Accepted, being written"),
                            ("loaded", "Loaded"),
                            ("discarded", "Discarded"),
                            ("failed", "Could not be read"),
                        ],
                        default="reading",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("counts", models.JSONField(default=dict, verbose_name="counts")),
                (
                    "lines",
                    models.JSONField(
                        default=list,
                        help_text="What each record would change, and what is refused.",
                        verbose_name="lines",
                    ),
                ),
                (
                    "sentence",
                    models.TextField(blank=True, help_text="Why the file could not be read.", verbose_name="sentence"),
                ),
                ("begun_at", models.DateTimeField(verbose_name="begun at")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="begun by",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="provenance.source",
                        verbose_name="file",
                    ),
                ),
            ],
            options={
                "ordering": ("-begun_at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="ActivityOutcome",
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
                ("title", models.CharField(blank=True, max_length=500, verbose_name="title")),
                ("jurisdiction", models.CharField(blank=True, max_length=3, verbose_name="jurisdiction")),
                ("on", models.DateField(blank=True, null=True, verbose_name="on")),
                ("number", models.PositiveSmallIntegerField(default=0, verbose_name="number")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outcomes",
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
            ],
            options={
                "ordering": ("activity", "number", "id"),
            },
        ),
        migrations.CreateModel(
            name="ActivityRole",
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
                    "role",
                    models.CharField(
                        choices=[
                            ("funding", "Funding"),
                            ("accountable", "Accountable"),
                            ("extending", "Extending"),
                            ("implementing", "Implementing"),
                            ("receiving", "Receiving"),
                        ],
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=300, verbose_name="name")),
                ("ref", models.CharField(blank=True, max_length=200, verbose_name="reference")),
                ("kind", models.CharField(blank=True, max_length=3, verbose_name="kind of organisation in IATI")),
                ("jurisdiction", models.CharField(blank=True, max_length=3, verbose_name="jurisdiction")),
                ("number", models.PositiveSmallIntegerField(default=0, verbose_name="number")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="roles",
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
            ],
            options={
                "ordering": ("activity", "number", "id"),
            },
        ),
        migrations.CreateModel(
            name="ActivityVersion",
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
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("content", models.JSONField(default=dict, verbose_name="content")),
                ("xml", models.TextField(blank=True, verbose_name="element in IATI")),
                ("because", models.TextField(blank=True, verbose_name="because")),
                ("told_at", models.DateTimeField(verbose_name="told at")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
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
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="provenance.source",
                        verbose_name="file",
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="told by",
                    ),
                ),
            ],
            options={
                "ordering": ("activity", "number"),
            },
        ),
        migrations.CreateModel(
            name="Publisher",
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
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="people.organisation",
                        verbose_name="organisation",
                    ),
                ),
                ("ref", models.CharField(max_length=200, verbose_name="identifier in IATI")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("10", "Government"),
                            ("11", "Local government"),
                            ("15", "Other public sector"),
                            ("21", "International non-governmental organization"),
                            ("22", "National non-governmental organization"),
                            ("23", "Regional non-governmental organization"),
                            ("24", "Non-governmental organization of a partner country"),
                            ("30", "Public-private partnership"),
                            ("40", "Multilateral organization"),
                            ("60", "Foundation"),
                            ("70", "Private sector"),
                            ("80", "Academic, training or research institution"),
                        ],
                        max_length=2,
                        verbose_name="kind of organisation",
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
                "ordering": ("organisation",),
            },
        ),
        migrations.CreateModel(
            name="Request",
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
                    "state",
                    models.CharField(
                        help_text="Jurisdiction that asks; empty for a network.", max_length=3, verbose_name="State"
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("reviewed", "Seen when reviewed"),
                            ("reviewing", "Seen when reviewing another State"),
                            ("self_assessment", "Self-assessment"),
                            ("direct", "Asked directly"),
                        ],
                        default="direct",
                        max_length=16,
                        verbose_name="origin",
                    ),
                ),
                (
                    "findings",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        blank=True,
                        default=list,
                        help_text="Outcomes of its review that the request rests on; who may not see them sees none.",
                        verbose_name="review outcomes",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("text", models.TextField(verbose_name="what is asked for")),
                ("language", models.CharField(blank=True, max_length=2, verbose_name="language")),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        verbose_name="kinds of assistance",
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
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, verbose_name="topics"
                    ),
                ),
                ("institution", models.CharField(blank=True, max_length=300, verbose_name="target institution")),
                ("result", models.TextField(blank=True, verbose_name="result wanted")),
                ("wanted_from", models.DateField(blank=True, null=True, verbose_name="wanted from")),
                ("wanted_until", models.DateField(blank=True, null=True, verbose_name="wanted until")),
                ("received_already", models.TextField(blank=True, verbose_name="what was already received")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "In preparation"),
                            ("circulated", "Circulated"),
                            ("withdrawn", "Consent withdrawn"),
                            ("closed", "Closed"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("closed_because", models.TextField(blank=True, verbose_name="closed because")),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="revision")),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                ("changed_at", models.DateTimeField(verbose_name="changed at")),
                ("circulated_at", models.DateTimeField(blank=True, null=True, verbose_name="circulated at")),
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
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
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
                "ordering": ("-made_at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="Reply",
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
                    "answer",
                    models.CharField(
                        choices=[
                            ("can_help", "We can help"),
                            ("asks", "We would like to know more first"),
                            ("already", "We already do this there"),
                            ("declined", "We cannot help, because"),
                        ],
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="text")),
                (
                    "activity",
                    models.UUIDField(
                        blank=True, help_text="Activity that would answer it.", null=True, verbose_name="activity"
                    ),
                ),
                ("replied_at", models.DateTimeField(verbose_name="replied at")),
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
                    "organisation",
                    models.ForeignKey(
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
                    "replied_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="replied by",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="assistance.request",
                        verbose_name="request",
                    ),
                ),
            ],
            options={
                "ordering": ("replied_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="ContactPerson",
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
                ("jurisdiction", models.CharField(blank=True, max_length=3, verbose_name="jurisdiction")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("office", models.CharField(blank=True, max_length=300, verbose_name="office")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                ("telephone", models.CharField(blank=True, max_length=60, verbose_name="telephone")),
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
                    "request",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contact",
                        to="assistance.request",
                        verbose_name="request",
                    ),
                ),
            ],
            options={
                "ordering": ("jurisdiction", "name"),
            },
        ),
        migrations.CreateModel(
            name="Circulation",
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
                        choices=[("given", "Consent given"), ("withdrawn", "Consent withdrawn")],
                        max_length=10,
                        verbose_name="what was said",
                    ),
                ),
                (
                    "circulated_to",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("organisations", "Organisations that I name"),
                            ("members", "All members of this installation"),
                            ("public", "Everybody"),
                        ],
                        max_length=16,
                        verbose_name="audience",
                    ),
                ),
                (
                    "organisations",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), blank=True, default=list, verbose_name="organisations"
                    ),
                ),
                ("contact_shown", models.BooleanField(default=False, verbose_name="with the name of the contact")),
                ("because", models.TextField(blank=True, verbose_name="because")),
                ("said_at", models.DateTimeField(verbose_name="said at")),
                (
                    "consent",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="provenance.consent",
                        verbose_name="consent",
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
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="said by",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="circulations",
                        to="assistance.request",
                        verbose_name="request",
                    ),
                ),
            ],
            options={
                "ordering": ("said_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="RequestWatch",
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
                    "jurisdictions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3), blank=True, default=list, verbose_name="States"
                    ),
                ),
                (
                    "provisions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, verbose_name="provisions"
                    ),
                ),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        verbose_name="kinds of assistance",
                    ),
                ),
                ("mail", models.BooleanField(default=True, verbose_name="tell me by mail")),
                ("seen_at", models.DateTimeField(blank=True, null=True, verbose_name="looked at")),
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
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "ordering": ("person",),
            },
        ),
        migrations.AddIndex(
            model_name="activity",
            index=django.contrib.postgres.indexes.GinIndex(fields=["jurisdictions"], name="activity_jurisdictions"),
        ),
        migrations.AddIndex(
            model_name="activity",
            index=django.contrib.postgres.indexes.GinIndex(fields=["regions"], name="activity_regions"),
        ),
        migrations.AddIndex(
            model_name="activity",
            index=django.contrib.postgres.indexes.GinIndex(fields=["under"], name="activity_under"),
        ),
        migrations.AddIndex(
            model_name="activity",
            index=django.contrib.postgres.indexes.GinIndex(fields=["told_as"], name="activity_told_as"),
        ),
        migrations.AddIndex(
            model_name="activity",
            index=models.Index(fields=["originator", "-changed_at", "-id"], name="activity_of_publisher"),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.UniqueConstraint(fields=("originator", "identifier"), name="activity_once_per_publisher"),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(("money", {}), ("expert_days__isnull", True), _connector="OR"),
                name="activity_money_or_expert_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on__isnull", True),
                    ("ends_on__isnull", True),
                    ("starts_on__lte", models.F("ends_on")),
                    _connector="OR",
                ),
                name="activity_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="activityversion",
            constraint=models.UniqueConstraint(fields=("activity", "number"), name="activity_version_once"),
        ),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(fields=["state", "status"], name="request_of_state"),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("wanted_from__isnull", True),
                    ("wanted_until__isnull", True),
                    ("wanted_from__lte", models.F("wanted_until")),
                    _connector="OR",
                ),
                name="request_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactperson",
            constraint=models.UniqueConstraint(
                condition=models.Q(("request__isnull", True)),
                fields=("originator", "jurisdiction"),
                name="contact_of_state_once",
            ),
        ),
        Restrict("Request", writes=OWNERS),
        Restrict("Circulation"),
        Restrict("ContactPerson", writes=OWNERS),
        Restrict("Reply", writes=OWNERS),
        Restrict("RequestWatch", writes=OWNERS),
        Restrict("Activity", writes=PUBLISHERS),
        Restrict("ActivityRole", writes=OWNERS),
        Restrict("ActivityOutcome", writes=OWNERS),
        Restrict("ActivityVersion", writes=OWNERS),
        Restrict("ActivityLoad", writes=OWNERS),
        Restrict("Publisher", writes=OWNERS),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
