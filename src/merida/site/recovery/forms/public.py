"""What people type into the pages of publications and of calls for data."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from merida.site.look.sheet_says import sentence
from merida.site.recovery.call_sheet import Told, rows_of
from merida.site.recovery.choices.cases import Ground
from merida.site.recovery.choices.public import Answered, DataStage, ReplyKind
from merida.site.recovery.selectors.publishing import Draft
from merida.site.recovery.services.publishing import LONGEST, Chosen

DAY = forms.DateInput(attrs={"type": "date"})


class PublishForm(forms.Form):
    """What of a case becomes public: each amount is chosen by itself."""

    title = forms.CharField(label=_("Public name"), max_length=300, help_text=_("Neutral: no person in it."))
    summary = forms.CharField(
        label=_("Summary"), required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Whoever is not finally convicted is not named, or only as alleged."),
    )  # fmt: skip
    words = forms.BooleanField(label=_("Quote the words of the sources"), required=False, initial=True)

    def __init__(self, draft: Draft, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"title": draft.title, "summary": draft.summary, "words": True})
        super().__init__(*args, **kwargs)
        self.draft = draft
        for fact in draft.facts:
            self.fields[f"fact-{fact.key}"] = forms.BooleanField(
                label=fact.stage_label, required=False, initial=fact.published or not draft.versions
            )
            self.fields[f"use-{fact.key}"] = forms.CharField(
                label=_("Use"), max_length=500, required=False, initial=fact.what_for
            )
            self.fields[f"verified-{fact.key}"] = forms.CharField(
                label=_("Verified by"), max_length=500, required=False, initial=fact.verified_by
            )
        for person in draft.persons:
            if person.may_be_named:
                self.fields[f"named-{person.key}"] = forms.BooleanField(label=_("Publish the name"), required=False)

    def facts(self) -> list[tuple[Any, Any, Any, Any]]:
        """Each amount with its fields: chosen, use, verified by."""
        return [
            (fact, self[f"fact-{fact.key}"], self[f"use-{fact.key}"], self[f"verified-{fact.key}"])
            for fact in self.draft.facts
        ]

    def persons(self) -> list[tuple[Any, Any]]:
        """Each person with the field that names them, if the rule lets it."""
        return [(person, self[f"named-{person.key}"] if person.may_be_named else None) for person in self.draft.persons]

    def given(self) -> dict[str, Any]:
        """What the service takes."""
        data = self.cleaned_data
        return {
            "title": data["title"],
            "summary": data["summary"],
            "words": data["words"],
            "facts": {
                fact.key: Chosen(data[f"use-{fact.key}"], data[f"verified-{fact.key}"])
                for fact in self.draft.facts
                if data[f"fact-{fact.key}"]
            },
            "named": [person.key for person in self.draft.persons if data.get(f"named-{person.key}")],
        }


class ReplyForm(forms.Form):
    """A correction or a reply to a publication; no account is needed."""

    kind = forms.ChoiceField(label=_("What it is"), choices=ReplyKind.choices)
    words = forms.CharField(label=_("In words"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5}))
    name = forms.CharField(
        label=_("Your name"), max_length=200, required=False, help_text=_("Shown with the reply, if you give it.")
    )
    address = forms.EmailField(label=_("E-mail address"), required=False, help_text=_("Only the authority reads it."))


class AnswerForm(forms.Form):
    """What becomes of a reply."""

    answered = forms.ChoiceField(
        label=_("What becomes of it"), choices=[one for one in Answered.choices if one[0] != Answered.WAITING]
    )
    answer = forms.CharField(label=_("Answer"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


class BecauseForm(forms.Form):
    """A reason that everybody may read."""

    because = forms.CharField(label=_("Why"), max_length=300)


class CallForm(forms.Form):
    """A call for data."""

    name = forms.CharField(label=_("Name"), max_length=200)
    year = forms.IntegerField(label=_("Year of the data"), min_value=1990, max_value=2100)
    due_on = forms.DateField(label=_("Answers by"), widget=DAY)
    note = forms.CharField(label=_("What is asked"), required=False, widget=forms.Textarea(attrs={"rows": 4}))


class AnswerSheetForm(forms.Form):
    """A filled-in template."""

    file = forms.FileField(label=_("Spreadsheet"), help_text=_("The template of this call, filled in: XLSX or CSV."))


class RowForm(forms.Form):
    """A row of an answer, typed."""

    stage = forms.ChoiceField(label=_("Stage"), choices=DataStage.choices)
    other = forms.CharField(
        label=_("Other State or jurisdiction"), max_length=100, required=False, help_text=_("Its name, or its code.")
    )
    ground = forms.ChoiceField(
        label=_("Ground of the order"), required=False, choices=[("", _("Not stated")), *Ground.choices]
    )
    currency = forms.CharField(label=_("Currency"), max_length=40, required=False, help_text=_("As USD."))
    amount = forms.CharField(label=_("Amount, or “not disclosed”"), max_length=80)
    cases = forms.IntegerField(label=_("Number of cases"), min_value=0, required=False)
    remark = forms.CharField(label=_("Remark"), max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        """The cells as a sheet of one row would have them: one reading for both."""
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        row = [data["stage"], data["other"], data["ground"], data["currency"], data["amount"]]
        cells = [None, *(one or None for one in row), data["cases"] if data["cases"] is None else str(data["cases"])]
        read = rows_of([[*cells, data["remark"] or None]])
        for problem in read.problems:
            self.add_error(None, sentence(problem))
        if not read.rows and not read.problems:
            self.add_error("amount", _("Write an amount, or “not disclosed”."))
        self._told = read.rows[0] if read.rows else None
        return data

    def told(self) -> Told:
        """The row."""
        assert self._told is not None
        return self._told
