"""Forms about persons."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from merida.site.people.choices import Role, Scope
from merida.site.people.models import Organisation


class InviteForm(forms.Form):
    """Whom to invite, where, as what."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisation"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)

    def __init__(self, *arguments: Any, **words: Any) -> None:
        super().__init__(*arguments, **words)
        self.fields["organisation"].queryset = Organisation.objects.all()  # type: ignore[attr-defined]


class OrganisationForm(forms.ModelForm[Organisation]):
    """An organisation to add."""

    class Meta:
        model = Organisation
        fields = ("name", "kind", "jurisdiction")

    def clean_jurisdiction(self) -> str:
        """In capitals, as codes are written."""
        return str(self.cleaned_data["jurisdiction"]).upper()


class RoleForm(forms.Form):
    """A further role."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisation"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)

    def __init__(self, *arguments: Any, **words: Any) -> None:
        super().__init__(*arguments, **words)
        self.fields["organisation"].queryset = Organisation.objects.all()  # type: ignore[attr-defined]


class JoinForm(forms.Form):
    """What somebody who was invited says of themselves."""

    name = forms.CharField(label=_("Full name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = forms.CharField(
        label=_("Password"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters; a sentence is easy to keep in mind."),
    )  # fmt: skip

    def clean_password(self) -> str:
        """Not one that is easily guessed."""
        password = str(self.cleaned_data["password"])
        validate_password(password)
        return password


class TokenForm(forms.Form):
    """A key for a program."""

    name = forms.CharField(label=_("What it is for"), max_length=100)
    scopes = forms.MultipleChoiceField(
        label=_("What it allows"), choices=Scope.choices, widget=forms.CheckboxSelectMultiple, initial=[Scope.READ]
    )
    days = forms.IntegerField(
        label=_("Days until it ends"), min_value=1, max_value=3650, required=False, help_text=_("Empty: until revoked.")
    )
