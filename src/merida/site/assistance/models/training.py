"""Training: attendances and persons are two figures; keys of persons lead nowhere and can be destroyed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from merida.site.assistance.choices_programmes import Form, Qualifier, Sex
from merida.site.assistance.choices_requests import GenderMarker
from merida.site.assistance.models.programmes import Engagement, Recorded, RegionalInitiative, codes
from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Restricted


class Training(Recorded):
    """A training as it was held; its figures come from the list of participants, or as they were stated."""

    reference = models.CharField(
        _("reference"), max_length=100, blank=True, help_text=_("Its number in your own records; once for each.")
    )
    title = models.CharField(_("title"), max_length=300)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))
    jurisdictions = codes(_("jurisdictions"), 3, _("Where the participants come from."))
    place = models.CharField(_("place"), max_length=200, blank=True)
    form = models.CharField(_("form"), max_length=10, choices=Form, blank=True)
    topics = codes(_("topics"))
    provisions = codes(_("provisions"), 20)
    gender = models.CharField(_("gender marker"), max_length=1, choices=GenderMarker, blank=True)
    text = models.TextField(_("description"), blank=True)
    attendances = models.PositiveIntegerField(_("attendances stated"), null=True, blank=True)
    persons = models.PositiveIntegerField(
        _("persons stated"), null=True, blank=True, help_text=_("Each person once within this training.")
    )
    persons_new = models.PositiveIntegerField(
        _("of them counted here first"), null=True, blank=True,
        help_text=_("Those who were in no other training of the same year that is counted; empty if not known."),
    )  # fmt: skip
    qualifier = models.CharField(
        _("stated"), max_length=10, choices=Qualifier, default=Qualifier.EXACT, help_text=_("How exactly.")
    )
    listed = models.BooleanField(
        _("participants are listed"), default=False, help_text=_("Its figures are counted from the list.")
    )
    source_text = models.CharField(_("source"), max_length=500, blank=True)
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, null=True, blank=True, related_name="trainings",
        verbose_name=_("engagement"),
    )  # fmt: skip
    initiative = models.ForeignKey(
        RegionalInitiative, on_delete=models.PROTECT, null=True, blank=True, related_name="trainings",
        verbose_name=_("regional initiative"),
    )  # fmt: skip
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True, help_text=_("Recorded in error."))

    class Meta:
        ordering = ("-from_on", "title", "id")
        indexes = (models.Index(fields=("from_on", "until_on"), name="training_when"),)
        constraints = (
            models.UniqueConstraint(
                fields=("originator", "reference"), condition=~models.Q(reference="") & models.Q(withdrawn_at=None),
                name="training_once_per_owner",
            ),
            models.CheckConstraint(
                condition=models.Q(from_on__lte=models.F("until_on")), name="training_begins_first"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title


class Headcount(Restricted):
    """A stated part of the figures of a training: so many of this sex, from this institution."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    training = models.ForeignKey(
        Training, on_delete=models.CASCADE, related_name="headcounts", verbose_name=_("training")
    )
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    institution = models.CharField(_("institution"), max_length=200, blank=True)
    attendances = models.PositiveIntegerField(_("attendances"), null=True, blank=True)
    persons = models.PositiveIntegerField(_("persons"), null=True, blank=True)

    class Meta:
        ordering = ("training", "sex", "institution", "id")

    def __str__(self) -> str:
        return f"{self.sex} {self.institution}"


class Attendance(Restricted):
    """That somebody took part: the key is made with a secret of this installation and leads to nobody without it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    training = models.ForeignKey(
        Training, on_delete=models.CASCADE, related_name="participants", verbose_name=_("training")
    )
    person_key = models.CharField(
        _("key of the person"), max_length=32, help_text=_("The same in every training; replaced when it is erased.")
    )
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    institution = models.CharField(_("institution"), max_length=200, blank=True)
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True)

    class Meta:
        ordering = ("training", "id")
        indexes = (models.Index(fields=("person_key",), name="attendance_of_person"),)
        constraints = (models.UniqueConstraint(fields=("training", "person_key"), name="attendance_once_per_training"),)

    def __str__(self) -> str:
        return self.person_key


class TrainingFollowUp(Restricted):
    """The question after 6 and after 12 months: what became of what was learned; reminded of until it is answered."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    training = models.ForeignKey(
        Training, on_delete=models.CASCADE, related_name="follow_ups", verbose_name=_("training")
    )
    months = models.PositiveSmallIntegerField(_("after months"))
    due_on = models.DateField(_("due on"))
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True)
    done_on = models.DateField(_("answered on"), null=True, blank=True)
    asked = models.PositiveIntegerField(_("persons asked"), null=True, blank=True)
    answered = models.PositiveIntegerField(_("persons who answered"), null=True, blank=True)
    applying = models.PositiveIntegerField(_("persons who use what they learned"), null=True, blank=True)
    note = models.TextField(_("what they say"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("recorded by"),
    )  # fmt: skip
    recorded_at = models.DateTimeField(_("recorded at"), null=True, blank=True)

    class Meta:
        ordering = ("due_on", "id")
        constraints = (
            models.UniqueConstraint(fields=("training", "months"), name="follow_up_once"),
            models.CheckConstraint(
                condition=models.Q(answered__isnull=True) | models.Q(applying__isnull=True)
                | models.Q(applying__lte=models.F("answered")),
                name="follow_up_adds_up",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.training_id} +{self.months}"
