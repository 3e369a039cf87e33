"""Assets, the cases they serve, orders over them with all that happened to these, and custody."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Restricted
from merida.site.recovery.choices.cases import AssetKind, CustodyKind, Finality, Ground, OrderKind, OrderStepKind
from merida.site.recovery.models.cases import Case


def minor(label: Any, help_text: Any = "") -> models.DecimalField[Any, Any]:
    """Whole minor units of the unit beside it: never a fraction."""
    return models.DecimalField(
        label, max_digits=40, decimal_places=0, null=True, blank=True,
        help_text=help_text or _("In whole minor units; empty: not disclosed."),
    )  # fmt: skip


def unit() -> models.CharField[Any, Any]:
    """What an amount is counted in."""
    return models.CharField(_("unit"), max_length=40, blank=True, help_text=_("USD; virtual:BTC:8; piece:ambulance."))


class Asset(Restricted):
    """A thing, one across jurisdictions and cases; its row belongs to the case that named it first."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=AssetKind)
    label = models.CharField(_("what it is"), max_length=300, help_text=_("Names no person."))
    location = models.CharField(_("location"), max_length=8, blank=True, db_index=True)
    value = minor(_("value"))
    unit = unit()
    qualifier = models.CharField(_("how exact"), max_length=10, default="exact")
    valued_on = models.DateField(_("valued on"), null=True, blank=True)
    reference = models.CharField(_("reference"), max_length=100, blank=True, db_index=True)
    cases = models.ManyToManyField(
        Case, through="CaseAsset", related_name="assets", verbose_name=_("cases"), blank=True
    )

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.label


class CaseAsset(Restricted):
    """An asset serves a case: who sees the case sees the asset."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="case_assets", verbose_name=_("case"))
    asset = models.ForeignKey(Asset, on_delete=models.PROTECT, related_name="case_assets", verbose_name=_("asset"))

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("case", "asset"), name="asset_once_in_case"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.asset_id}"


class Order(Restricted):
    """An order of freezing or confiscation; it may have no asset yet. What happened to it stands in its steps."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="orders", verbose_name=_("case"))
    kind = models.CharField(_("kind"), max_length=12, choices=OrderKind)
    ground = models.CharField(_("ground"), max_length=20, choices=Ground)
    local_term = models.CharField(_("local term"), max_length=200, blank=True, help_text=_("As the order says it."))
    jurisdiction = models.CharField(_("jurisdiction"), max_length=8)
    authority = models.CharField(_("authority"), max_length=300, blank=True)
    made_on = models.DateField(_("made on"), null=True, blank=True)
    finality = models.CharField(_("finality"), max_length=15, choices=Finality, default=Finality.PROVISIONAL)
    value = minor(_("value"), _("Of a value-based order, or of what is covered; empty: property without a value."))
    unit = unit()
    qualifier = models.CharField(_("how exact"), max_length=10, default="exact")
    lapses_on = models.DateField(_("lapses on"), null=True, blank=True, help_text=_("As renewed last."))
    ended_on = models.DateField(_("ended on"), null=True, blank=True, help_text=_("Lifted or lapsed."))
    assets = models.ManyToManyField(
        Asset, through="OrderAsset", related_name="orders", verbose_name=_("assets"), blank=True
    )

    class Meta:
        ordering = ("made_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(value__isnull=True) | ~models.Q(unit=""), name="order_value_has_unit"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.jurisdiction} {self.made_on or ''}".strip()


class OrderAsset(Restricted):
    """An asset that an order covers."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="order_assets", verbose_name=_("order"))
    asset = models.ForeignKey(Asset, on_delete=models.PROTECT, related_name="order_assets", verbose_name=_("asset"))

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("order", "asset"), name="asset_once_in_order"),)

    def __str__(self) -> str:
        return f"{self.order_id} {self.asset_id}"


class OrderStep(Restricted):
    """What happened to an order: made, renewed, satisfied in part, final, lifted; never changed."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="steps", verbose_name=_("order"))
    kind = models.CharField(_("what happened"), max_length=10, choices=OrderStepKind)
    on = models.DateField(_("on"))
    lapses_on = models.DateField(_("lapses on"), null=True, blank=True)
    amount = minor(_("amount"), _("Satisfied, or awarded as interest."))
    unit = unit()
    words = models.CharField(_("in words"), max_length=500, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    append_only = True

    class Meta:
        ordering = ("on", "recorded_at", "id")

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class Custody(Restricted):
    """An entry on how an asset is kept until its disposal, by whom, and what it costs; never changed."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="custody", verbose_name=_("case"))
    asset = models.ForeignKey(Asset, on_delete=models.PROTECT, related_name="custody", verbose_name=_("asset"))
    kind = models.CharField(_("what happened"), max_length=12, choices=CustodyKind)
    custodian = models.CharField(_("custodian"), max_length=300, help_text=_("An office; names no person."))
    on = models.DateField(_("on"))
    amount = minor(_("amount"), _("Cost of upkeep, or proceeds of an interim sale."))
    unit = unit()
    words = models.CharField(_("in words"), max_length=500, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    append_only = True

    class Meta:
        ordering = ("on", "recorded_at", "id")

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"
