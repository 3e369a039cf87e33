"""What people type into the ledger of a case: events, claims of sources, reversals, and which claim is used."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from merida.money.accounts import STAGES
from merida.money.units import Quantity
from merida.money.when import When
from merida.site.evidence.labels import names
from merida.site.recovery.choices.cases import Ground
from merida.site.recovery.choices.ledger import (
    AccountName,
    ClaimStatus,
    Disposal,
    EventKind,
    Form,
    Qualifier,
    Route,
    SourceClass,
)
from merida.site.recovery.forms.cases import assets_of
from merida.site.recovery.forms.fields import ActForm, AmountForm, choice, quantity, words
from merida.site.recovery.models import Case, Claim, Fact

ROLES = ("jurisdictions", "origins", "locations", "recipients")


class WhenField(forms.CharField):
    """A date as precisely as it is known: a year, a month or a day."""

    def __init__(self, **given: Any) -> None:
        super().__init__(
            max_length=10, help_text=_("As precisely as it is known: 2014, 2014-02 or 2014-02-10."), **given
        )

    def clean(self, value: Any) -> When | None:
        """As a date of the ledger."""
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return When.of(typed)
        except ValueError:
            raise forms.ValidationError(_("This is no date; write 2014, 2014-02 or 2014-02-10.")) from None


class ToldForm(AmountForm):
    """What a claim says and an event holds."""

    status = forms.ChoiceField(label=_("Status"), choices=ClaimStatus.choices, initial=ClaimStatus.DONE)
    qualifier = forms.ChoiceField(label=_("How exact"), choices=Qualifier.choices)
    until = forms.CharField(
        label=_("Upper end of a range"), required=False, max_length=60, help_text=_("In the same currency or unit.")
    )
    when = WhenField(label=_("Date"), required=False)
    ground = choice(_("Ground"), Ground, required=False)
    route = choice(_("Route"), Route, required=False)
    disposal = choice(_("Basis of disposal"), Disposal, required=False)
    form = choice(_("Form"), Form, required=False)
    jurisdictions = forms.MultipleChoiceField(label=_("Jurisdictions of proceedings"), required=False)
    origins = forms.MultipleChoiceField(label=_("Origin"), required=False)
    locations = forms.MultipleChoiceField(label=_("Location"), required=False)
    recipients = forms.MultipleChoiceField(label=_("Recipient"), required=False)
    authority = forms.CharField(label=_("Authority"), required=False, max_length=300)
    amount_name = "quantity"

    def furnish(self) -> None:
        """The jurisdictions of the case, and no others: add one to the case first."""
        case = self.case
        if case is not None:
            codes = case.jurisdictions.values_list("jurisdiction", flat=True)
            for name in ROLES:
                self.fields[name].choices = names().by_name(codes)  # type: ignore[attr-defined]

    @property
    def case(self) -> Case | None:
        """The case that it is about."""
        return self.about if isinstance(self.about, Case) else None

    def clean(self) -> dict[str, Any]:
        """The upper end in the unit of the amount."""
        unit = self.data.get("unit", "").strip()
        found = super().clean()
        typed, found["until"] = found.pop("until", ""), None
        if typed:
            found["until"] = self._quantity("until", typed, unit)
        return found

    def _quantity(self, name: str, typed: str, unit: str) -> Quantity | None:
        try:
            return quantity(typed, unit if ":" in unit else unit.upper())
        except ValueError as error:
            self.add_error(name, str(error))
            return None


class EventForm(ToldForm):
    """Something that happened."""

    kind = choice(_("What happened"), EventKind)
    at_stage = forms.ChoiceField(
        label=_("Drawn on"), required=False, help_text=_("If not the stage just before."),
        choices=[("", "—"), *((stage, AccountName(stage).label) for stage in STAGES)],
    )  # fmt: skip
    becomes_amount = forms.CharField(
        label=_("Became: amount"), required=False, max_length=60, help_text=_("Of what was exchanged or sold.")
    )
    becomes_unit = forms.CharField(label=_("Became: currency or unit"), required=False, max_length=40)
    assets = forms.MultipleChoiceField(label=_("Assets"), required=False, widget=forms.CheckboxSelectMultiple)
    words = words(_("Note"))
    field_order = (
        "kind", "status", "when", "qualifier", "amount", "unit", "until", "at_stage", "becomes_amount", "becomes_unit",
        "assets", *ROLES, "authority", "ground", "route", "disposal", "form", "words",
    )  # fmt: skip

    def furnish(self) -> None:
        """The assets of the case too."""
        super().furnish()
        if self.case is not None:
            self.fields["assets"].choices = assets_of(self.case)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What it became, as one quantity."""
        found = super().clean()
        typed, unit = found.pop("becomes_amount", "").strip(), found.pop("becomes_unit", "").strip()
        found["becomes"] = self._quantity("becomes_amount", typed, unit) if typed else None
        return found

    def given(self) -> dict[str, Any]:
        """Keys of assets."""
        return self.cleaned_data | {"assets": [UUID(one) for one in self.cleaned_data["assets"]]}


class ClaimForm(ToldForm):
    """What one source says of one fact."""

    fact = forms.ChoiceField(
        label=_("Of which fact"), required=False, help_text=_("Claims of one fact are never added to each other.")
    )
    stage = choice(_("Stage"), EventKind)
    words = words(_("Words of the source"), required=True, help_text=_("As they stand there."))
    whose = forms.CharField(
        label=_("Whose statement"),
        required=False,
        max_length=200,
        help_text=_("The State, by its name or code, or the body that says it."),
    )
    source = forms.CharField(label=_("Source"), required=False, max_length=1000)
    source_class = forms.ChoiceField(label=_("Class of source"), choices=SourceClass.choices, initial=SourceClass.OTHER)
    field_order = (
        "fact", "stage", "words", "whose", "source", "source_class", "status", "when", "qualifier", "amount", "unit",
        "until", *ROLES, "authority", "ground", "route", "disposal", "form",
    )  # fmt: skip

    def furnish(self) -> None:
        """The facts of the case."""
        super().furnish()
        if self.case is not None:
            facts = self.case.facts.prefetch_related("claims").order_by("id")
            found = [(str(one.pk), f"{one.get_stage_display()}: {_told(one)}") for one in facts]
            self.fields["fact"].choices = [("", _now("A new one")), *found]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """The fact itself."""
        key = self.cleaned_data["fact"]
        return self.cleaned_data | {"fact": Fact.objects.filter(pk=UUID(key)).first() if key else None}


class PreferForm(ActForm):
    """Which claim of a fact is used for totals."""

    claim = forms.ChoiceField(label=_("Claim"), widget=forms.RadioSelect)
    because = words(_("Because"), required=True)

    def furnish(self) -> None:
        """The claims of the fact."""
        claims = self.about.claims.standing().order_by("id")
        self.fields["claim"].choices = [(str(one.pk), _said(one)) for one in claims]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """The claim itself."""
        return self.cleaned_data | {"claim": Claim.objects.get(pk=UUID(self.cleaned_data["claim"]))}


def _told(fact: Fact) -> str:
    first = next(iter(fact.claims.all()), None)
    return _said(first) if first else fact.key


def _said(claim: Claim) -> str:
    amount = str(Quantity(int(claim.minor), claim.unit)) if claim.minor is not None else _now("not disclosed")
    return " · ".join(filter(None, (amount, claim.words[:80], claim.whose, claim.get_source_class_display())))
