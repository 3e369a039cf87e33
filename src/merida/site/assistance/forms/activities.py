"""What a provider types into the pages of activities."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from merida.money.amounts import Amount
from merida.site.assistance.choices_requests import (
    ActivityAudience,
    ActivityStatus,
    GenderMarker,
    MoneyFrom,
    OutcomeKind,
    PartRole,
    PublisherKind,
)
from merida.site.assistance.forms.fields import DAY, ProvisionsField, StatesField
from merida.site.assistance.kinds import kind_choices
from merida.site.assistance.selectors.here import Planned
from merida.site.assistance.told import Came, Part, Told
from merida.site.evidence.choices import DocumentLanguage
from merida.site.evidence.labels import names

EMPTY = ("", "–")


class PartForm(forms.Form):
    """An organisation in an activity."""

    role = forms.ChoiceField(label=_("Role"), required=False, choices=[EMPTY, *PartRole.choices])
    name = forms.CharField(label=_("Organisation"), required=False, max_length=300)
    ref = forms.CharField(label=_("Identifier in IATI"), required=False, max_length=200)

    def part(self) -> Part | None:
        """As it is told; nothing for an empty row."""
        given = self.cleaned_data
        named = given.get("name") or given.get("ref")
        return Part(given.get("role") or PartRole.IMPLEMENTING, given["name"], given["ref"]) if named else None


class CameForm(forms.Form):
    """What came of an activity."""

    kind = forms.ChoiceField(label=_("Outcome"), required=False, choices=[EMPTY, *OutcomeKind.choices])
    title = forms.CharField(label=_("Title"), required=False, max_length=500)
    jurisdiction = StatesField(label=_("State"), required=False, max_length=100)
    on = forms.DateField(label=_("Day"), required=False, widget=DAY)

    def came(self) -> Came | None:
        """As it is told; nothing for an empty row."""
        given = self.cleaned_data
        if not given.get("kind"):
            return None
        return Came(given["kind"], given["title"], next(iter(given["jurisdiction"] or ()), ""), given["on"])


PartForms = forms.formset_factory(PartForm, extra=2, max_num=30)
CameForms = forms.formset_factory(CameForm, extra=1, max_num=30)


class ActivityForm(forms.Form):
    """An activity, typed. A budget, expert-days, or neither."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    looked = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)
    title = forms.CharField(label=_("Title"), max_length=500)
    description = forms.CharField(
        label=_("Description"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    language = forms.ChoiceField(label=_("Language of these words"), choices=DocumentLanguage.choices, initial="en")
    jurisdictions = StatesField(
        label=_("States and jurisdictions"), required=False, max_length=1_000, help_text=_("Names or codes, as in KGZ.")
    )
    regions = forms.MultipleChoiceField(
        label=_("Regions"), required=False, widget=forms.SelectMultiple(attrs={"size": 4})
    )
    provisions = ProvisionsField(
        label=_("Provisions"), required=False, max_length=500, help_text=_("As in 57(3), 53(a); ch.V for a chapter.")
    )
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of assistance"), required=False, widget=forms.CheckboxSelectMultiple
    )
    topics = forms.MultipleChoiceField(
        label=_("Topics"), required=False, widget=forms.SelectMultiple(attrs={"size": 4})
    )
    target = forms.CharField(label=_("Institution that receives it"), required=False, max_length=300)
    status = forms.ChoiceField(label=_("Status"), choices=ActivityStatus.choices)
    planned_start = forms.DateField(label=_("Planned start"), required=False, widget=DAY)
    actual_start = forms.DateField(label=_("Actual start"), required=False, widget=DAY)
    planned_end = forms.DateField(label=_("Planned end"), required=False, widget=DAY)
    actual_end = forms.DateField(label=_("Actual end"), required=False, widget=DAY)
    amount = forms.DecimalField(
        label=_("Budget"), required=False, min_value=Decimal(0), max_digits=18, decimal_places=4,
        help_text=_("Leave it empty if it is not disclosed: that is not zero."),
    )  # fmt: skip
    currency = forms.CharField(label=_("Currency"), required=False, max_length=3, help_text=_("As in USD."))
    expert_days = forms.IntegerField(
        label=_("or expert-days"), required=False, min_value=0, max_value=1_000_000,
        help_text=_("Where no money is given but time."),
    )  # fmt: skip
    initiative = forms.CharField(label=_("Regional initiative"), required=False, max_length=200)
    gender = forms.ChoiceField(
        label=_("Equality of women and men"), required=False, choices=[("", _("not said")), *GenderMarker.choices]
    )
    audience = forms.ChoiceField(label=_("Who may see it"), choices=ActivityAudience.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = names()
        for name, choices in (
            ("kinds", kind_choices()), ("topics", said.choices("topics")), ("regions", said.choices("subregions")),
        ):  # fmt: skip
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            known = list(choices)
            kept = [one for one in (self.initial.get(name) or ()) if one not in dict(known)]
            field.choices = [*known, *((one, one) for one in kept)]

    def clean(self) -> dict[str, Any]:
        """Money or expert-days, days in their order, a place and a start."""
        given = super().clean() or {}
        if given.get("amount") is not None and given.get("expert_days") is not None:
            self.add_error("expert_days", _("Give a budget or expert-days, not both; both may stay empty."))
        code = (given.get("currency") or "").strip().upper()
        if given.get("amount") is not None:
            try:
                Amount.of(given["amount"], code)
            except (KeyError, ValueError):
                self.add_error("currency", _("Give the currency as ISO 4217 has it, as in USD, and no more decimals."))
        given["currency"] = code
        for start, end in (("planned_start", "planned_end"), ("actual_start", "actual_end")):
            if given.get(start) and given.get(end) and given[end] < given[start]:
                self.add_error(end, _("This day lies before the start."))
        first, last = (given.get(f"actual_{one}") or given.get(f"planned_{one}") for one in ("start", "end"))
        if not first:
            self.add_error("planned_start", _("Give a start, planned or actual."))
        elif last and last < first and not self.errors:
            self.add_error("actual_end", _("This day lies before the start."))
        if not (given.get("jurisdictions") or given.get("regions")) and "jurisdictions" not in self.errors:
            self.add_error("jurisdictions", _("Say for which States, or for which region."))
        return given

    def told(self, before: Told | None, parts: list[Part], outcomes: list[Came], answers: list[UUID]) -> Told:
        """What is told; titles in other languages stay as they were."""
        given, language = self.cleaned_data, self.cleaned_data["language"]
        old = before or Told()
        money = {given["currency"]: Amount.of(given["amount"], given["currency"]).minor} if given["amount"] else {}
        kept = dict(old.money) if len(old.money) > 1 and given["amount"] is None else money
        descriptions = dict(old.descriptions) | ({language: given["description"]} if given["description"] else {})
        names_ = ("jurisdictions", "regions", "provisions", "kinds", "topics")
        listed: dict[str, Any] = {name: tuple(given[name]) for name in names_}
        days = ("planned_start", "actual_start", "planned_end", "actual_end")
        return Told(
            identifier=old.identifier,
            titles=dict(old.titles) | {language: given["title"]},
            descriptions=descriptions,
            **(listed | {name: given[name] for name in days}),
            target=given["target"],
            status=given["status"],
            money=kept,
            money_from=(old.money_from or str(MoneyFrom.BUDGET)) if kept else "",
            expert_days=None if kept else given["expert_days"],
            initiative=given["initiative"],
            gender=given["gender"],
            answers=tuple(str(one) for one in answers),
            parts=tuple(parts),
            outcomes=tuple(outcomes),
            told_as=old.told_as,
            secondary=old.secondary,
            reporter=old.reporter,
        )

    def planned(self, without: UUID | None = None) -> Planned:
        """As the question "who already does this here" wants it."""
        given = self.cleaned_data
        return Planned(
            jurisdictions=tuple(given.get("jurisdictions") or ()),
            regions=tuple(given.get("regions") or ()),
            provisions=tuple(given.get("provisions") or ()),
            kinds=tuple(given.get("kinds") or ()),
            start=given.get("actual_start") or given.get("planned_start"),
            end=given.get("actual_end") or given.get("planned_end"),
            without=without,
        )


def typed_again(told: Told) -> dict[str, Any]:
    """What a form begins with when an activity is told anew."""
    language = "en" if "en" in told.titles else next((one for one in told.titles if one), "en")
    first = next(iter(told.money.items()), None) if len(told.money) == 1 else None
    listed = ("kinds", "topics", "regions")
    plain = ("target", "status", "planned_start", "actual_start", "planned_end", "actual_end", "expert_days",
             "initiative", "gender")  # fmt: skip
    return {
        "title": told.titles.get(language) or told.title,
        "description": told.descriptions.get(language, ""),
        "language": language,
        "jurisdictions": ", ".join(told.jurisdictions),
        "provisions": ", ".join(told.provisions),
        "amount": Amount(first[1], first[0]).value if first else None,
        "currency": first[0] if first else "",
        **{name: list(getattr(told, name)) for name in listed},
        **{name: getattr(told, name) for name in plain},
    }


class LoadForm(forms.Form):
    """A file of activities."""

    file = forms.FileField(label=_("IATI file or spreadsheet"))
    audience = forms.ChoiceField(label=_("Who may see these activities"), choices=ActivityAudience.choices)


class ActForm(forms.Form):
    """An act on an activity: which version was seen, and why."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    because = forms.CharField(label=_("Because"), required=False, max_length=2_000)
    audience = forms.ChoiceField(label=_("Who may see it"), required=False, choices=ActivityAudience.choices)


class PublisherForm(forms.Form):
    """How an organisation is called in IATI."""

    ref = forms.CharField(
        label=_("Identifier of your organisation"), max_length=200, help_text=_("As in XM-DAC-41128.")
    )
    kind = forms.ChoiceField(label=_("Kind of organisation"), choices=PublisherKind.choices)


class HereForm(forms.Form):
    """Who already does this here."""

    jurisdictions = StatesField(label=_("States and jurisdictions"), required=False, max_length=1_000)
    provisions = ProvisionsField(label=_("Provisions"), required=False, max_length=500)
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of assistance"), required=False, widget=forms.SelectMultiple(attrs={"size": 6})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kinds"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(kind_choices())

    def planned(self) -> Planned:
        """As the question wants it."""
        given = self.cleaned_data
        return Planned(
            jurisdictions=given.get("jurisdictions") or (), provisions=given.get("provisions") or (),
            kinds=tuple(given.get("kinds") or ()),
        )  # fmt: skip
