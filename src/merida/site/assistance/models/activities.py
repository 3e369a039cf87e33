"""Activities of assistance as their publishers tell them: who, where, on what, when, how much, and what came of it."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from merida.site.assistance.choices_requests import (
    OVER,
    ActivityStatus,
    GenderMarker,
    LoadStatus,
    MoneyFrom,
    OutcomeKind,
    PartRole,
    PublisherKind,
    ToldIn,
)
from merida.site.provenance.keys import new_key
from merida.site.provenance.models import ORGANISATION, Restricted, Source


class ActivityQuerySet(models.QuerySet["Activity"]):
    """Filters of activities."""

    def live(self) -> Self:
        """Those that their publisher has not taken back."""
        return self.filter(taken_back_at__isnull=True)

    def published(self) -> Self:
        """Those that everybody may see."""
        return self.live().filter(audience="public")

    def going_on(self) -> Self:
        """Those that are neither ended nor cancelled."""
        return self.live().exclude(status__in=OVER)

    def once(self) -> Self:
        """One of each that several publishers tell: the one nearest to the money, then the first (see `telling`)."""
        telling, at = models.OuterRef("telling"), models.OuterRef("recorded_at")
        earlier = Q(recorded_at__lt=at) | Q(recorded_at=at, id__lt=models.OuterRef("id"))
        others = self.live().order_by().filter(same_as=models.OuterRef("same_as"))
        return self.live().filter(~models.Exists(others.filter(Q(telling__lt=telling) | Q(earlier, telling=telling))))


class Publisher(Restricted):
    """An organisation as it publishes in IATI: its identifier and kind there."""

    organisation = models.OneToOneField(
        ORGANISATION, on_delete=models.PROTECT, primary_key=True, related_name="+", verbose_name=_("organisation")
    )
    ref = models.CharField(_("identifier in IATI"), max_length=200)
    kind = models.CharField(_("kind of organisation"), max_length=2, choices=PublisherKind)

    class Meta:
        ordering = ("organisation",)

    def __str__(self) -> str:
        return self.ref


class Activity(Restricted):
    """A record of one publisher, its originator. Its words change only with a version and a decision."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    identifier = models.CharField(_("identifier"), max_length=300, help_text=_("As its publisher names it in IATI."))
    same_as = models.UUIDField(
        _("same activity"), db_index=True,
        help_text=_("Key that all records of one activity share, whoever tells it: its money counts once."),
    )  # fmt: skip
    told_as = ArrayField(
        models.CharField(max_length=300), default=list, blank=True, verbose_name=_("told as"),
        help_text=_("Identifiers by which this activity is known, here and with others."),
    )  # fmt: skip
    telling = models.PositiveSmallIntegerField(
        _("nearness"), default=9,
        help_text=_("Whose record counts where several tell one activity: who funds, is accountable, extends, does."),
    )  # fmt: skip
    title = models.CharField(_("title"), max_length=500)
    titles = models.JSONField(_("titles"), default=dict, help_text=_("Language to words."))
    descriptions = models.JSONField(_("descriptions"), default=dict, help_text=_("Language to words."))
    jurisdictions = ArrayField(
        models.CharField(max_length=3), default=list, blank=True, verbose_name=_("States and jurisdictions")
    )
    regions = ArrayField(models.CharField(max_length=60), default=list, blank=True, verbose_name=_("regions"))
    provisions = ArrayField(models.CharField(max_length=20), default=list, blank=True, verbose_name=_("provisions"))
    under = ArrayField(
        models.CharField(max_length=20), default=list, blank=True, verbose_name=_("under"),
        help_text=_("The provisions and what they stand in."),
    )  # fmt: skip
    kinds = ArrayField(models.CharField(max_length=60), default=list, blank=True, verbose_name=_("kinds of assistance"))
    topics = ArrayField(models.CharField(max_length=60), default=list, blank=True, verbose_name=_("topics"))
    target = models.CharField(_("target institution"), max_length=300, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=ActivityStatus, blank=True)
    planned_start = models.DateField(_("planned start"), null=True, blank=True)
    actual_start = models.DateField(_("actual start"), null=True, blank=True)
    planned_end = models.DateField(_("planned end"), null=True, blank=True)
    actual_end = models.DateField(_("actual end"), null=True, blank=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True, help_text=_("Actual start, else planned."))
    ends_on = models.DateField(_("ends on"), null=True, blank=True, help_text=_("Actual end, else planned."))
    money = models.JSONField(
        _("money"), default=dict, blank=True, help_text=_("Currency to whole minor units; empty if not disclosed.")
    )
    money_from = models.CharField(_("money taken from"), max_length=12, choices=MoneyFrom, blank=True)
    expert_days = models.PositiveIntegerField(_("expert-days"), null=True, blank=True)
    initiative = models.CharField(_("regional initiative"), max_length=200, blank=True)
    gender = models.CharField(_("gender marker"), max_length=1, choices=GenderMarker, blank=True)
    answers = ArrayField(
        models.UUIDField(), default=list, blank=True, verbose_name=_("requests it answers"),
        help_text=_("By its publisher's own account."),
    )  # fmt: skip
    told_in = models.CharField(_("told in"), max_length=12, choices=ToldIn)
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    line = models.PositiveIntegerField(_("line of the file"), null=True, blank=True)
    secondary = models.BooleanField(_("told of somebody else's activity"), default=False)
    digest = models.CharField(_("digest"), max_length=64, help_text=_("Of what was told: the same again is no change."))
    fault = models.TextField(
        _("fault in IATI"), blank=True, help_text=_("Why it is left out of the IATI file; empty if it is valid.")
    )
    revision = models.PositiveIntegerField(_("version"), default=1)
    updated_on = models.DateField(_("last told on"), null=True, blank=True, help_text=_("By its publisher's account."))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded at"))
    changed_at = models.DateTimeField(_("changed at"))
    taken_back_at = models.DateTimeField(_("taken back at"), null=True, blank=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ("-changed_at", "-id")
        indexes = (
            GinIndex(fields=("jurisdictions",), name="activity_jurisdictions"),
            GinIndex(fields=("regions",), name="activity_regions"),
            GinIndex(fields=("under",), name="activity_under"),
            GinIndex(fields=("told_as",), name="activity_told_as"),
            models.Index(fields=("originator", "-changed_at", "-id"), name="activity_of_publisher"),
        )
        constraints = (
            models.UniqueConstraint(fields=("originator", "identifier"), name="activity_once_per_publisher"),
            models.CheckConstraint(
                condition=Q(money={}) | Q(expert_days__isnull=True), name="activity_money_or_expert_days"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(starts_on__lte=models.F("ends_on")),
                name="activity_period",
            ),
        )

    def __str__(self) -> str:
        return self.title


class ActivityRole(Restricted):
    """An organisation in an activity: by its key here, or by name and reference. It may be a State's or a network."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="roles", verbose_name=_("activity"))
    role = models.CharField(_("role"), max_length=12, choices=PartRole)
    organisation = models.ForeignKey(
        ORGANISATION, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    name = models.CharField(_("name"), max_length=300, blank=True)
    ref = models.CharField(_("reference"), max_length=200, blank=True)
    kind = models.CharField(_("kind of organisation in IATI"), max_length=3, blank=True)
    jurisdiction = models.CharField(_("jurisdiction"), max_length=3, blank=True)
    number = models.PositiveSmallIntegerField(_("number"), default=0)

    class Meta:
        ordering = ("activity", "number", "id")

    def __str__(self) -> str:
        return f"{self.role}: {self.name or self.ref}"


class ActivityOutcome(Restricted):
    """What came of an activity: a law adopted, a body founded, where and when."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="outcomes", verbose_name=_("activity")
    )
    kind = models.CharField(_("kind"), max_length=24, choices=OutcomeKind)
    title = models.CharField(_("title"), max_length=500, blank=True)
    jurisdiction = models.CharField(_("jurisdiction"), max_length=3, blank=True)
    on = models.DateField(_("on"), null=True, blank=True)
    number = models.PositiveSmallIntegerField(_("number"), default=0)

    class Meta:
        ordering = ("activity", "number", "id")

    def __str__(self) -> str:
        return f"{self.kind}: {self.title}"


