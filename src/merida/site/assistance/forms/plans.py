"""What a focal point, and an institution behind its link, type into the pages of replies and plans."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from merida.money.amounts import Amount
from merida.money.currencies import currencies
from merida.site.assistance.choices_plans import Level, Standing, Verdict
from merida.site.assistance.frameworks import frameworks_in
from merida.site.assistance.services.plans import Content
from merida.site.provenance.choices import Audience

DAY = forms.DateInput(attrs={"type": "date"})
ROWS = {"rows": 2}


class InstitutionForm(forms.Form):
    """An institution and where it is written to."""

    name = forms.CharField(label=_("Name"), max_length=200)
    person = forms.CharField(label=_("Person"), max_length=200, required=False)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    postal = forms.CharField(
        label=_("Postal address"), required=False, max_length=1000, widget=forms.Textarea(attrs=ROWS)
    )
    language = forms.ChoiceField(
        label=_("Language of letters"), required=False, choices=[("", _("As this page")), *settings.LANGUAGES]
    )


class AssignForm(forms.Form):
    """Outcomes for an institution to answer."""

    institution = forms.ChoiceField(label=_("Institution"), required=False)
    new_institution = forms.CharField(label=_("Or a new one"), max_length=200, required=False)
    due_on = forms.DateField(label=_("Answer due on"), required=False, widget=DAY)
    remark = forms.CharField(label=_("Remark"), required=False, max_length=2000)

    def __init__(self, *args: Any, institutions: Iterable[tuple[UUID, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "institution", [("", _("choose")), *((str(key), name) for key, name in institutions)])

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        given: dict[str, Any] = super().clean() or {}
        if not given.get("institution") and not (given.get("new_institution") or "").strip():
            raise forms.ValidationError(_("Choose an institution, or name a new one."))
        return given


class UploadForm(forms.Form):
    """A spreadsheet that came back."""

    file = forms.FileField(label=_("Spreadsheet"), help_text=_("The file that came back, as .xlsx or CSV."))


class ReplyForm(forms.Form):
    """A reply written down by the focal point."""

    status = forms.ChoiceField(label=_("Status"), choices=Standing.choices)
    remark = forms.CharField(
        label=_("Remark"), required=False, max_length=4000, widget=forms.Textarea(attrs=ROWS),
        help_text=_("The reason, if it is not taken up."),
    )  # fmt: skip
    on_day = forms.DateField(label=_("Done on, or to be done by"), required=False, widget=DAY)
    said_by = forms.CharField(label=_("Answered by"), required=False, max_length=200)


class PlanForm(forms.Form):
    """A new plan."""

    name = forms.CharField(label=_("Name"), max_length=300)
    begins_on = forms.DateField(label=_("Begins on"), widget=DAY)
    ends_on = forms.DateField(label=_("Ends on"), widget=DAY)
    currency = forms.CharField(
        label=_("Currency"),
        max_length=3,
        required=False,
        help_text=_("ISO 4217, as in USD; each action may have its own."),
    )

    def clean_currency(self) -> str:
        """A code of ISO 4217, or none."""
        return _currency(self.cleaned_data["currency"])


class ItemForm(forms.Form):
    """A direction, problem, result or action."""

    level = forms.ChoiceField(label=_("Level"), choices=Level.choices)
    parent = forms.ChoiceField(label=_("Part of"), required=False)
    text = forms.CharField(label=_("Text"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    begins_on = forms.DateField(label=_("Begins on"), required=False, widget=DAY)
    ends_on = forms.DateField(label=_("Ends on"), required=False, widget=DAY)
    responsible = forms.MultipleChoiceField(label=_("Responsible"), required=False, widget=forms.CheckboxSelectMultiple)
    supporting = forms.MultipleChoiceField(label=_("Supporting"), required=False, widget=forms.CheckboxSelectMultiple)
    budget = forms.DecimalField(label=_("Budget"), required=False, min_value=0, max_digits=18, decimal_places=4)
    currency = forms.CharField(label=_("Currency"), max_length=3, required=False)
    funds = forms.CharField(label=_("Source of funds"), max_length=300, required=False)
    indicator = forms.CharField(label=_("Indicator"), max_length=1000, required=False)
    baseline = forms.CharField(label=_("Baseline"), max_length=200, required=False)
    target = forms.CharField(label=_("Target"), max_length=200, required=False)
    outcomes = forms.MultipleChoiceField(
        label=_("Answers these recommendations and needs"), required=False, widget=forms.CheckboxSelectMultiple
    )
    frameworks = forms.CharField(
        label=_("Answers items of other frameworks"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line, as in FATF: Recommendation 24. FATF, GRECO, OECD and SDG 16 are known by name."),
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(
        self, *args: Any, institutions: Iterable[tuple[UUID, str]] = (), outcomes: Iterable[tuple[UUID, str]] = (),
        parents: Iterable[tuple[UUID, str]] = (), **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        named = [(str(key), name) for key, name in institutions]
        _choices(self, "responsible", named)
        _choices(self, "supporting", named)
        _choices(self, "outcomes", [(str(key), text) for key, text in outcomes])
        _choices(self, "parent", [("", _("the plan itself")), *((str(key), text) for key, text in parents)])

    def clean_currency(self) -> str:
        """A code of ISO 4217, or none."""
        return _currency(self.cleaned_data["currency"])

    def clean_frameworks(self) -> tuple[tuple[str, str], ...]:
        """Framework and reference of each line."""
        return frameworks_in(self.cleaned_data["frameworks"])

    def clean(self) -> dict[str, Any]:
        """A budget is whole minor units of its currency."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("budget") is not None:
            if not given.get("currency"):
                self.add_error("currency", _("Name the currency of the budget."))
            else:
                try:
                    given["amount"] = Amount.of(given["budget"], given["currency"])
                except ValueError as error:
                    self.add_error("budget", str(error))
        return given

    def content(self) -> Content:
        """What the item says."""
        given = self.cleaned_data
        plain = ("text", "begins_on", "ends_on", "funds", "indicator", "baseline", "target", "frameworks")
        return Content(
            **{name: given[name] for name in plain},
            budget=given.get("amount"),
            responsible=tuple(map(UUID, given["responsible"])),
            supporting=tuple(map(UUID, given["supporting"])),
            outcomes=tuple(map(UUID, given["outcomes"])),
        )


