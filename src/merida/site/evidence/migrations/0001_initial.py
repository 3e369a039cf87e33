"""Documents, outcomes, reviews, corpora and their policies."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import merida.site.provenance.keys
from merida.site.evidence.first_lists import load_first
from merida.site.provenance.policies import Restrict


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("provenance", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Corpus",
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
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("frozen_on", models.DateField(verbose_name="as at")),
                ("frozen_at", models.DateTimeField(verbose_name="frozen at")),
                (
                    "document_kind",
                    models.CharField(
                        choices=[
                            ("executive_summary", "Executive summary"),
                            ("country_report", "Country review report"),
                            ("secretariat_note", "Note by the Secretariat"),
                            ("session_report", "Report of a session"),
                            ("draft_report", "Draft report"),
                            ("thematic_report", "Thematic report"),
                            ("agenda", "Agenda"),
                            ("resolution", "Resolution"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                        verbose_name="kind of document",
                    ),
                ),
                ("cycle", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="cycle")),
                ("published_by", models.DateField(blank=True, null=True, verbose_name="published by")),
                (
                    "documents",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), help_text="The counted ones.", verbose_name="documents"
                    ),
                ),
                (
                    "outcomes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), help_text="Held when it was frozen.", verbose_name="outcomes"
                    ),
                ),
                (
                    "undecided",
                    models.PositiveIntegerField(
                        default=0, help_text="When it was frozen.", verbose_name="not yet decided"
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
                    "frozen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="frozen by",
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
                "ordering": ("-frozen_at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="Passage",
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
                ("role", models.CharField(max_length=10, verbose_name="role")),
                ("text", models.TextField(verbose_name="text")),
                ("label", models.CharField(blank=True, max_length=40, verbose_name="label")),
                (
                    "headings",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, verbose_name="headings"
                    ),
                ),
                ("page", models.PositiveIntegerField(null=True, verbose_name="page")),
                ("level", models.PositiveSmallIntegerField(null=True, verbose_name="level")),
                (
                    "line",
                    models.JSONField(
                        default=dict, help_text="Places, marks, cell, as `merida read` has them.", verbose_name="line"
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=2, verbose_name="language")),
                ("state", models.CharField(blank=True, max_length=3, verbose_name="State")),
                ("cycle", models.PositiveSmallIntegerField(null=True, verbose_name="cycle")),
                ("document_kind", models.CharField(max_length=20, verbose_name="kind of document")),
                (
                    "searched",
                    models.BooleanField(
                        default=True, help_text="False in versions that are not counted.", verbose_name="searched"
                    ),
                ),
                ("search_text", models.TextField(help_text="What search compares.", verbose_name="folded words")),
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
                "ordering": ("document", "number"),
            },
        ),
        migrations.CreateModel(
            name="Finding",
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
                    "number",
                    models.PositiveIntegerField(
                        help_text="Place in the document: passage, then start.", verbose_name="number"
                    ),
                ),
                (
                    "start",
                    models.PositiveIntegerField(help_text="Code points of the passage's text.", verbose_name="start"),
                ),
                ("end", models.PositiveIntegerField(verbose_name="end")),
                ("text", models.TextField(verbose_name="words")),
                (
                    "provisions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, verbose_name="provisions"
                    ),
                ),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, verbose_name="topics"
                    ),
                ),
                ("why", models.TextField(blank=True, help_text="Why the reader took these words.", verbose_name="why")),
                (
                    "rule",
                    models.CharField(
                        blank=True, help_text="The reason without what it quotes.", max_length=200, verbose_name="rule"
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("reader", "The reader proposed it"),
                            ("person", "A person added it"),
                            ("corrigendum", "A corrigendum changed it"),
                        ],
                        default="reader",
                        max_length=12,
                        verbose_name="origin",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("confirmed", "Confirmed"),
                            ("corrected", "Corrected"),
                            ("rejected", "Rejected"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "revision",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="Grows with each decision: who decides says which one they saw.",
                        verbose_name="revision",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                (
                    "replaces",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        blank=True,
                        default=list,
                        help_text="Rows that this one was made from: one corrected or split, several merged.",
                        verbose_name="replaces",
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
                ("language", models.CharField(blank=True, max_length=2, verbose_name="language")),
                ("state", models.CharField(blank=True, max_length=3, verbose_name="State")),
                ("cycle", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="cycle")),
                ("document_kind", models.CharField(blank=True, max_length=20, verbose_name="kind of document")),
                (
                    "counted",
                    models.BooleanField(
                        default=True, help_text="False in versions that are not counted.", verbose_name="counted"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("observation", "Observation"),
                            ("good_practice", "Good practice"),
                            ("challenge", "Challenge (recommendation)"),
                            ("assistance_need", "Technical assistance need identified"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                (
                    "force",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("must", "must (unqualified imperative)"),
                            ("should", "should"),
                            ("endeavour", "endeavour"),
                            ("consider", "consider"),
                            ("continue", "continue"),
                        ],
                        max_length=10,
                        verbose_name="force",
                    ),
                ),
                (
                    "categories",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, verbose_name="categories"
                    ),
                ),
                (
                    "inherited",
                    models.BooleanField(
                        default=False, help_text="Only a heading cites the provisions.", verbose_name="inherited"
                    ),
                ),
                ("none_identified", models.BooleanField(default=False, verbose_name="says that there is none")),
                (
                    "under",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        help_text="The provisions and what they stand in, for counting by the tree of the Convention.",
                        verbose_name="under",
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
                    "passage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="evidence.passage",
                        verbose_name="passage",
                    ),
                ),
            ],
            options={
                "ordering": ("document", "number", "start", "id"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Sample",
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
                ("seed", models.CharField(max_length=40, verbose_name="seed")),
                ("drawn_at", models.DateTimeField(verbose_name="drawn at")),
                ("cycle", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="cycle")),
                ("drawn_from", models.PositiveIntegerField(help_text="Number of outcomes.", verbose_name="drawn from")),
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
                    "drawn_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="drawn by",
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
                "ordering": ("-drawn_at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="SampledOutcome",
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
                ("place", models.PositiveIntegerField(verbose_name="place")),
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
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.finding",
                        verbose_name="outcome",
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
                    "sample",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outcomes",
                        to="evidence.sample",
                        verbose_name="sample",
                    ),
                ),
            ],
            options={
                "ordering": ("sample", "place"),
            },
        ),
        migrations.CreateModel(
            name="SecondCoding",
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
                ("coded_at", models.DateTimeField(verbose_name="coded at")),
                ("is_outcome", models.BooleanField(default=True, verbose_name="is an outcome")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("observation", "Observation"),
                            ("good_practice", "Good practice"),
                            ("challenge", "Challenge (recommendation)"),
                            ("assistance_need", "Technical assistance need identified"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                (
                    "force",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("must", "must (unqualified imperative)"),
                            ("should", "should"),
                            ("endeavour", "endeavour"),
                            ("consider", "consider"),
                            ("continue", "continue"),
                        ],
                        max_length=10,
                        verbose_name="force",
                    ),
                ),
                (
                    "provisions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, verbose_name="provisions"
                    ),
                ),
                (
                    "categories",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, verbose_name="categories"
                    ),
                ),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, verbose_name="topics"
                    ),
                ),
                (
                    "coder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="coder",
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
                    "sampled",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="codings",
                        to="evidence.sampledoutcome",
                        verbose_name="outcome of the sample",
                    ),
                ),
            ],
            options={
                "ordering": ("sampled", "coded_at"),
            },
        ),
        migrations.CreateModel(
            name="SourceDocument",
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
                ("sha256", models.CharField(db_index=True, max_length=64, verbose_name="SHA-256")),
                ("name", models.CharField(max_length=500, verbose_name="name of the file")),
                ("media_type", models.CharField(max_length=100, verbose_name="media type")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("executive_summary", "Executive summary"),
                            ("country_report", "Country review report"),
                            ("secretariat_note", "Note by the Secretariat"),
                            ("session_report", "Report of a session"),
                            ("draft_report", "Draft report"),
                            ("thematic_report", "Thematic report"),
                            ("agenda", "Agenda"),
                            ("resolution", "Resolution"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("symbol", models.CharField(blank=True, max_length=100, verbose_name="symbol")),
                ("job_number", models.CharField(blank=True, max_length=40, verbose_name="job number")),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ar", "Arabic"),
                            ("en", "English"),
                            ("es", "Spanish"),
                            ("fr", "French"),
                            ("ru", "Russian"),
                            ("zh", "Chinese"),
                        ],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("date", models.DateField(blank=True, null=True, verbose_name="date")),
                ("title", models.TextField(blank=True, verbose_name="title")),
                ("body", models.TextField(blank=True, verbose_name="body")),
                ("session", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="session")),
                ("agenda_item", models.CharField(blank=True, max_length=20, verbose_name="agenda item")),
                ("state", models.CharField(blank=True, max_length=3, verbose_name="State reviewed")),
                ("cycle", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="cycle")),
                ("pages", models.PositiveIntegerField(blank=True, null=True, verbose_name="pages")),
                (
                    "sheets",
                    models.JSONField(
                        default=list, help_text="Width and height of each page, in points.", verbose_name="sheets"
                    ),
                ),
                (
                    "problems",
                    models.JSONField(
                        default=list, help_text="What could not be read as wished.", verbose_name="problems"
                    ),
                ),
                ("read_at", models.DateTimeField(verbose_name="read at")),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("leading", "Counted"),
                            ("translation", "Language version"),
                            ("format", "Other format of the same text"),
                            ("copy", "Copy of the same text"),
                            ("earlier", "Replaced by a later revision"),
                            ("corrigendum", "Corrigendum"),
                        ],
                        default="leading",
                        max_length=12,
                        verbose_name="relation",
                    ),
                ),
                (
                    "because",
                    models.CharField(
                        choices=[
                            ("alone", "No other version is here"),
                            ("symbol", "They bear the same symbol"),
                            ("job_number", "They bear the same job number"),
                            ("state_and_cycle", "They summarize the same review"),
                            ("person", "A person said so"),
                        ],
                        default="alone",
                        max_length=16,
                        verbose_name="because",
                    ),
                ),
                (
                    "kinship",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("confirmed", "Confirmed"),
                            ("parted", "Parted: a text of its own"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="kinship",
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
                    "leading",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty for the version that is counted.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="evidence.sourcedocument",
                        verbose_name="counted version",
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
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="document",
                        to="provenance.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "ordering": ("-read_at", "-id"),
            },
        ),
        migrations.AddField(
            model_name="passage",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="passages",
                to="evidence.sourcedocument",
                verbose_name="document",
            ),
        ),
        migrations.AddField(
            model_name="finding",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)ss",
                to="evidence.sourcedocument",
                verbose_name="document",
            ),
        ),
        migrations.CreateModel(
            name="Figure",
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
                    "number",
                    models.PositiveIntegerField(
                        help_text="Place in the document: passage, then start.", verbose_name="number"
                    ),
                ),
                (
                    "start",
                    models.PositiveIntegerField(help_text="Code points of the passage's text.", verbose_name="start"),
                ),
                ("end", models.PositiveIntegerField(verbose_name="end")),
                ("text", models.TextField(verbose_name="words")),
                (
                    "provisions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, verbose_name="provisions"
                    ),
                ),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, verbose_name="topics"
                    ),
                ),
                ("why", models.TextField(blank=True, help_text="Why the reader took these words.", verbose_name="why")),
                (
                    "rule",
                    models.CharField(
                        blank=True, help_text="The reason without what it quotes.", max_length=200, verbose_name="rule"
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("reader", "The reader proposed it"),
                            ("person", "A person added it"),
                            ("corrigendum", "A corrigendum changed it"),
                        ],
                        default="reader",
                        max_length=12,
                        verbose_name="origin",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("confirmed", "Confirmed"),
                            ("corrected", "Corrected"),
                            ("rejected", "Rejected"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "revision",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="Grows with each decision: who decides says which one they saw.",
                        verbose_name="revision",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                (
                    "replaces",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        blank=True,
                        default=list,
                        help_text="Rows that this one was made from: one corrected or split, several merged.",
                        verbose_name="replaces",
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
                ("language", models.CharField(blank=True, max_length=2, verbose_name="language")),
                ("state", models.CharField(blank=True, max_length=3, verbose_name="State")),
                ("cycle", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="cycle")),
                ("document_kind", models.CharField(blank=True, max_length=20, verbose_name="kind of document")),
                (
                    "counted",
                    models.BooleanField(
                        default=True, help_text="False in versions that are not counted.", verbose_name="counted"
                    ),
                ),
                ("value", models.CharField(max_length=40, verbose_name="value")),
                ("qualifier", models.CharField(max_length=10, verbose_name="qualifier")),
                ("unit", models.CharField(blank=True, max_length=100, verbose_name="unit")),
                ("unit_raw", models.CharField(blank=True, max_length=100, verbose_name="unit as printed")),
                ("measure", models.TextField(blank=True, verbose_name="measure")),
                ("row", models.CharField(blank=True, max_length=300, verbose_name="row")),
                ("column", models.CharField(blank=True, max_length=300, verbose_name="column")),
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
                    "passage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="evidence.passage",
                        verbose_name="passage",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="evidence.sourcedocument",
                        verbose_name="document",
                    ),
                ),
            ],
            options={
                "ordering": ("document", "number", "start", "id"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Change",
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
                ("act", models.CharField(max_length=8, verbose_name="act")),
                ("old", models.TextField(blank=True, verbose_name="old words")),
                ("new", models.TextField(blank=True, verbose_name="new words")),
                ("after", models.TextField(blank=True, verbose_name="passage after it")),
                (
                    "status",
                    models.CharField(
                        choices=[("proposed", "Proposed"), ("applied", "Applied"), ("rejected", "Rejected")],
                        default="proposed",
                        max_length=8,
                        verbose_name="status",
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
                    "corrected",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty where the place is not certain.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="evidence.passage",
                        verbose_name="passage corrected",
                    ),
                ),
                (
                    "passage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.passage",
                        verbose_name="passage",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="evidence.sourcedocument",
                        verbose_name="corrigendum",
                    ),
                ),
            ],
            options={
                "ordering": ("document", "id"),
            },
        ),
        migrations.CreateModel(
            name="Statement",
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
                    "number",
                    models.PositiveIntegerField(
                        help_text="Place in the document: passage, then start.", verbose_name="number"
                    ),
                ),
                (
                    "start",
                    models.PositiveIntegerField(help_text="Code points of the passage's text.", verbose_name="start"),
                ),
                ("end", models.PositiveIntegerField(verbose_name="end")),
                ("text", models.TextField(verbose_name="words")),
                (
                    "provisions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, verbose_name="provisions"
                    ),
                ),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, verbose_name="topics"
                    ),
                ),
                ("why", models.TextField(blank=True, help_text="Why the reader took these words.", verbose_name="why")),
                (
                    "rule",
                    models.CharField(
                        blank=True, help_text="The reason without what it quotes.", max_length=200, verbose_name="rule"
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("reader", "The reader proposed it"),
                            ("person", "A person added it"),
                            ("corrigendum", "A corrigendum changed it"),
                        ],
                        default="reader",
                        max_length=12,
                        verbose_name="origin",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("confirmed", "Confirmed"),
                            ("corrected", "Corrected"),
                            ("rejected", "Rejected"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "revision",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="Grows with each decision: who decides says which one they saw.",
                        verbose_name="revision",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                (
                    "replaces",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        blank=True,
                        default=list,
                        help_text="Rows that this one was made from: one corrected or split, several merged.",
                        verbose_name="replaces",
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
                ("language", models.CharField(blank=True, max_length=2, verbose_name="language")),
                ("state", models.CharField(blank=True, max_length=3, verbose_name="State")),
                ("cycle", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="cycle")),
                ("document_kind", models.CharField(blank=True, max_length=20, verbose_name="kind of document")),
                (
                    "counted",
                    models.BooleanField(
                        default=True, help_text="False in versions that are not counted.", verbose_name="counted"
                    ),
                ),
                (
                    "speaker",
                    models.CharField(blank=True, help_text="As printed.", max_length=300, verbose_name="speaker"),
                ),
                ("role", models.CharField(blank=True, max_length=12, verbose_name="role")),
                ("quantifier", models.CharField(blank=True, max_length=12, verbose_name="quantifier")),
                ("speaking_state", models.CharField(blank=True, max_length=3, verbose_name="State speaking")),
                ("verb", models.CharField(blank=True, max_length=100, verbose_name="verb")),
                (
                    "verbs_also",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100),
                        blank=True,
                        default=list,
                        verbose_name="further verbs",
                    ),
                ),
                ("antecedent", models.CharField(blank=True, max_length=300, verbose_name="antecedent")),
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
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="evidence.sourcedocument",
                        verbose_name="document",
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
                    "passage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="evidence.passage",
                        verbose_name="passage",
                    ),
                ),
            ],
            options={
                "ordering": ("document", "number", "start", "id"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Upload",
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
                ("at", models.DateTimeField(verbose_name="at")),
                ("name", models.CharField(blank=True, max_length=300, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("executive_summary", "Executive summary"),
                            ("country_report", "Country review report"),
                            ("secretariat_note", "Note by the Secretariat"),
                            ("session_report", "Report of a session"),
                            ("draft_report", "Draft report"),
                            ("thematic_report", "Thematic report"),
                            ("agenda", "Agenda"),
                            ("resolution", "Resolution"),
                            ("other", "Other"),
                        ],
                        help_text="As the person said; empty: as each document says itself.",
                        max_length=20,
                        verbose_name="kind of document",
                    ),
                ),
                (
                    "kept_to",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("public", "Public"),
                            ("members", "Members of this installation"),
                            ("organisations", "Organisations named"),
                            ("review_team", "The reviewed State and its review team"),
                            ("case_team", "Case team"),
                            ("originator", "Originator and consent holder"),
                        ],
                        help_text="A narrower audience than the kind of document has by itself.",
                        max_length=16,
                        verbose_name="kept to",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uploads",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
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
                "ordering": ("-at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="UploadItem",
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
                ("place", models.PositiveIntegerField(verbose_name="place")),
                (
                    "name",
                    models.CharField(
                        help_text="Safe to show; of an archive: archive!/name.", max_length=500, verbose_name="name"
                    ),
                ),
                (
                    "reading",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("reading", "Being read"),
                            ("read", "Read"),
                            ("known", "Here already"),
                            ("failed", "Could not be read"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="reading",
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=40, verbose_name="kind of problem")),
                ("problem", models.CharField(blank=True, max_length=500, verbose_name="problem")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished at")),
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
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="evidence.sourcedocument",
                        verbose_name="document",
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
                        verbose_name="source",
                    ),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="evidence.upload",
                        verbose_name="upload",
                    ),
                ),
            ],
            options={
                "ordering": ("upload", "place"),
            },
        ),
        migrations.CreateModel(
            name="CodeList",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=merida.site.provenance.keys.new_key, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As in topics, jurisdictions, provisions.", max_length=40, verbose_name="list"
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                (
                    "entries",
                    models.JSONField(help_text="In order: key, names in six languages, facts.", verbose_name="entries"),
                ),
                (
                    "recoding",
                    models.JSONField(
                        default=dict,
                        help_text="Keys of the version before to their keys in this one; many: by hand.",
                        verbose_name="recoding",
                    ),
                ),
                (
                    "digest",
                    models.CharField(
                        help_text="SHA-256 of the entries, to know what is newer.", max_length=64, verbose_name="digest"
                    ),
                ),
                ("because", models.CharField(blank=True, max_length=500, verbose_name="because")),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                (
                    "made_by",
                    models.ForeignKey(
                        help_text="Empty: came with Merida.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
            ],
            options={
                "ordering": ("name", "version"),
                "constraints": [models.UniqueConstraint(fields=("name", "version"), name="codelist_version")],
            },
        ),
        migrations.CreateModel(
            name="Review",
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
                ("state", models.CharField(max_length=3, verbose_name="State reviewed")),
                (
                    "cycle",
                    models.PositiveSmallIntegerField(
                        help_text="Number in the list of phases and cycles.", verbose_name="cycle"
                    ),
                ),
                (
                    "cycle_year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year of the cycle"),
                ),
                (
                    "reviewers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3),
                        blank=True,
                        default=list,
                        verbose_name="reviewing States",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("planned", "Planned"),
                            ("self_assessment", "Self-assessment"),
                            ("desk_review", "Desk review"),
                            ("dialogue", "Direct dialogue"),
                            ("drafting", "Drafting and agreement"),
                            ("completed", "Completed"),
                        ],
                        max_length=20,
                        verbose_name="stage",
                    ),
                ),
                ("began_in", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="began in")),
                ("ended_in", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="ended in")),
                ("visited_on", models.DateField(blank=True, null=True, verbose_name="country visit")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="executive summary published")),
                ("symbol", models.CharField(blank=True, max_length=80, verbose_name="symbol of the executive summary")),
                (
                    "source_text",
                    models.TextField(blank=True, help_text="Where these facts are from.", verbose_name="source"),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
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
                "ordering": ("state", "cycle"),
                "constraints": [
                    models.UniqueConstraint(fields=("state", "cycle"), name="review_once"),
                    models.CheckConstraint(condition=models.Q(("audience", "public")), name="review_public"),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="sampledoutcome",
            constraint=models.UniqueConstraint(fields=("sample", "finding"), name="sampled_once"),
        ),
        migrations.AddConstraint(
            model_name="secondcoding",
            constraint=models.UniqueConstraint(fields=("sampled", "coder"), name="second_coding_once"),
        ),
        migrations.AddIndex(
            model_name="sourcedocument",
            index=models.Index(fields=["state", "cycle"], name="document_of_review"),
        ),
        migrations.AddIndex(
            model_name="sourcedocument",
            index=models.Index(fields=["-read_at", "-id"], name="document_latest"),
        ),
        migrations.AddIndex(
            model_name="sourcedocument",
            index=models.Index(fields=["symbol"], name="document_symbol"),
        ),
        migrations.AddConstraint(
            model_name="passage",
            constraint=models.UniqueConstraint(fields=("document", "number"), name="passage_number"),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["document", "number", "start"], name="finding_of_document"),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(
                condition=models.Q(("closed_at__isnull", True), ("counted", True)),
                fields=["state", "cycle", "kind"],
                name="finding_counted",
            ),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=django.contrib.postgres.indexes.GinIndex(fields=["under"], name="finding_under"),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=django.contrib.postgres.indexes.GinIndex(fields=["topics"], name="finding_topics"),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["rule", "status"], name="finding_rule"),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at__isnull", True)),
                fields=("passage", "start", "end", "kind"),
                name="finding_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(("start__lt", models.F("end"))), name="finding_has_words"
            ),
        ),
        migrations.AddIndex(
            model_name="figure",
            index=models.Index(fields=["document", "number", "start"], name="figure_of_document"),
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(fields=["document", "number", "start"], name="statement_of_document"),
        ),
        migrations.AddIndex(
            model_name="uploaditem",
            index=models.Index(fields=["upload", "reading"], name="item_progress"),
        ),
        Restrict("Upload"),
        Restrict("UploadItem"),
        Restrict("SourceDocument"),
        Restrict("Passage"),
        Restrict("Change"),
        Restrict("Finding"),
        Restrict("Statement"),
        Restrict("Figure"),
        Restrict("Review"),
        Restrict("Corpus"),
        Restrict("Sample"),
        Restrict("SampledOutcome"),
        Restrict("SecondCoding"),
        migrations.RunPython(load_first, migrations.RunPython.noop),
    ]
