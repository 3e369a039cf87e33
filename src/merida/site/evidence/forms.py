"""What people type into the pages of evidence."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from merida.site.evidence.choices import DocumentKind, Force, Kind, Relation, Stage
from merida.site.evidence.codelists import in_force
from merida.site.evidence.coding import Coding, spellings
from merida.site.evidence.labels import Names
from merida.site.provenance.choices import Audience

DAY = forms.DateInput(attrs={"type": "date"})


class SeveralFiles(forms.ClearableFileInput):
    """A field for one or many files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Many files, each as it came; an empty file is the reader's to refuse."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """The files as a list."""
        return [one for one in (data if isinstance(data, list | tuple) else [data]) if one]


class AddForm(forms.Form):
    """Documents handed in: files, a folder or a zip."""

    # Hides the form's own list of uploads, which nobody asks here.
    files = FilesField(label=_("Files or a zip archive"), required=False)  # type: ignore[assignment]
    folder = FilesField(
        label=_("A folder"), required=False, widget=SeveralFiles(attrs={"webkitdirectory": True, "multiple": True})
    )
    kind = forms.ChoiceField(
        label=_("Kind of document"),
        required=False,
        choices=[("", _("As each document says itself")), *DocumentKind.choices],
    )
    kept_to = forms.ChoiceField(
        label=_("Who may see them"),
        required=False,
        choices=[
            ("", _("As the kind of document has it")),
            (Audience.MEMBERS, Audience.MEMBERS.label),
            (Audience.REVIEW_TEAM, Audience.REVIEW_TEAM.label),
            (Audience.ORIGINATOR, Audience.ORIGINATOR.label),
        ],
        help_text=_("This can be narrower than the kind has it, never wider."),
    )


class CodingForm(forms.Form):
    """The coding of an outcome; its words are agreed and stand as they are."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    provisions = forms.CharField(
        label=_("Provisions"), required=False, max_length=500, help_text=_("As in 57(3), 53(a); ch.V for a chapter.")
    )
    categories = forms.MultipleChoiceField(
        label=_("Categories of assistance"), required=False, widget=forms.CheckboxSelectMultiple
    )
    topics = forms.MultipleChoiceField(label=_("Topics"), required=False, widget=forms.CheckboxSelectMultiple)
    force = forms.ChoiceField(label=_("Wording"), required=False, choices=[("", _("none")), *Force.choices])
    none_identified = forms.BooleanField(label=_("Says that no need was identified"), required=False)
    because = forms.CharField(
        label=_("Because"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, said: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("categories", "topics"):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = list(said.choices(name))

    def coding(self) -> Coding:
        """The coding that was chosen."""
        given = self.cleaned_data
        return Coding(
            kind=given["kind"],
            provisions=spellings(given["provisions"]),
            categories=tuple(given["categories"]),
            topics=tuple(given["topics"]),
            force=given["force"],
            none_identified=given["none_identified"],
        )


class JoinForm(forms.Form):
    """A document is a version of another."""

    leading = forms.UUIDField(label=_("The document it is a version of"))
    relation = forms.ChoiceField(
        label=_("What it is"), choices=[one for one in Relation.choices if one[0] != Relation.LEADING]
    )
    because = forms.CharField(label=_("Because"), required=False, max_length=2000)


class PublishForm(forms.Form):
    """The consent holder widens who sees a document and all that was drawn from it."""

    audience = forms.ChoiceField(
        label=_("Who may see it"),
        choices=[(Audience.PUBLIC, Audience.PUBLIC.label), (Audience.MEMBERS, Audience.MEMBERS.label)],
    )
    what_for = forms.CharField(label=_("What for"), max_length=300)


class ReviewForm(forms.Form):
    """Facts about a review, never without where they are from."""

    reviewers = forms.CharField(
        label=_("Reviewing States"), required=False, max_length=60, help_text=_("Codes, as in FJI, NAM.")
    )
    stage = forms.ChoiceField(label=_("Stage"), required=False, choices=[("", _("not known")), *Stage.choices])
    began_in = forms.IntegerField(label=_("Began in"), required=False, min_value=2000, max_value=2200)
    ended_in = forms.IntegerField(label=_("Ended in"), required=False, min_value=2000, max_value=2200)
    visited_on = forms.DateField(label=_("Country visit"), required=False, widget=DAY)
    published_on = forms.DateField(label=_("Executive summary published"), required=False, widget=DAY)
    symbol = forms.CharField(label=_("Symbol of the executive summary"), required=False, max_length=80)
    note = forms.CharField(label=_("Note"), required=False, max_length=2000)
    source_text = forms.CharField(label=_("Source"), max_length=1000, help_text=_("Where these facts are from."))

    def facts(self) -> dict[str, Any]:
        """As the register keeps them."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "source_text"}
        return given | {"reviewers": [code.upper() for code in spellings(given["reviewers"])]}

    def clean_reviewers(self) -> str:
        """Codes that the list of jurisdictions has."""
        typed: str = self.cleaned_data["reviewers"]
        known = in_force("jurisdictions").by_key
        if unknown := [code for code in spellings(typed) if code.upper() not in known]:
            raise forms.ValidationError(
                _("No State has the code %(code)s; write it as in KGZ."), params={"code": unknown[0]}
            )
        return typed


class FreezeForm(forms.Form):
    """A corpus: which reviews, and as at which day."""

    name = forms.CharField(
        label=_("Name"), max_length=300, help_text=_("As in: the 20 executive summaries published by 1 May 2019")
    )
    document_kind = forms.ChoiceField(
        label=_("Kind of document"), choices=DocumentKind.choices, initial=DocumentKind.EXECUTIVE_SUMMARY
    )
    cycle = forms.IntegerField(label=_("Cycle"), required=False, min_value=1, max_value=99)
    published_by = forms.DateField(label=_("Published by"), required=False, widget=DAY)
    frozen_on = forms.DateField(label=_("As at"), widget=DAY)


class SampleForm(forms.Form):
    """A sample to be coded again."""

    name = forms.CharField(label=_("Name"), max_length=200)
    size = forms.IntegerField(label=_("How many outcomes"), min_value=1, max_value=2000, initial=50)
    seed = forms.CharField(label=_("Seed"), max_length=40, help_text=_("Anyone who has it can draw the same sample."))
    cycle = forms.IntegerField(label=_("Cycle"), required=False, min_value=1, max_value=99)


class ListForm(forms.Form):
    """A new version of a list."""

    entries = forms.JSONField(label=_("Entries"), help_text=_("In order; each with key, names by language, and facts."))
    recoding = forms.JSONField(
        label=_("Recoding"), required=False, help_text=_('Old key to its new keys, as in {"old": ["new"]}.')
    )
    because = forms.CharField(label=_("Because"), max_length=500)

    def clean_entries(self) -> list[dict[str, Any]]:
        """A list of objects."""
        given = self.cleaned_data["entries"]
        if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
            raise forms.ValidationError(_("Give a list of entries, each with a key and names."))
        return given

    def clean_recoding(self) -> dict[str, list[str]]:
        """Old key to new keys."""
        given = self.cleaned_data["recoding"] or {}
        if not isinstance(given, dict) or not all(isinstance(one, list) for one in given.values()):
            raise forms.ValidationError(_("Give old keys with lists of new ones."))
        return given
