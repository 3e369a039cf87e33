"""Persons and claimants of cases. What names them is sealed under a key of its own; the key can be destroyed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Restricted
from merida.site.recovery.choices.cases import ClaimantKind, ClaimantStepKind, ProceduralStatus
from merida.site.recovery.models.assets import Asset, minor, unit
from merida.site.recovery.models.cases import Case


class PersonKey(Restricted):
    """The key under which one person is named; without it the words about her are noise, here and in every copy."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    secret = models.BinaryField(_("secret"))

    def __str__(self) -> str:
        return str(self.id)


class PersonInCase(Restricted):
    """A person whom a case concerns: codes in the open, words sealed, and a day on which the status is reviewed."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="persons", verbose_name=_("case"))
    key = models.ForeignKey(
        PersonKey, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("key")
    )
    sealed = models.BinaryField(_("sealed words"), help_text=_("Name and what else identifies."))
    status = models.CharField(_("procedural status"), max_length=20, choices=ProceduralStatus)
    status_on = models.DateField(_("since"))
    review_on = models.DateField(_("to be looked at again on"))
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.id)


class StatusOfPerson(Restricted):
    """A procedural status that a person had: a code, a day, and the reason sealed under the person's key."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    person = models.ForeignKey(
        PersonInCase, on_delete=models.PROTECT, related_name="statuses", verbose_name=_("person")
    )
    status = models.CharField(_("procedural status"), max_length=20, choices=ProceduralStatus)
    on = models.DateField(_("since"))
    review_on = models.DateField(_("to be looked at again on"))
    sealed = models.BinaryField(_("sealed words"), blank=True, default=bytes)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("set by")
    )
    set_at = models.DateTimeField(_("set at"))

    append_only = True

    class Meta:
        ordering = ("set_at", "id")

    def __str__(self) -> str:
        return f"{self.status} {self.on}"


class Claimant(Restricted):
    """Somebody who claims a right to assets of a case; the name is sealed."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="claimants", verbose_name=_("case"))
    asset = models.ForeignKey(
        Asset, on_delete=models.PROTECT, null=True, blank=True, related_name="claimants", verbose_name=_("asset")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=ClaimantKind)
    jurisdiction = models.CharField(_("jurisdiction"), max_length=8, blank=True)
    key = models.ForeignKey(
        PersonKey, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("key")
    )
    sealed = models.BinaryField(_("sealed words"), help_text=_("Name and what else identifies."))
    status = models.CharField(_("status"), max_length=10, choices=ClaimantStepKind, default=ClaimantStepKind.CLAIMED)
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.id)


class ClaimantStep(Restricted):
    """What became of a claim to assets, with its amount; never changed."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    claimant = models.ForeignKey(Claimant, on_delete=models.PROTECT, related_name="steps", verbose_name=_("claimant"))
    kind = models.CharField(_("what happened"), max_length=10, choices=ClaimantStepKind)
    on = models.DateField(_("on"))
    amount = minor(_("amount"))
    unit = unit()
    sealed = models.BinaryField(_("sealed words"), blank=True, default=bytes)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    append_only = True

    class Meta:
        ordering = ("on", "recorded_at", "id")

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"
