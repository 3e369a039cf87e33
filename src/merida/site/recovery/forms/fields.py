"""Fields that forms of recovery share: days, jurisdictions, amounts in whole minor units of a unit."""

from __future__ import annotations

from typing import Any

from babel.numbers import NumberFormatError, get_group_symbol, parse_decimal
from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from merida.money.units import Quantity
from merida.site.evidence.labels import names
from merida.site.look.numbers import locale

LONG = 500


def day(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    """A day of the calendar."""
    return forms.DateField(
        label=label, required=required, help_text=help_text, widget=forms.DateInput(attrs={"type": "date"})
    )


def words(label: Any, *, required: bool = False, help_text: Any = "", rows: int = 2) -> forms.CharField:
    """A sentence or two."""
    return forms.CharField(
        label=label, required=required, max_length=LONG, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


def choice(label: Any, among: Any, *, required: bool = True) -> forms.ChoiceField:
    """One of a list; nothing is chosen beforehand."""
    return forms.ChoiceField(label=label, required=required, choices=[("", "—"), *among.choices])


class JurisdictionField(forms.ChoiceField):
    """States and other jurisdictions in the alphabetical order of the language."""

    def __init__(self, **given: Any) -> None:
        super().__init__(choices=jurisdictions, **given)


def jurisdictions() -> list[tuple[str, str]]:
    """Codes and names, after an empty choice."""
    said = names()
    return [("", "—"), *said.by_name(code for code, _name in said.choices("jurisdictions"))]


class ActForm(forms.Form):
    """A form about a case or a row of it: `given` is what the act takes; what a row leaves open, `about` fills."""

    def __init__(self, *args: Any, about: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about
        self.furnish()

    def furnish(self) -> None:
        """Choices that depend on the row."""

    def given(self) -> dict[str, Any]:
        """The act's words."""
        return dict(self.cleaned_data)


class AmountForm(ActForm):
    """A form with an amount and its unit; both empty is not disclosed."""

    amount = forms.CharField(label=gettext_lazy("Amount"), required=False, max_length=60)
    unit = forms.CharField(
        label=gettext_lazy("Currency or unit"), required=False, max_length=40,
        help_text=gettext_lazy("USD, EUR, …; virtual:BTC:8; piece:ambulance."),
    )  # fmt: skip
    amount_name = "amount"

    def clean(self) -> dict[str, Any]:
        """One quantity of the two."""
        found = super().clean() or self.cleaned_data
        typed, unit = found.pop("amount", "").strip(), found.pop("unit", "").strip()
        found[self.amount_name] = None
        if typed and not unit:
            self.add_error("unit", _("Give the currency or unit of the amount."))
        elif typed:
            try:
                found[self.amount_name] = quantity(typed, unit if ":" in unit else unit.upper())
            except ValueError as error:
                self.add_error("amount", str(error))
        return found


def quantity(typed: str, unit: str) -> Quantity:
    """An amount as the reader's language writes it: 1,234.50 in English; ValueError in one sentence."""
    language = get_language() or "en"
    plain = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in typed)
    group = get_group_symbol(locale(language), numbering_system="latn")
    if group.isspace():  # whatever space was typed
        plain = "".join(group if sign.isspace() else sign for sign in plain)
    try:
        value = parse_decimal(plain, locale=locale(language), strict=True, numbering_system="latn")
    except (NumberFormatError, ValueError):
        said = _("“%(typed)s” is no amount as this language writes it; write it without signs, as in 1234567.")
        raise ValueError(said % {"typed": typed[:30]}) from None
    try:
        found = Quantity.of(value, unit)
    except ValueError:
        said = _("%(unit)s is no unit, or has fewer decimals than the amount; write USD or virtual:BTC:8.")
        raise ValueError(said % {"unit": unit[:30]}) from None
    if found.minor <= 0:
        raise ValueError(_("An amount is more than nothing."))
    return found