class RoundForm(forms.Form):
    """A round of reporting."""

    name = forms.CharField(label=_("Name of the round"), max_length=80)
    due_on = forms.DateField(label=_("Due on"), widget=DAY)
    remind_on = forms.DateField(label=_("Remind on"), widget=DAY)
    quarters = forms.IntegerField(label=_("How many, every three months"), min_value=1, max_value=12, initial=1)


class ReportForm(forms.Form):
    """A report of progress."""

    status = forms.ChoiceField(label=_("Status"), choices=Standing.choices)
    words = forms.CharField(
        label=_("What was done"), required=False, max_length=4000, widget=forms.Textarea(attrs=ROWS)
    )
    reached = forms.CharField(label=_("Indicator now"), required=False, max_length=200)
    said_by = forms.ChoiceField(label=_("Reported by"), required=False)
    in_round = forms.ChoiceField(label=_("Round"), required=False)
    evidence = forms.FileField(label=_("Supporting evidence"), required=False)

    def __init__(
        self, *args: Any, institutions: Iterable[tuple[UUID, str]] = (), rounds: Iterable[tuple[UUID, str]] = (),
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        _choices(self, "said_by", [("", _("not stated")), *((str(key), name) for key, name in institutions)])
        _choices(self, "in_round", [("", _("outside of rounds")), *((str(key), name) for key, name in rounds)])


class VerifyForm(forms.Form):
    """What a second body says of a report."""

    body = forms.ChoiceField(label=_("Verified by"))
    verdict = forms.ChoiceField(label=_("Verdict"), choices=Verdict.choices)
    words = forms.CharField(label=_("What was found"), required=False, max_length=4000)
    evidence = forms.FileField(label=_("Supporting evidence"), required=False)

    def __init__(self, *args: Any, institutions: Iterable[tuple[UUID, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "body", [(str(key), name) for key, name in institutions])


class ShareForm(forms.Form):
    """Who may see a plan or the matrix besides the authority."""

    audience = forms.ChoiceField(
        label=_("Who may see it"),
        choices=[(one.value, one.label) for one in (Audience.MEMBERS, Audience.PUBLIC, Audience.ORIGINATOR)],
    )
    what_for = forms.CharField(label=_("What for"), max_length=300)


def _choices(form: forms.Form, name: str, choices: list[Any]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def _currency(code: str) -> str:
    code = code.strip().upper()
    if code and code not in currencies():
        raise forms.ValidationError(
            _("%(code)s is no currency of ISO 4217: write it as in USD."), params={"code": code}
        )
    return code
