"""Returns: what each State says on article 57, and costs. Only ever added: a correction replaces, with a reason."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Restricted
from merida.site.recovery.choices.ledger import Qualifier
from merida.site.recovery.models.assets import minor, unit
from merida.site.recovery.models.cases import Case
from merida.site.recovery.models.ledger import Event


class Replaceable(models.QuerySet[Any]):
    """Filters of rows that others may replace."""

    def live(self) -> Self:
        """Those that hold today: not replaced, not taken back."""
        return self.filter(replaced_by__isnull=True, taken_back=False)


class Recorded(Restricted):
    """A row with its source that is never changed: another replaces it, or takes it back, with a reason."""

    words = models.TextField(_("in words"), blank=True, help_text=_("As the source says it."))
    source = models.CharField(_("source"), max_length=1000, blank=True, help_text=_("Document or address."))
    source_file = models.ForeignKey(
        "provenance.Source", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    happened = models.CharField(
        _("date"), max_length=10, blank=True, help_text=_("As known: 2014, 2014-02, 2014-02-10")
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded at"))
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name=_("replaces")
    )
    taken_back = models.BooleanField(_("takes back"), default=False, help_text=_("What it replaces holds no more."))
    because = models.TextField(_("because"), blank=True)

    objects = Replaceable.as_manager()
    append_only = True

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(condition=Q(replaces__isnull=True) | ~Q(because=""), name="%(class)s_replaced_why"),
            models.CheckConstraint(condition=Q(taken_back=False) | Q(replaces__isnull=False), name="%(class)s_back"),
        )


class Position(Recorded):
    """What a State says on a topic of article 57; several States may say several things, and all stand."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="positions", verbose_name=_("case"))
    by = models.CharField(
        _("who says it"), max_length=8, blank=True, help_text=_("A jurisdiction; empty: the record of the case.")
    )
    event = models.ForeignKey(
        Event, on_delete=models.PROTECT, null=True, blank=True, related_name="positions", verbose_name=_("tranche"),
        help_text=_("Empty: it is said of the whole return."),
    )  # fmt: skip
    topic = models.CharField(_("topic"), max_length=20)
    value = models.CharField(_("what is said"), max_length=30)

    class Meta(Recorded.Meta):
        ordering = ("topic", "by", "recorded_at", "id")

    def __str__(self) -> str:
        return f"{self.by} {self.topic}: {self.value}"


class Cost(Recorded):
    """A cost of a return: what for and whose; 57(4) is kept apart from custody, 46(28) and the recipient's own."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="costs", verbose_name=_("case"))
    event = models.ForeignKey(
        Event, on_delete=models.PROTECT, null=True, blank=True, related_name="costs", verbose_name=_("event"),
        help_text=_("The event of the ledger by which it was taken."),
    )  # fmt: skip
    kind = models.CharField(_("kind of cost"), max_length=30)
    of = models.CharField(_("whose"), max_length=8, blank=True)
    deducted = models.BooleanField(_("deducted"), null=True, blank=True)
    amount = minor(_("amount"))
    unit = unit()
    qualifier = models.CharField(_("how exact"), max_length=10, choices=Qualifier, default=Qualifier.EXACT)

    class Meta(Recorded.Meta):
        ordering = ("recorded_at", "id")

    def __str__(self) -> str:
        return self.kind


class Agreement(Restricted):
    """An agreement on returns, for a case or general. Cases name it; it names none."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    kind = models.CharField(_("kind"), max_length=12)
    title = models.CharField(_("title"), max_length=300)
    parties = ArrayField(models.CharField(max_length=8), verbose_name=_("parties"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    added_at = models.DateTimeField(_("added at"))
    not_applicable = models.JSONField(
        _("not applicable"), default=dict, blank=True, help_text=_("Topics of principles, each with a reason.")
    )

    class Meta:
        ordering = ("title", "id")

    def __str__(self) -> str:
        return self.title


class AgreementVersion(Restricted):
    """An agreement as signed, or as amended."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="versions", verbose_name=_("agreement")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    signed = models.CharField(_("signed"), max_length=10, blank=True, help_text=_("As known: 2014, 2014-02-10"))
    in_force = models.CharField(_("in force from"), max_length=10, blank=True)
    published = models.URLField(_("published at"), max_length=500, blank=True, help_text=_("Empty: not published."))
    source = models.CharField(_("source"), max_length=1000, blank=True)
    source_file = models.ForeignKey(
        "provenance.Source", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    added_at = models.DateTimeField(_("added at"))

    class Meta:
        ordering = ("agreement", "number")
        constraints = (models.UniqueConstraint(fields=("agreement", "number"), name="version_once"),)

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.number}"


class AgreementTerm(Restricted):
    """What a version says on a topic: its words, where they stand, and codes that make it comparable."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    version = models.ForeignKey(
        AgreementVersion, on_delete=models.PROTECT, related_name="terms", verbose_name=_("version")
    )
    topic = models.CharField(_("topic"), max_length=30)
    codes = ArrayField(models.CharField(max_length=40), default=list, blank=True, verbose_name=_("codes"))
    words = models.TextField(_("in words"), blank=True)
    place = models.CharField(_("where it stands"), max_length=60, blank=True)

    class Meta:
        ordering = ("version", "topic", "id")

    def __str__(self) -> str:
        return self.topic


class CaseAgreement(Restricted):
    """A case and an agreement on its return. The link belongs to the case: the agreement never names it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="agreements", verbose_name=_("case"))
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+", verbose_name=_("agreement"))
    linked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("linked by")
    )
    linked_at = models.DateTimeField(_("linked at"))

    class Meta:
        ordering = ("linked_at", "id")
        constraints = (models.UniqueConstraint(fields=("case", "agreement"), name="agreement_once_in_case"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.agreement_id}"
