"""A State's plan: directions, problems, results, actions; what they answer; rounds, reports and verification."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from merida.site.assistance.choices_plans import Framework, Level, PartRole, Standing, Verdict, Via
from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.institutions import Delivery, Institution
from merida.site.assistance.models.requests import Request
from merida.site.evidence.models import Finding
from merida.site.people.models import Organisation
from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Restricted, Source


class Plan(Restricted):
    """A plan of a State's authority; hers until she shares it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="plans", verbose_name=_("authority"))
    state = models.CharField(_("State"), max_length=3)
    name = models.CharField(_("name"), max_length=300)
    begins_on = models.DateField(_("begins on"))
    ends_on = models.DateField(_("ends on"))
    currency = models.CharField(_("currency"), max_length=3, blank=True, help_text=_("ISO 4217, as in USD."))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        ordering = ("-begins_on", "name", "id")
        constraints = (
            models.UniqueConstraint(fields=("owner", "name"), name="plan_once_per_owner"),
            models.CheckConstraint(condition=models.Q(ends_on__gte=models.F("begins_on")), name="plan_ends_after"),
        )

    def __str__(self) -> str:
        return self.name


class PlanItemQuerySet(models.QuerySet["PlanItem"]):
    """Filters of items."""

    def live(self) -> PlanItemQuerySet:
        """Those that were not taken out."""
        return self.filter(removed_at__isnull=True)


class PlanItem(Restricted):
    """A direction, problem, result or action of a plan; each change is a decision with what was before."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="items", verbose_name=_("plan"))
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    level = models.CharField(_("level"), max_length=10, choices=Level)
    place = models.PositiveIntegerField(_("place"), help_text=_("Among those beside it."))
    text = models.TextField(_("text"))
    begins_on = models.DateField(_("begins on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    budget_minor = models.BigIntegerField(
        _("budget"), null=True, blank=True, help_text=_("Whole minor units; empty if not stated.")
    )
    budget_currency = models.CharField(_("currency"), max_length=3, blank=True)
    funds = models.CharField(_("source of funds"), max_length=300, blank=True)
    indicator = models.TextField(_("indicator"), blank=True)
    baseline = models.CharField(_("baseline"), max_length=200, blank=True)
    target = models.CharField(_("target"), max_length=200, blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=0)
    removed_at = models.DateTimeField(_("taken out at"), null=True, blank=True)

    objects = PlanItemQuerySet.as_manager()

    class Meta:
        ordering = ("plan", "place", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(budget_minor__isnull=True) | ~models.Q(budget_currency=""),
                name="budget_has_currency",
            ),
            models.CheckConstraint(
                condition=models.Q(budget_minor__isnull=True) | models.Q(budget_minor__gte=0),
                name="budget_not_negative",
            ),
            models.CheckConstraint(
                condition=models.Q(begins_on__isnull=True)
                | models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("begins_on")),
                name="item_ends_after",
            ),
        )

    def __str__(self) -> str:
        return self.text[:80]


class PlanPart(Restricted):
    """The part of an institution in an action."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="parts", verbose_name=_("action"))
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="parts", verbose_name=_("institution")
    )
    role = models.CharField(_("part"), max_length=12, choices=PartRole)

    class Meta:
        ordering = ("item", "role", "id")
        constraints = (models.UniqueConstraint(fields=("item", "institution"), name="part_once"),)

    def __str__(self) -> str:
        return f"{self.role} {self.institution_id}"


