"""What people type into the log of requests."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from merida.site.provenance.choices import OnwardLimit
from merida.site.recovery.choices.requests import (
    Channel,
    Direction,
    LegalRequestKind,
    RefusalGround,
    RequestDocumentKind,
    RequestStepKind,
)
from merida.site.recovery.forms.fields import ActForm, JurisdictionField, choice, day, words
from merida.site.recovery.models import Case

OFFICE = _("An office; names no person.")


class DescribeRequestForm(ActForm):
    """What a request is: what is learnt later, or was written down wrongly."""

    kind = choice(_("Kind"), LegalRequestKind)
    from_jurisdiction = JurisdictionField(label=_("Sender"))
    to_jurisdiction = JurisdictionField(label=_("Addressee"))
    subject = forms.CharField(label=_("Subject"), max_length=300, help_text=_("Names no person."))
    provisions = forms.CharField(label=_("Provisions relied on"), required=False, max_length=300)
    our_reference = forms.CharField(label=_("Our reference"), required=False, max_length=100)
    their_reference = forms.CharField(label=_("Their reference"), required=False, max_length=100)
    channel = choice(_("Channel"), Channel)
    contact = forms.CharField(label=_("Contact used"), required=False, max_length=300, help_text=OFFICE)
    urgent = forms.BooleanField(label=_("Urgent"), required=False)

    def furnish(self) -> None:
        """What stands."""
        self.initial = {name: getattr(self.about, name) for name in self.fields}


class RequestForm(DescribeRequestForm):
    """A request of the log."""

    direction = forms.ChoiceField(label=_("In or out"), choices=Direction.choices)
    sent_on = day(_("Sent on"))
    answer_due_on = day(_("Answer due on"), required=False, help_text=_("Reminds 30 and 7 days before."))
    case = forms.ChoiceField(
        label=_("Case"), required=False, help_text=_("A request may come before its case; it can be joined later.")
    )
    field_order = (
        "direction", *(name for name in DescribeRequestForm.base_fields if name != "urgent"), "sent_on",
        "answer_due_on", "urgent", "case",
    )  # fmt: skip

    def furnish(self) -> None:
        """The cases that one keeps."""
        self.fields["case"].choices = [("", "—"), *self.about]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """The case itself."""
        key = self.cleaned_data["case"]
        return self.cleaned_data | {"case": Case.objects.filter(pk=UUID(key)).first() if key else None}


class RequestStepForm(ActForm):
    """What became of a request."""

    kind = forms.ChoiceField(
        label=_("What happened"), choices=[one for one in RequestStepKind.choices if one[0] != RequestStepKind.SENT]
    )
    on = day(_("On"))
    ground = choice(_("Ground of refusal"), RefusalGround, required=False)
    channel = choice(_("Channel"), Channel, required=False)
    contact = forms.CharField(label=_("Contact used"), required=False, max_length=300, help_text=OFFICE)
    answer_due_on = day(_("Next answer due on"), required=False)
    words = words(_("In words"))


class AttachForm(ActForm):
    """The case of a request."""

    case = forms.ChoiceField(label=_("Case"))

    def furnish(self) -> None:
        """The cases that one keeps."""
        self.fields["case"].choices = list(self.about)  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """The case itself."""
        return {"case": Case.objects.get(pk=UUID(self.cleaned_data["case"]))}


class DocumentForm(ActForm):
    """A document of a request."""

    # Hides the form's own list of uploads, which nobody asks here.
    file = forms.FileField(label=_("File"))
    kind = choice(_("Kind"), RequestDocumentKind)
    title = forms.CharField(label=_("Title"), required=False, max_length=300)
    from_whom = forms.CharField(label=_("Originator"), required=False, max_length=300, help_text=_("Whose it is."))
    purpose = forms.CharField(label=_("Purpose"), required=False, max_length=300, help_text=_("What it was given for."))
    onward_limits = forms.MultipleChoiceField(
        label=_("Limits on passing it on"), required=False, choices=OnwardLimit.choices,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def given(self) -> dict[str, Any]:
        """The file in portions."""
        found = dict(self.cleaned_data)
        file = found.pop("file")
        media_type = file.content_type or "application/octet-stream"
        return found | {"chunks": file.chunks(), "name": file.name, "media_type": media_type}
