"""What the public may read of cases, in tables of its own; and calls for data with what States answer.

No row here leads back to a case: the link stands on the side of the case (`CasePublication`), for its team only.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from merida.site.provenance.keys import new_key
from merida.site.provenance.models import ORGANISATION, Restricted, Source
from merida.site.recovery.choices.public import Answered, DataStage, Promise, ReplyKind
from merida.site.recovery.choices.returns import UseKind


def jurisdictions(label: Any, help_text: Any = "") -> Any:
    """A list of codes: ISO 3166-1 alpha-3, EU, or another jurisdiction."""
    return ArrayField(models.CharField(max_length=8), default=list, blank=True, verbose_name=label, help_text=help_text)


class Publication(models.Model):
    """One version of what an authority made public of a case; a later version or a withdrawal follows it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    identifier = models.CharField(_("identifier"), max_length=40, help_text=_("State, year and number; no name."))
    version = models.PositiveIntegerField(_("version"))
    title = models.CharField(_("public name"), max_length=300)
    summary = models.TextField(_("summary"), blank=True, help_text=_("What may be read by everybody."))
    persons = models.JSONField(
        _("persons"),
        default=list,
        help_text=_("Status of each person in the proceedings, with the name if it may be read."),
    )
    positions = models.JSONField(
        _("positions"), default=list, help_text=_("What each State asserts on ground, route and basis of disposal.")
    )
    origins, locations = jurisdictions(_("origin")), jurisdictions(_("location"))
    proceedings, recipients = jurisdictions(_("jurisdiction of proceedings")), jurisdictions(_("recipient"))
    published_at = models.DateTimeField(_("published at"))
    authority = models.ForeignKey(ORGANISATION, on_delete=models.PROTECT, related_name="+", verbose_name=_("authority"))
    published_for = models.CharField(_("published by"), max_length=200, help_text=_("Its name on that day."))
    redacted = ArrayField(
        models.CharField(max_length=40), default=list, blank=True, verbose_name=_("withheld"),
        help_text=_("What was left out."),
    )  # fmt: skip

    append_only = True

    class Meta:
        ordering = ("identifier", "version")
        constraints = (models.UniqueConstraint(fields=("identifier", "version"), name="publication_version"),)

    def __str__(self) -> str:
        return f"{self.identifier} ({self.version})"


