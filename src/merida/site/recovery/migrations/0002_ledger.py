"""Claims, events, postings, loads, suspicions, rates and the sums of volumes; only ever added."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import merida.site.provenance.keys
from merida.site.provenance.policies import Restrict
from merida.site.recovery import ledger_sql


class Migration(migrations.Migration):
    dependencies = [
        ("recovery", "0001_cases"),
    ]

    operations = [
        migrations.CreateModel(
            name="RateTable",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=merida.site.provenance.keys.new_key, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField(unique=True, verbose_name="order")),
                ("provider", models.CharField(max_length=100, verbose_name="provider")),
                ("pivot", models.CharField(max_length=3, verbose_name="quoted against")),
                ("period", models.CharField(max_length=8, verbose_name="period")),
                ("sha256", models.CharField(max_length=64, unique=True, verbose_name="SHA-256")),
                ("source", models.CharField(max_length=300, verbose_name="file")),
                ("text", models.TextField(help_text="As it was loaded: every rate as printed.", verbose_name="text")),
                ("loaded_at", models.DateTimeField(verbose_name="loaded at")),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="Claim",
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
                    "stage",
                    models.CharField(
                        choices=[
                            ("identified", "Identified or traced"),
                            ("frozen", "Frozen or seized"),
                            ("confiscated", "Confiscated"),
                            ("approved", "Approved for return"),
                            ("transferred", "Transferred"),
                            ("received", "Received"),
                            ("used", "Used"),
                            ("released", "Released"),
                            ("shared", "Shared"),
                            ("retained", "Retained"),
                            ("third_parties", "Paid to third parties"),
                            ("victims", "Paid to victims and prior owners"),
                            ("expenses_57_4", "Expenses deducted under 57(4)"),
                            ("custody", "Cost of custody"),
                            ("expenses_46_28", "Extraordinary costs under 46(28)"),
                            ("recipient_costs", "The recipient's own costs"),
                            ("interest", "Interest"),
                            ("valued", "Valued anew"),
                            ("exchanged", "Exchanged"),
                            ("sold", "Sold"),
                            ("settlement", "Settlement (no stage)"),
                            ("fine", "Fine (no stage)"),
                        ],
                        max_length=20,
                        verbose_name="stage",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("sought", "Sought"),
                            ("ordered", "Ordered"),
                            ("appealed", "Appealed"),
                            ("agreed", "Agreed"),
                            ("granted", "Granted"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                            ("reported", "Reported"),
                        ],
                        default="done",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        blank=True,
                        help_text="USD, virtual:BTC:8 or piece:ambulance; empty: not disclosed",
                        max_length=40,
                        verbose_name="unit",
                    ),
                ),
                (
                    "minor",
                    models.DecimalField(
                        blank=True, decimal_places=0, max_digits=40, null=True, verbose_name="amount in minor units"
                    ),
                ),
                (
                    "until_minor",
                    models.DecimalField(
                        blank=True, decimal_places=0, max_digits=40, null=True, verbose_name="upper end of the range"
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exact", "Exactly"),
                            ("about", "About"),
                            ("at_least", "At least"),
                            ("at_most", "At most"),
                            ("more_than", "More than"),
                            ("less_than", "Less than"),
                        ],
                        default="exact",
                        max_length=10,
                        verbose_name="qualifier",
                    ),
                ),
                (
                    "happened",
                    models.CharField(
                        blank=True, help_text="As known: 2014, 2014-02, 2014-02-10", max_length=10, verbose_name="date"
                    ),
                ),
                ("first", models.DateField(blank=True, null=True, verbose_name="first day it can have been")),
                ("last", models.DateField(blank=True, null=True, verbose_name="last day it can have been")),
                (
                    "jurisdictions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8),
                        blank=True,
                        default=list,
                        verbose_name="jurisdictions of proceedings",
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
                    "recipients",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), blank=True, default=list, verbose_name="recipient"
                    ),
                ),
                ("ground", models.CharField(blank=True, max_length=40, verbose_name="ground")),
                ("route", models.CharField(blank=True, max_length=40, verbose_name="route")),
                ("disposal", models.CharField(blank=True, max_length=40, verbose_name="basis of disposal")),
                (
                    "form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("money", "Money"),
                            ("in_kind", "In kind"),
                            ("debt_relief", "Debt relief"),
                            ("virtual", "Virtual assets"),
                        ],
                        max_length=12,
                        verbose_name="form",
                    ),
                ),
                ("asset_type", models.CharField(blank=True, max_length=40, verbose_name="type of asset")),
                ("cluster", models.CharField(blank=True, max_length=100, verbose_name="cluster")),
                ("authority", models.CharField(blank=True, max_length=300, verbose_name="authority")),
                ("learnt_on", models.DateField(help_text="When we came to know of it.", verbose_name="learnt on")),
                ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                (
                    "id",
                    models.UUIDField(
                        default=merida.site.provenance.keys.new_key, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "digest",
                    models.CharField(
                        help_text="Of all it says: the same twice is one claim.", max_length=64, verbose_name="digest"
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="words of the source")),
                ("source", models.CharField(blank=True, max_length=1000, verbose_name="source")),
                (
                    "source_class",
                    models.CharField(
                        choices=[
                            ("court", "Court"),
                            ("authority", "Authority"),
                            ("international", "International organization"),
                            ("press", "Press"),
                            ("civil_society", "Civil society"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=14,
                        verbose_name="class of source",
                    ),
                ),
                (
                    "whose",
                    models.CharField(
                        blank=True,
                        help_text="State or body that says it.",
                        max_length=200,
                        verbose_name="whose statement",
                    ),
                ),
                ("chosen", models.BooleanField(blank=True, null=True, verbose_name="used by its register")),
                (
                    "details",
                    models.JSONField(
                        blank=True, default=dict, help_text="As they stood in the file.", verbose_name="other columns"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="recovery.case",
                        verbose_name="case",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "source_file",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="provenance.source",
                        verbose_name="file",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Event",
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
                    "stage",
                    models.CharField(
                        choices=[
                            ("identified", "Identified or traced"),
                            ("frozen", "Frozen or seized"),
                            ("confiscated", "Confiscated"),
                            ("approved", "Approved for return"),
                            ("transferred", "Transferred"),
                            ("received", "Received"),
                            ("used", "Used"),
                            ("released", "Released"),
                            ("shared", "Shared"),
                            ("retained", "Retained"),
                            ("third_parties", "Paid to third parties"),
                            ("victims", "Paid to victims and prior owners"),
                            ("expenses_57_4", "Expenses deducted under 57(4)"),
                            ("custody", "Cost of custody"),
                            ("expenses_46_28", "Extraordinary costs under 46(28)"),
                            ("recipient_costs", "The recipient's own costs"),
                            ("interest", "Interest"),
                            ("valued", "Valued anew"),
                            ("exchanged", "Exchanged"),
                            ("sold", "Sold"),
                            ("settlement", "Settlement (no stage)"),
                            ("fine", "Fine (no stage)"),
                        ],
                        max_length=20,
                        verbose_name="stage",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("sought", "Sought"),
                            ("ordered", "Ordered"),
                            ("appealed", "Appealed"),
                            ("agreed", "Agreed"),
                            ("granted", "Granted"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                            ("reported", "Reported"),
                        ],
                        default="done",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        blank=True,
                        help_text="USD, virtual:BTC:8 or piece:ambulance; empty: not disclosed",
                        max_length=40,
                        verbose_name="unit",
                    ),
                ),
                (
                    "minor",
                    models.DecimalField(
                        blank=True, decimal_places=0, max_digits=40, null=True, verbose_name="amount in minor units"
                    ),
                ),
                (
                    "until_minor",
                    models.DecimalField(
                        blank=True, decimal_places=0, max_digits=40, null=True, verbose_name="upper end of the range"
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exact", "Exactly"),
                            ("about", "About"),
                            ("at_least", "At least"),
                            ("at_most", "At most"),
                            ("more_than", "More than"),
                            ("less_than", "Less than"),
                        ],
                        default="exact",
                        max_length=10,
                        verbose_name="qualifier",
                    ),
                ),
                (
                    "happened",
                    models.CharField(
                        blank=True, help_text="As known: 2014, 2014-02, 2014-02-10", max_length=10, verbose_name="date"
                    ),
                ),
                ("first", models.DateField(blank=True, null=True, verbose_name="first day it can have been")),
                ("last", models.DateField(blank=True, null=True, verbose_name="last day it can have been")),
                (
                    "jurisdictions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8),
                        blank=True,
                        default=list,
                        verbose_name="jurisdictions of proceedings",
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
                    "recipients",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), blank=True, default=list, verbose_name="recipient"
                    ),
                ),
                ("ground", models.CharField(blank=True, max_length=40, verbose_name="ground")),
                ("route", models.CharField(blank=True, max_length=40, verbose_name="route")),
                ("disposal", models.CharField(blank=True, max_length=40, verbose_name="basis of disposal")),
                (
                    "form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("money", "Money"),
                            ("in_kind", "In kind"),
                            ("debt_relief", "Debt relief"),
                            ("virtual", "Virtual assets"),
                        ],
                        max_length=12,
                        verbose_name="form",
                    ),
                ),
                ("asset_type", models.CharField(blank=True, max_length=40, verbose_name="type of asset")),
                ("cluster", models.CharField(blank=True, max_length=100, verbose_name="cluster")),
                ("authority", models.CharField(blank=True, max_length=300, verbose_name="authority")),
                ("learnt_on", models.DateField(help_text="When we came to know of it.", verbose_name="learnt on")),
                ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                (
                    "id",
                    models.UUIDField(
                        default=merida.site.provenance.keys.new_key, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "rule",
                    models.CharField(
                        blank=True,
                        help_text="Why this claim: only, register, rule, person",
                        max_length=10,
                        verbose_name="rule",
                    ),
                ),
                (
                    "at_stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("source", "Proceeds of the offences"),
                            ("identified", "Identified or traced"),
                            ("frozen", "Frozen or seized"),
                            ("confiscated", "Confiscated"),
                            ("approved", "Approved for return"),
                            ("transferred", "Transferred"),
                            ("received", "Received"),
                            ("used", "Used"),
                            ("released", "Released"),
                            ("shared", "Shared"),
                            ("retained", "Retained"),
                            ("third_parties", "Paid to third parties"),
                            ("victims", "Paid to victims and prior owners"),
                            ("expenses_57_4", "Expenses deducted under 57(4)"),
                            ("custody", "Cost of custody"),
                            ("expenses_46_28", "Extraordinary costs under 46(28)"),
                            ("recipient_costs", "The recipient's own costs"),
                            ("interest", "Interest"),
                            ("valuation", "Difference of valuation"),
                            ("exchange", "Exchange"),
                            ("sale", "Sale"),
                        ],
                        help_text="If not the stage just before.",
                        max_length=20,
                        verbose_name="drawn on",
                    ),
                ),
                ("becomes_unit", models.CharField(blank=True, max_length=40, verbose_name="unit it became")),
                (
                    "becomes_minor",
                    models.DecimalField(
                        blank=True, decimal_places=0, max_digits=40, null=True, verbose_name="amount it became"
                    ),
                ),
                (
                    "shares",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Jurisdiction and minor units, where a joint act states them.",
                        verbose_name="shares",
                    ),
                ),
                (
                    "assets",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), blank=True, default=list, verbose_name="assets"
                    ),
                ),
                (
                    "thing",
                    models.CharField(
                        blank=True,
                        help_text="Property on which several measures were taken counts once.",
                        max_length=64,
                        verbose_name="thing",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="note")),
                ("because", models.TextField(blank=True, verbose_name="because")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="recovery.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="recovery.claim",
                        verbose_name="claim it rests on",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "reverses",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversed_by",
                        to="recovery.event",
                        verbose_name="reverses",
                    ),
                ),
            ],
            options={
                "ordering": ("recorded_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Conversion",
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
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("into", models.CharField(max_length=3, verbose_name="into")),
                ("since", models.DateField(verbose_name="known since")),
                (
                    "minor",
                    models.DecimalField(
                        decimal_places=0, max_digits=40, null=True, verbose_name="amount in minor units"
                    ),
                ),
                (
                    "until_minor",
                    models.DecimalField(
                        decimal_places=0, max_digits=40, null=True, verbose_name="upper end of the range"
                    ),
                ),
                (
                    "numerator",
                    models.DecimalField(decimal_places=0, max_digits=200, null=True, verbose_name="numerator"),
                ),
                (
                    "denominator",
                    models.DecimalField(decimal_places=0, max_digits=200, null=True, verbose_name="denominator"),
                ),
                ("provider", models.CharField(blank=True, max_length=100, verbose_name="provider")),
                ("rate_first", models.DateField(null=True, verbose_name="rate of")),
                ("rate_last", models.DateField(null=True, verbose_name="rate until")),
                (
                    "through",
                    models.CharField(
                        blank=True, help_text="Currencies that replaced it.", max_length=60, verbose_name="through"
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=12, verbose_name="why not")),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="why not, in words")),
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
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversions",
                        to="recovery.event",
                        verbose_name="event",
                    ),
                ),
            ],
            options={
                "ordering": ("event", "into", "since", "id"),
            },
        ),
        migrations.CreateModel(
            name="Fact",
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
                    "stage",
                    models.CharField(
                        choices=[
                            ("identified", "Identified or traced"),
                            ("frozen", "Frozen or seized"),
                            ("confiscated", "Confiscated"),
                            ("approved", "Approved for return"),
                            ("transferred", "Transferred"),
                            ("received", "Received"),
                            ("used", "Used"),
                            ("released", "Released"),
                            ("shared", "Shared"),
                            ("retained", "Retained"),
                            ("third_parties", "Paid to third parties"),
                            ("victims", "Paid to victims and prior owners"),
                            ("expenses_57_4", "Expenses deducted under 57(4)"),
                            ("custody", "Cost of custody"),
                            ("expenses_46_28", "Extraordinary costs under 46(28)"),
                            ("recipient_costs", "The recipient's own costs"),
                            ("interest", "Interest"),
                            ("valued", "Valued anew"),
                            ("exchanged", "Exchanged"),
                            ("sold", "Sold"),
                            ("settlement", "Settlement (no stage)"),
                            ("fine", "Fine (no stage)"),
                        ],
                        max_length=20,
                        verbose_name="stage",
                    ),
                ),
                (
                    "key",
                    models.CharField(blank=True, help_text="What files call it.", max_length=200, verbose_name="key"),
                ),
                (
                    "digest",
                    models.CharField(
                        help_text="Of key and stage, or of its only claim.", max_length=64, verbose_name="digest"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="recovery.case",
                        verbose_name="case",
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
                "ordering": ("id",),
            },
        ),
        migrations.AddField(
            model_name="event",
            name="fact",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="recovery.fact",
                verbose_name="fact",
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="fact",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claims",
                to="recovery.fact",
                verbose_name="fact",
            ),
        ),
        migrations.CreateModel(
            name="Load",
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
                ("name", models.CharField(max_length=300, verbose_name="name of the file")),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("previewed", "Shown, not yet accepted"),
                            ("accepted", "Accepted"),
                            ("withdrawn", "Not accepted"),
                        ],
                        default="previewed",
                        max_length=10,
                        verbose_name="standing",
                    ),
                ),
                (
                    "public",
                    models.BooleanField(
                        default=False,
                        help_text="Every row comes from a published source: everybody may see it.",
                        verbose_name="published sources",
                    ),
                ),
                (
                    "mapping",
                    models.JSONField(
                        blank=True, default=dict, help_text="Column of the file for each field.", verbose_name="columns"
                    ),
                ),
                (
                    "counts",
                    models.JSONField(blank=True, default=dict, help_text="What it added.", verbose_name="counts"),
                ),
                ("made_at", models.DateTimeField(verbose_name="made at")),
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
                "ordering": ("-made_at", "-id"),
            },
        ),
        migrations.AddField(
            model_name="event",
            name="load",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="recovery.load",
                verbose_name="load",
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="load",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claims",
                to="recovery.load",
                verbose_name="load",
            ),
        ),
        migrations.CreateModel(
            name="Posting",
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
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "account",
                    models.CharField(
                        choices=[
                            ("source", "Proceeds of the offences"),
                            ("identified", "Identified or traced"),
                            ("frozen", "Frozen or seized"),
                            ("confiscated", "Confiscated"),
                            ("approved", "Approved for return"),
                            ("transferred", "Transferred"),
                            ("received", "Received"),
                            ("used", "Used"),
                            ("released", "Released"),
                            ("shared", "Shared"),
                            ("retained", "Retained"),
                            ("third_parties", "Paid to third parties"),
                            ("victims", "Paid to victims and prior owners"),
                            ("expenses_57_4", "Expenses deducted under 57(4)"),
                            ("custody", "Cost of custody"),
                            ("expenses_46_28", "Extraordinary costs under 46(28)"),
                            ("recipient_costs", "The recipient's own costs"),
                            ("interest", "Interest"),
                            ("valuation", "Difference of valuation"),
                            ("exchange", "Exchange"),
                            ("sale", "Sale"),
                        ],
                        max_length=20,
                        verbose_name="account",
                    ),
                ),
                ("unit", models.CharField(max_length=40, verbose_name="unit")),
                ("minor", models.DecimalField(decimal_places=0, max_digits=40, verbose_name="amount in minor units")),
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
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postings",
                        to="recovery.event",
                        verbose_name="event",
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
                "ordering": ("event", "number"),
            },
        ),
        migrations.CreateModel(
            name="Preference",
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
                ("because", models.TextField(verbose_name="because")),
                ("preferred_at", models.DateTimeField(verbose_name="preferred at")),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recovery.claim",
                        verbose_name="claim",
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
                    "fact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="preferences",
                        to="recovery.fact",
                        verbose_name="fact",
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
                    "preferred_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="preferred by",
                    ),
                ),
            ],
            options={
                "ordering": ("preferred_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Suspicion",
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
                ("kind", models.CharField(max_length=12, verbose_name="suspicion")),
                (
                    "claims",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), verbose_name="claims"),
                ),
                (
                    "digest",
                    models.CharField(
                        help_text="Of the suspicion and what the claims say.", max_length=64, verbose_name="digest"
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "settled",
                    models.BooleanField(
                        default=False, help_text="They already are of one fact.", verbose_name="no total is wrong"
                    ),
                ),
                ("proposed_at", models.DateTimeField(verbose_name="proposed at")),
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
                    "load",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspicions",
                        to="recovery.load",
                        verbose_name="load",
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
                "ordering": ("proposed_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="SuspicionDecision",
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
                    "verdict",
                    models.CharField(
                        choices=[("confirmed", "Confirmed"), ("rejected", "Rejected")],
                        max_length=10,
                        verbose_name="verdict",
                    ),
                ),
                ("because", models.TextField(blank=True, verbose_name="because")),
                ("decided_at", models.DateTimeField(verbose_name="decided at")),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
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
                    "suspicion",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="recovery.suspicion",
                        verbose_name="suspicion",
                    ),
                ),
            ],
            options={
                "ordering": ("decided_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="VolumeCell",
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
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("stage", models.CharField(max_length=20, verbose_name="stage")),
                ("status", models.CharField(max_length=10, verbose_name="status")),
                ("dimension", models.CharField(max_length=12, verbose_name="dimension")),
                (
                    "keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100), verbose_name="keys"
                    ),
                ),
                ("year", models.IntegerField(null=True, verbose_name="year")),
                ("unit", models.CharField(max_length=40, verbose_name="unit")),
                ("qualifier", models.CharField(max_length=10, verbose_name="qualifier")),
                ("ranged", models.BooleanField(verbose_name="with ranges")),
                ("parts", models.IntegerField(verbose_name="parts")),
                ("low", models.DecimalField(decimal_places=0, max_digits=60, verbose_name="sum")),
                ("high", models.DecimalField(decimal_places=0, max_digits=60, verbose_name="upper end")),
                ("converted_parts", models.IntegerField(verbose_name="parts converted")),
                ("converted_low", models.DecimalField(decimal_places=0, max_digits=60, verbose_name="sum converted")),
                (
                    "converted_high",
                    models.DecimalField(decimal_places=0, max_digits=60, verbose_name="upper end converted"),
                ),
                (
                    "left_low",
                    models.DecimalField(decimal_places=0, max_digits=60, verbose_name="sum that could not be"),
                ),
                (
                    "left_high",
                    models.DecimalField(decimal_places=0, max_digits=60, verbose_name="upper end that could not be"),
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
        ),
        migrations.AddConstraint(
            model_name="fact",
            constraint=models.UniqueConstraint(
                fields=("digest", "originator", "team"), name="fact_once", nulls_distinct=False
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["stage", "status"], name="event_of_stage"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reverses__isnull", True), models.Q(("because", ""), _negated=True), _connector="OR"
                ),
                name="reversal_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("minor__isnull", True), models.Q(("unit", ""), _negated=True), _connector="XOR"),
                name="event_unit_with_amount",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("first__isnull", True), ("first__lte", models.F("last")), _connector="OR"),
                name="event_days_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(
                fields=("digest", "originator", "team"), name="claim_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="posting",
            constraint=models.UniqueConstraint(fields=("event", "number"), name="posting_once_at_its_place"),
        ),
        migrations.AddConstraint(
            model_name="preference",
            constraint=models.CheckConstraint(
                condition=models.Q(("because", ""), _negated=True), name="preference_has_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="suspicion",
            constraint=models.UniqueConstraint(
                fields=("digest", "originator", "team"), name="suspicion_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="suspiciondecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("verdict", "rejected"), _negated=True),
                    models.Q(("because", ""), _negated=True),
                    _connector="OR",
                ),
                name="rejection_has_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="volumecell",
            index=models.Index(fields=["stage", "dimension", "status"], name="cell_of_stage"),
        ),
        Restrict("Fact"),
        Restrict("Claim"),
        Restrict("Preference"),
        Restrict("Event"),
        Restrict("Posting"),
        Restrict("Load"),
        Restrict("Suspicion"),
        Restrict("SuspicionDecision"),
        Restrict("Conversion"),
        Restrict("VolumeCell"),
        migrations.RunSQL(ledger_sql.FORWARD, ledger_sql.BACKWARD),
    ]
