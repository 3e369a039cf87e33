"""What a focal point and a provider type into the pages of requests."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from merida.site.assistance.choices_requests import ReplyAnswer, RequestAudience, RequestOrigin
from merida.site.assistance.forms.fields import DAY, ProvisionsField, StatesField
from merida.site.assistance.kinds import kind_choices
from merida.site.assistance.services.requests import Asked, Contact
from merida.site.evidence.choices import DocumentLanguage
from merida.site.people.models import Organisation
from merida.site.provenance.choices import Audience

TEXT = forms.Textarea(attrs={"rows": 5})
SHORT = forms.Textarea(attrs={"rows": 2})


class RequestForm(forms.Form):
    """A request for assistance: only its title and its text must be there."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    origin = forms.ChoiceField(label=_("Where it comes from"), choices=RequestOrigin.choices)
    title = forms.CharField(label=_("Title"), max_length=300)
    text = forms.CharField(label=_("What is asked for"), max_length=10_000, widget=TEXT)
    language = forms.ChoiceField(
        label=_("Language of the text"), required=False, choices=[("", _("not said")), *DocumentLanguage.choices]
    )
    provisions = ProvisionsField(
        label=_("Provisions"), required=False, max_length=500, help_text=_("As in 57(3), 53(a); ch.V for a chapter.")
    )
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of assistance"), required=False, widget=forms.CheckboxSelectMultiple
    )
    institution = forms.CharField(label=_("Institution that would receive it"), required=False, max_length=300)
    result = forms.CharField(
        label=_("Result wanted"), required=False, max_length=5_000, widget=SHORT,
        help_text=_("What should be there at the end."),
    )  # fmt: skip
    wanted_from = forms.DateField(label=_("Wanted from"), required=False, widget=DAY)
    wanted_until = forms.DateField(label=_("Wanted until"), required=False, widget=DAY)
    received_already = forms.CharField(
        label=_("What was already received"), required=False, max_length=5_000, widget=SHORT
    )
    contact_name = forms.CharField(
        label=_("Whom to ask"), required=False, max_length=200,
        help_text=_("Shown to nobody unless you say so when you consent; it can be erased at any time."),
    )  # fmt: skip
    contact_office = forms.CharField(label=_("Office"), required=False, max_length=300)
    contact_email = forms.EmailField(label=_("E-mail address"), required=False)
    contact_telephone = forms.CharField(label=_("Telephone"), required=False, max_length=60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kinds"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(kind_choices())

    def asked(self, findings: tuple[Any, ...] = ()) -> Asked:
        """What the State asks for."""
        given = self.cleaned_data
        names = ("title", "text", "origin", "language", "institution", "result", "received_already", "wanted_from",
                 "wanted_until", "provisions")  # fmt: skip
        kept = () if given["origin"] == RequestOrigin.REVIEWING else findings
        return Asked(**{name: given[name] for name in names}, kinds=tuple(given["kinds"]), findings=kept)

    def contact(self) -> Contact:
        """Whom to ask."""
        return Contact(
            **{name: self.cleaned_data[f"contact_{name}"] for name in ("name", "office", "email", "telephone")}
        )

    def clean(self) -> dict[str, Any]:
        """The days in their order."""
        given = super().clean() or {}
        start, end = given.get("wanted_from"), given.get("wanted_until")
        if start and end and end < start:
            self.add_error("wanted_until", _("This day lies before the day from which it is wanted."))
        return given


class ConsentForm(forms.Form):
    """To whom a request is shown from now on."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    to = forms.ChoiceField(
        label=_("Who may see this request"), choices=RequestAudience.choices, widget=forms.RadioSelect,
        initial=RequestAudience.ORGANISATIONS,
    )  # fmt: skip
    organisations = forms.ModelMultipleChoiceField(
        label=_("Organisations"), required=False, queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple, help_text=_("Only if you name organisations."),
    )  # fmt: skip
    with_contact = forms.BooleanField(
        label=_("They may see whom to ask"), required=False, help_text=_("Only with organisations that you name.")
    )
    because = forms.CharField(label=_("Remark, for yourselves"), required=False, max_length=2_000, widget=SHORT)

    def __init__(self, *args: Any, without: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisations"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Organisation.objects.exclude(pk=without).order_by("name")

    def clean(self) -> dict[str, Any]:
        """At least one organisation, if organisations are to be named."""
        given = super().clean() or {}
        if given.get("to") == RequestAudience.ORGANISATIONS and not given.get("organisations"):
            self.add_error("organisations", _("Name at least one organisation."))
        return given


class WithdrawForm(forms.Form):
    """The consent is taken back."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    because = forms.CharField(label=_("Because"), required=False, max_length=2_000)


class CloseForm(forms.Form):
    """The request is wanted no more."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    because = forms.CharField(label=_("Because"), max_length=2_000)


class ReplyForm(forms.Form):
    """A provider's reply."""

    answer = forms.ChoiceField(label=_("Answer"), choices=ReplyAnswer.choices, widget=forms.RadioSelect)
    text = forms.CharField(label=_("In words"), required=False, max_length=10_000, widget=TEXT)
    activity = forms.ChoiceField(label=_("With this activity of ours"), required=False)

    def __init__(self, *args: Any, activities: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["activity"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("none yet")), *activities]

    def clean(self) -> dict[str, Any]:
        """A refusal, or a question, says why."""
        given = super().clean() or {}
        if given.get("answer") in (ReplyAnswer.DECLINED, ReplyAnswer.ASKS) and not given.get("text", "").strip():
            self.add_error("text", _("Say why, or what you would like to know."))
        return given


class WatchForm(forms.Form):
    """What one wants to be told of."""

    jurisdictions = StatesField(label=_("Only these States"), required=False, max_length=600)
    provisions = ProvisionsField(label=_("Only on these provisions"), required=False, max_length=500)
    kinds = forms.MultipleChoiceField(
        label=_("Only these kinds of assistance"), required=False, widget=forms.CheckboxSelectMultiple
    )
    mail = forms.BooleanField(label=_("Tell me by mail"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kinds"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(kind_choices())


class StateContactForm(forms.Form):
    """Whom providers may ask about assistance to a State."""

    name = forms.CharField(
        label=_("Full name"), required=False, max_length=200, help_text=_("Leave it empty to erase it.")
    )
    office = forms.CharField(label=_("Office"), required=False, max_length=300)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    telephone = forms.CharField(label=_("Telephone"), required=False, max_length=60)
    audience = forms.ChoiceField(
        label=_("Who may see it"),
        choices=[(one, one.label) for one in (Audience.MEMBERS, Audience.PUBLIC, Audience.ORIGINATOR)],
    )

    def contact(self) -> Contact:
        """As it is kept."""
        return Contact(**{name: self.cleaned_data[name] for name in ("name", "office", "email", "telephone")})