class ActivityVersion(Restricted):
    """An activity as it was told each time, whole: fields as JSON, and the element of its IATI file word for word."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, related_name="versions", verbose_name=_("activity")
    )
    number = models.PositiveIntegerField(_("number"))
    content = models.JSONField(_("content"), default=dict)
    xml = models.TextField(_("element in IATI"), blank=True)
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    because = models.TextField(_("because"), blank=True)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("told by")
    )
    told_at = models.DateTimeField(_("told at"))

    append_only = True

    class Meta:
        ordering = ("activity", "number")
        constraints = (models.UniqueConstraint(fields=("activity", "number"), name="activity_version_once"),)

    def __str__(self) -> str:
        return f"{self.activity_id} {self.number}"


class ActivityLoad(Restricted):
    """A file of activities: what it would add and change, shown before anything is written."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+", verbose_name=_("file"))
    told_in = models.CharField(_("told in"), max_length=12, choices=ToldIn)
    audience_wanted = models.CharField(_("who may see the activities"), max_length=16)
    status = models.CharField(_("status"), max_length=12, choices=LoadStatus, default=LoadStatus.READING)
    counts = models.JSONField(_("counts"), default=dict)
    lines = models.JSONField(
        _("lines"), default=list, help_text=_("What each record would change, and what is refused.")
    )
    sentence = models.TextField(_("sentence"), blank=True, help_text=_("Why the file could not be read."))
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("begun by")
    )
    begun_at = models.DateTimeField(_("begun at"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    class Meta:
        ordering = ("-begun_at", "-id")

    def __str__(self) -> str:
        return str(self.source_id)
