"""Use of returned assets: allocations, their projects, disbursements, and what observers and auditors report."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from merida.site.provenance.keys import new_key
from merida.site.recovery.choices.ledger import Form, Qualifier
from merida.site.recovery.choices.returns import ReportFinding, ReportKind, UseKind
from merida.site.recovery.models.assets import minor, unit
from merida.site.recovery.models.cases import Case
from merida.site.recovery.models.ledger import Event
from merida.site.recovery.models.returns import Recorded


def _people(label: Any) -> Any:
    return models.PositiveBigIntegerField(label, null=True, blank=True, validators=[MinValueValidator(0)])


class Use(Recorded):
    """An allocation of what was returned, a project of it, or a disbursement; in any currency, or in kind."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="uses", verbose_name=_("case"))
    kind = models.CharField(_("kind"), max_length=12, choices=UseKind)
    under = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("under"),
        help_text=_("As it stood when this was recorded; what replaced it since is found from there."),
    )  # fmt: skip
    event = models.ForeignKey(
        Event, on_delete=models.PROTECT, null=True, blank=True, related_name="uses", verbose_name=_("tranche"),
        help_text=_("The transfer or receipt it is made of."),
    )  # fmt: skip
    title = models.CharField(_("what for"), max_length=300, help_text=_("Names no person."))
    purposes = ArrayField(
        models.CharField(max_length=40), default=list, blank=True, verbose_name=_("purposes"),
        help_text=_("As agreements code use."),
    )  # fmt: skip
    carried_out_by = models.CharField(_("carried out by"), max_length=300, blank=True, help_text=_("An office."))
    amount = minor(_("amount"))
    unit = unit()
    qualifier = models.CharField(_("how exact"), max_length=10, choices=Qualifier, default=Qualifier.EXACT)
    form = models.CharField(_("form"), max_length=12, choices=Form, default=Form.MONEY)
    women = _people(_("beneficiaries: women"))
    men = _people(_("beneficiaries: men"))
    beneficiaries = _people(_("beneficiaries in all"))
    verifier = models.CharField(_("verified by"), max_length=300, blank=True, help_text=_("An office; empty: nobody."))

    class Meta(Recorded.Meta):
        ordering = ("recorded_at", "id")
        constraints = (  # type: ignore[assignment]
            *Recorded.Meta.constraints,
            models.CheckConstraint(condition=models.Q(amount__isnull=True) ^ ~models.Q(unit=""), name="use_unit"),
        )

    def __str__(self) -> str:
        return self.title


class UseReport(Recorded):
    """What an observer, verifier or auditor says of a use; it changes no amount."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="use_reports", verbose_name=_("case"))
    use = models.ForeignKey(Use, on_delete=models.PROTECT, related_name="reports", verbose_name=_("use"))
    kind = models.CharField(_("kind"), max_length=12, choices=ReportKind)
    by_whom = models.CharField(_("by whom"), max_length=300, help_text=_("An organisation; names no person."))
    finding = models.CharField(_("finding"), max_length=14, choices=ReportFinding)

    class Meta(Recorded.Meta):
        ordering = ("happened", "recorded_at", "id")

    def __str__(self) -> str:
        return f"{self.by_whom}: {self.finding}"