class PlanAnswer(Restricted):
    """What an action answers: a review outcome, or an item of another framework."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="answers", verbose_name=_("action"))
    outcome = models.ForeignKey(
        Finding, on_delete=models.PROTECT, null=True, blank=True, related_name="plan_answers",
        verbose_name=_("review outcome"),
    )  # fmt: skip
    framework = models.CharField(_("framework"), max_length=10, choices=Framework, blank=True)
    reference = models.CharField(_("reference"), max_length=200, blank=True, help_text=_("As in Recommendation 24."))

    class Meta:
        ordering = ("item", "framework", "reference", "id")
        constraints = (
            models.UniqueConstraint(fields=("item", "outcome"), name="answers_outcome_once"),
            models.CheckConstraint(
                condition=models.Q(outcome__isnull=False, framework="")
                | models.Q(outcome__isnull=True) & ~models.Q(framework="") & ~models.Q(reference=""),
                name="answers_one_thing",
            ),
        )

    def __str__(self) -> str:
        return f"{self.framework} {self.reference}".strip() or str(self.outcome_id)


class PlanHelp(Restricted):
    """Assistance that helps an action: a request for it, or an activity; who may not see that sees none."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="help", verbose_name=_("action"))
    request = models.ForeignKey(
        Request, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("request")
    )
    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("activity")
    )

    class Meta:
        ordering = ("item", "id")
        constraints = (
            models.UniqueConstraint(fields=("item", "request"), name="helped_by_request_once"),
            models.UniqueConstraint(fields=("item", "activity"), name="helped_by_activity_once"),
            models.CheckConstraint(
                condition=models.Q(request__isnull=False, activity__isnull=True)
                | models.Q(request__isnull=True, activity__isnull=False),
                name="helped_by_one_thing",
            ),
        )

    def __str__(self) -> str:
        return str(self.request_id or self.activity_id)


class PlanRound(Restricted):
    """A round of reporting, as a quarter: who has not reported is reminded."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="rounds", verbose_name=_("plan"))
    name = models.CharField(_("name"), max_length=100, help_text=_("As in: first quarter of 2027."))
    due_on = models.DateField(_("due on"))
    remind_on = models.DateField(_("remind on"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("opened by")
    )
    opened_at = models.DateTimeField(_("opened at"))
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True)

    class Meta:
        ordering = ("due_on", "id")
        constraints = (models.UniqueConstraint(fields=("plan", "name"), name="round_once"),)

    def __str__(self) -> str:
        return self.name


class PlanReport(Restricted):
    """What those who carry an action out say of its progress: only ever followed by another."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    item = models.ForeignKey(PlanItem, on_delete=models.PROTECT, related_name="reports", verbose_name=_("action"))
    round = models.ForeignKey(
        PlanRound, on_delete=models.PROTECT, null=True, blank=True, related_name="reports", verbose_name=_("round")
    )
    status = models.CharField(_("status"), max_length=16, choices=Standing)
    words = models.TextField(_("what was done"), blank=True)
    reached = models.CharField(_("indicator now"), max_length=200, blank=True)
    said_by = models.ForeignKey(
        Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="reports",
        verbose_name=_("reported by"),
    )  # fmt: skip
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("evidence")
    )
    evidence = models.TextField(
        _("evidence in words"), blank=True, help_text=_("A law, a decision or an address that shows it.")
    )
    via = models.CharField(_("how it came"), max_length=10, choices=Via, default=Via.DESK)
    delivery = models.ForeignKey(
        Delivery, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("delivery")
    )
    person = models.CharField(_("answered by"), max_length=200, blank=True)
    place = models.CharField(_("place in the file"), max_length=40, blank=True, help_text=_("As in D7."))
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("taken over by")
    )
    taken_at = models.DateTimeField(_("taken over at"))

    append_only = True

    class Meta:
        ordering = ("taken_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(status=Standing.NOT_TAKEN_UP) | ~models.Q(words=""), name="report_says_because"
            ),
        )

    def __str__(self) -> str:
        return self.status


class PlanVerification(Restricted):
    """What a second body says of a report; kept apart from what was reported, and never by the same body."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    report = models.ForeignKey(
        PlanReport, on_delete=models.PROTECT, related_name="verifications", verbose_name=_("report")
    )
    body = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="verifications", verbose_name=_("verified by")
    )
    verdict = models.CharField(_("verdict"), max_length=14, choices=Verdict)
    words = models.TextField(_("what was found"), blank=True)
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("evidence")
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("taken over by")
    )
    taken_at = models.DateTimeField(_("taken over at"))

    append_only = True

    class Meta:
        ordering = ("taken_at", "id")

    def __str__(self) -> str:
        return self.verdict
