"""Institutions report on the actions that they carry out; what assistance helps an action."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import merida.site.provenance.keys
from merida.site.assistance import opening_sql
from merida.site.provenance.policies import Restrict


class Migration(migrations.Migration):
    dependencies = [
        ("assistance", "0003_programmes"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="planreport",
            name="delivery",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="assistance.delivery",
                verbose_name="delivery",
            ),
        ),
        migrations.AddField(
            model_name="planreport",
            name="evidence",
            field=models.TextField(
                blank=True, help_text="A law, a decision or an address that shows it.", verbose_name="evidence in words"
            ),
        ),
        migrations.AddField(
            model_name="planreport",
            name="person",
            field=models.CharField(blank=True, max_length=200, verbose_name="answered by"),
        ),
        migrations.AddField(
            model_name="planreport",
            name="place",
            field=models.CharField(blank=True, help_text="As in D7.", max_length=40, verbose_name="place in the file"),
        ),
        migrations.AddField(
            model_name="planreport",
            name="via",
            field=models.CharField(
                choices=[
                    ("file", "Spreadsheet"),
                    ("link_file", "Spreadsheet by personal link"),
                    ("link_form", "Form behind a personal link"),
                    ("desk", "Written down by the focal point"),
                ],
                default="desk",
                max_length=10,
                verbose_name="how it came",
            ),
        ),
        migrations.AlterField(
            model_name="delivery",
            name="kind",
            field=models.CharField(
                choices=[
                    ("replies", "Replies of an institution"),
                    ("plan", "Plan"),
                    ("progress", "Progress of actions"),
                ],
                max_length=8,
                verbose_name="kind",
            ),
        ),
        migrations.CreateModel(
            name="PlanHelp",
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
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
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
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="help",
                        to="assistance.planitem",
                        verbose_name="action",
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
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assistance.request",
                        verbose_name="request",
                    ),
                ),
            ],
            options={
                "ordering": ("item", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("item", "request"), name="helped_by_request_once"),
                    models.UniqueConstraint(fields=("item", "activity"), name="helped_by_activity_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("activity__isnull", True), ("request__isnull", False)),
                            models.Q(("activity__isnull", False), ("request__isnull", True)),
                            _connector="OR",
                        ),
                        name="helped_by_one_thing",
                    ),
                ],
            },
        ),
        Restrict("PlanHelp"),
        Restrict("PlanPart", reads=opening_sql.read("institution_id"), writes=opening_sql.WRITE),
        Restrict("PlanItem", reads=opening_sql.ITEM, writes=opening_sql.WRITE),
        Restrict("Plan", reads=opening_sql.PLAN, writes=opening_sql.WRITE),
        Restrict("PlanRound", reads=opening_sql.ROUND, writes=opening_sql.WRITE),
        Restrict("PlanReport", reads=opening_sql.REPORT, writes=opening_sql.WRITE),
    ]