class Withdrawal(models.Model):
    """A publication that an authority took back, and why."""

    publication = models.OneToOneField(
        Publication, on_delete=models.PROTECT, primary_key=True, related_name="withdrawal"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"))
    because = models.CharField(_("because"), max_length=300)

    append_only = True

    def __str__(self) -> str:
        return f"{self.publication_id}"


class PublishedFact(models.Model):
    """An amount of a publication: what was promised, transferred, received or used, as one source puts it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="facts")
    number = models.PositiveIntegerField(_("number"))
    stage = models.CharField(_("stage"), max_length=16, choices=Promise)
    minor = models.DecimalField(
        _("amount in whole minor units"), max_digits=40, decimal_places=0, null=True, blank=True,
        help_text=_("Empty: not disclosed, which is not zero."),
    )  # fmt: skip
    upper = models.DecimalField(_("upper end"), max_digits=40, decimal_places=0, null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=60, blank=True, help_text=_("Currency, piece or virtual asset."))
    qualifier = models.CharField(_("qualifier"), max_length=12, default="exact")
    first_on = models.DateField(_("from"), null=True, blank=True)
    last_on = models.DateField(_("until"), null=True, blank=True)
    said_by = jurisdictions(_("as stated by"))
    joint = models.BooleanField(_("joint return"), default=False)
    what_for = models.CharField(_("use"), max_length=500, blank=True)
    verified_by = models.CharField(_("verified by"), max_length=500, blank=True)
    level = models.CharField(
        _("level of use"), max_length=12, choices=UseKind, blank=True, help_text=_("Levels are parts of each other.")
    )
    carried_out_by = models.CharField(_("carried out by"), max_length=300, blank=True)
    women = models.PositiveBigIntegerField(_("beneficiaries: women"), null=True, blank=True)
    men = models.PositiveBigIntegerField(_("beneficiaries: men"), null=True, blank=True)
    beneficiaries = models.PositiveBigIntegerField(_("beneficiaries in all"), null=True, blank=True)
    source_words = models.TextField(_("words of the source"), blank=True)
    source_name = models.CharField(_("source"), max_length=500, blank=True)
    others = models.JSONField(_("what others say"), default=list)

    append_only = True

    class Meta:
        ordering = ("publication", "number")
        constraints = (models.UniqueConstraint(fields=("publication", "number"), name="published_fact_number"),)

    def __str__(self) -> str:
        return f"{self.publication_id} {self.number}"


class PublicReply(models.Model):
    """A correction or a reply that somebody sent to a publication; only the authority sees it until it is shown."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="replies")
    kind = models.CharField(_("kind"), max_length=12, choices=ReplyKind)
    addressed_to = models.ForeignKey(ORGANISATION, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=200, blank=True)
    address = models.EmailField(_("e-mail address"), blank=True)
    words = models.TextField(_("words"))
    received_at = models.DateTimeField(_("received at"))
    answered = models.CharField(_("answered"), max_length=12, choices=Answered, default=Answered.WAITING)
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    class Meta:
        ordering = ("received_at", "id")

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class CasePublication(Restricted):
    """Which case a publication is of: the only link, on the side of the case."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    case = models.ForeignKey("recovery.Case", on_delete=models.PROTECT, related_name="publications")
    publication = models.OneToOneField(Publication, on_delete=models.PROTECT, related_name="+")
    events = models.JSONField(_("events"), default=list, help_text=_("Which events became which facts."))
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    append_only = True

    def __str__(self) -> str:
        return f"{self.publication_id}"


class DataCall(Restricted):
    """A call for data on volumes of a year: States answer in a form or a spreadsheet."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    name = models.CharField(_("name"), max_length=200)
    year = models.PositiveIntegerField(_("year"))
    opened_on = models.DateField(_("opened on"))
    due_on = models.DateField(_("due on"))
    note = models.TextField(_("what is asked"), blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-year", "-opened_on")

    def __str__(self) -> str:
        return self.name


class DataSubmission(Restricted):
    """What a State answered at one time; the latest stands, the earlier ones are kept."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    call = models.ForeignKey(DataCall, on_delete=models.PROTECT, related_name="submissions")
    state = models.CharField(_("State"), max_length=8)
    number = models.PositiveIntegerField(_("number"))
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    submitted_at = models.DateTimeField(_("submitted at"))
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("call", "state", "number")
        constraints = (
            models.UniqueConstraint(fields=("call", "originator", "number"), name="one_submission_of_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.call_id} {self.state} {self.number}"


class DataRow(Restricted):
    """A row of an answer: one stage, one other jurisdiction, one ground, one unit."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    submission = models.ForeignKey(DataSubmission, on_delete=models.PROTECT, related_name="rows")
    key = models.CharField(_("key"), max_length=40, help_text=_("The same from year to year."))
    stage = models.CharField(_("stage"), max_length=16, choices=DataStage)
    other = models.CharField(_("other jurisdiction"), max_length=8, blank=True)
    ground = models.CharField(_("ground of the order"), max_length=40, blank=True)
    minor = models.DecimalField(
        _("amount in whole minor units"), max_digits=40, decimal_places=0, null=True, blank=True,
        help_text=_("Empty: not disclosed, which is not zero."),
    )  # fmt: skip
    unit = models.CharField(_("currency"), max_length=3, blank=True)
    qualifier = models.CharField(_("qualifier"), max_length=12, default="exact")
    cases = models.PositiveIntegerField(_("number of cases"), null=True, blank=True)
    remark = models.CharField(_("remark"), max_length=500, blank=True)

    class Meta:
        ordering = ("submission", "stage", "other", "key")

    def __str__(self) -> str:
        return f"{self.submission_id} {self.key}"
