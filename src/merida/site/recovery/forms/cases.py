"""What people type into the pages of a case."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from merida.site.assistance.models.activities import Activity
from merida.site.evidence.choices import Kind
from merida.site.evidence.coding import spellings
from merida.site.evidence.models import Finding
from merida.site.people.models import Person
from merida.site.provenance.choices import Audience
from merida.site.recovery.choices.cases import (
    AssetKind,
    ClaimantKind,
    ClaimantStepKind,
    CustodyKind,
    Finality,
    Ground,
    JurisdictionRole,
    ObstacleCode,
    OrderKind,
    OrderStepKind,
    ProceduralStatus,
    Scope,
)
from merida.site.recovery.choices.ledger import AccountName, Qualifier
from merida.site.recovery.forms.fields import ActForm, AmountForm, JurisdictionField, choice, day, words
from merida.site.recovery.models import Asset, Case
from merida.site.recovery.scope import scope_of
from merida.site.recovery.services.persons import NEXT

DRAWN = [(stage, AccountName(stage).label) for stage in ("frozen", "confiscated", "approved")]
MOST = 300
"""Entries of a list to choose from."""


class DescribeForm(ActForm):
    """What a case is, under a neutral name."""

    name = forms.CharField(label=_("Neutral name"), max_length=300, help_text=_("Names no person."))
    aliases = forms.CharField(
        label=_("Other names"), required=False, max_length=600,
        help_text=_("Names under which it is spoken of, parted by semicolons."),
    )  # fmt: skip
    aliases_withheld = forms.BooleanField(label=_("The other names are withheld"), required=False, initial=True)
    cluster = forms.CharField(
        label=_("Cluster"), required=False, max_length=100, help_text=_("Cases of one matter have the same.")
    )
    offences = forms.CharField(
        label=_("Offences"), required=False, max_length=300, help_text=_("Provisions, as in 17, 23(1)(a)(i).")
    )
    scope = forms.ChoiceField(label=_("Test of scope"), choices=Scope.choices)
    scope_because = words(_("Why"))

    def furnish(self) -> None:
        """What stands."""
        if isinstance(self.about, Case):
            self.initial = {name: getattr(self.about, name) for name in self.fields if hasattr(self.about, name)}
            self.initial |= {"aliases": "; ".join(self.about.aliases), "offences": ", ".join(self.about.offences)}
            proposed = Scope(scope_of(self.about.offences, codes_of(self.about)))
            if proposed != Scope.NOT_STATED:
                said = _("The offences and jurisdictions say: %(proposed)s.")
                self.fields["scope"].help_text = said % {"proposed": proposed.label}
                if self.about.scope == Scope.NOT_STATED:
                    self.initial["scope"] = proposed

    def given(self) -> dict[str, Any]:
        """Lists as lists."""
        found = dict(self.cleaned_data)
        found["aliases"] = [one.strip() for one in found["aliases"].split(";") if one.strip()]
        found["offences"] = list(spellings(found["offences"]))
        return found


class OpenForm(DescribeForm):
    """A case to open, with the jurisdictions that are known."""

    opened_on = day(_("Opened on"))
    origin = JurisdictionField(label=JurisdictionRole.ORIGIN.label, required=False)
    location = JurisdictionField(label=JurisdictionRole.LOCATION.label, required=False)
    proceedings = JurisdictionField(label=JurisdictionRole.PROCEEDINGS.label, required=False)
    field_order = ("name", "opened_on", "origin", "location", "proceedings")

    def given(self) -> dict[str, Any]:
        """The jurisdictions with their roles."""
        found = super().given()
        roles = (JurisdictionRole.ORIGIN, JurisdictionRole.LOCATION, JurisdictionRole.PROCEEDINGS)
        named = [(str(role), found.pop(str(role))) for role in roles]
        return found | {"jurisdictions": [(role, code) for role, code in named if code]}


class RoleForm(ActForm):
    """A jurisdiction in a role."""

    role = choice(_("Role"), JurisdictionRole)
    jurisdiction = JurisdictionField(label=_("Jurisdiction"))


class AssetForm(AmountForm):
    """An asset."""

    kind = choice(_("Kind"), AssetKind)
    label = forms.CharField(label=_("What it is"), max_length=300, help_text=_("Names no person."))
    location = JurisdictionField(label=_("Where it is"), required=False)
    qualifier = forms.ChoiceField(label=_("How exact"), choices=Qualifier.choices)
    valued_on = day(_("Valued on"), required=False)
    amount_name = "value"
    field_order = ("kind", "label", "location", "qualifier", "amount", "unit", "valued_on")


class AssetChoice(forms.ChoiceField):
    """One of the assets of a case."""

    def clean(self, value: Any) -> Asset | None:
        """The asset itself."""
        key = super().clean(value)
        return Asset.objects.filter(pk=UUID(key)).first() if key else None


def assets_of(case: Case) -> list[tuple[str, str]]:
    """The assets of a case, to choose from."""
    return [(str(one.pk), f"{one.label} ({one.get_kind_display()})") for one in case.assets.order_by("id")]


class ShareForm(ActForm):
    """An asset of another case of one's own that serves this one too."""

    asset = AssetChoice(label=_("Asset"), help_text=_("Of another case of yours; its team and this one both see it."))
    because = words(_("Because"), required=True)

    def furnish(self) -> None:
        """The assets of one's other cases."""
        if isinstance(self.about, Case):
            rows = Asset.objects.filter(cases__audience=Audience.CASE_TEAM).exclude(cases=self.about).distinct()
            found = [(str(one.pk), f"{one.label} ({one.get_kind_display()})") for one in rows.order_by("id")[:MOST]]
            self.fields["asset"].choices = found  # type: ignore[attr-defined]


class OrderForm(AmountForm):
    """An order of freezing or confiscation."""

    kind = choice(_("Kind"), OrderKind)
    ground = choice(_("Ground"), Ground)
    jurisdiction = JurisdictionField(label=_("Jurisdiction"))
    authority = forms.CharField(label=_("Authority"), required=False, max_length=300)
    local_term = forms.CharField(
        label=_("Local term"), required=False, max_length=200, help_text=_("As the order says it.")
    )
    made_on = day(_("Order made on"))
    finality = forms.ChoiceField(label=_("Finality"), choices=Finality.choices)
    lapses_on = day(_("Lapses on"), required=False, help_text=_("Reminds 30 and 7 days before."))
    qualifier = forms.ChoiceField(label=_("How exact"), choices=Qualifier.choices)
    assets = forms.MultipleChoiceField(label=_("Assets"), required=False, widget=forms.CheckboxSelectMultiple)
    amount_name = "value"
    field_order = (
        "kind", "ground", "jurisdiction", "authority", "local_term", "made_on", "finality", "lapses_on", "assets",
        "qualifier", "amount", "unit",
    )  # fmt: skip

    def furnish(self) -> None:
        """The assets of the case."""
        if isinstance(self.about, Case):
            self.fields["assets"].choices = assets_of(self.about)  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """The assets themselves."""
        return self.cleaned_data | {"assets": list(Asset.objects.filter(pk__in=self.cleaned_data["assets"]))}


class CoverForm(ActForm):
    """A further asset of an order."""

    asset = AssetChoice(label=_("Asset"))

    def furnish(self) -> None:
        """The assets of the case."""
        self.fields["asset"].choices = assets_of(self.about.case)  # type: ignore[attr-defined]


class RenewForm(ActForm):
    """An order runs on."""

    on = day(_("Renewed on"))
    lapses_on = day(_("Lapses on"))
    seen = forms.DateField(required=False, widget=forms.HiddenInput)
    words = words(_("In words"))

    def furnish(self) -> None:
        """The day that the page shows."""
        self.initial.setdefault("seen", self.about.lapses_on)


class OrderStepForm(AmountForm):
    """What happened to an order."""

    kind = forms.ChoiceField(
        label=_("What happened"),
        choices=[one for one in OrderStepKind.choices if one[0] not in (OrderStepKind.MADE, OrderStepKind.RENEWED)],
    )
    on = day(_("On"))
    words = words(_("In words"))
    field_order = ("kind", "on", "amount", "unit", "words")


class PersonForm(ActForm):
    """A person of a case; what names her is sealed."""

    name = forms.CharField(label=_("Full name"), max_length=200, help_text=_("Kept under a key that can be destroyed."))
    identifiers = words(_("What else identifies"))
    status = choice(_("Procedural status"), ProceduralStatus)
    on = day(_("Since"))
    review_on = day(_("Look at it again on"), required=False, help_text=_("Empty: half a year later."))


class StatusForm(ActForm):
    """Where a person stands."""

    status = choice(_("Procedural status"), ProceduralStatus)
    on = day(_("Since"))
    because = words(_("Because"), help_text=_("Sealed with the name."))
    review_on = day(_("Look at it again on"), required=False, help_text=_("Empty: half a year later."))


class ClaimantForm(AmountForm):
    """Somebody claims a right to assets."""

    name = forms.CharField(label=_("Full name"), max_length=200, help_text=_("Kept under a key that can be destroyed."))
    kind = choice(_("On what the claim rests"), ClaimantKind)
    asset = AssetChoice(label=_("Asset"), required=False)
    jurisdiction = JurisdictionField(label=_("Jurisdiction"), required=False)
    on = day(_("Claimed on"))
    words = words(_("In words"), help_text=_("Sealed with the name."))
    field_order = ("name", "kind", "asset", "jurisdiction", "on", "amount", "unit", "words")

    def furnish(self) -> None:
        """The assets of the case."""
        if isinstance(self.about, Case):
            self.fields["asset"].choices = [("", "—"), *assets_of(self.about)]  # type: ignore[attr-defined]


class ClaimantStepForm(AmountForm):
    """What became of a claim to assets."""

    kind = forms.ChoiceField(label=_("What happened"))
    on = day(_("On"))
    words = words(_("In words"), help_text=_("Sealed with the name."))
    drawn_on = forms.ChoiceField(label=_("Paid out of what was"), choices=DRAWN, initial="confiscated", required=False)
    booked = forms.BooleanField(label=_("A payment moves in the ledger too"), required=False, initial=True)
    field_order = ("kind", "on", "amount", "unit", "drawn_on", "booked", "words")

    def furnish(self) -> None:
        """What can follow."""
        follow = NEXT[self.about.status]
        self.fields["kind"].choices = [one for one in ClaimantStepKind.choices if one[0] in follow]  # type: ignore[attr-defined]


class CustodyForm(AmountForm):
    """How an asset is kept."""

    asset = AssetChoice(label=_("Asset"))
    kind = choice(_("What happened"), CustodyKind)
    custodian = forms.CharField(label=_("Custodian"), max_length=300, help_text=_("An office; names no person."))
    on = day(_("On"))
    words = words(_("In words"))
    drawn_on = forms.ChoiceField(label=_("Paid out of what was"), choices=DRAWN, required=False)
    booked = forms.BooleanField(
        label=_("A cost of upkeep moves in the ledger too"), required=False,
        help_text=_("If it was taken out of the assets."),
    )  # fmt: skip
    field_order = ("asset", "kind", "custodian", "on", "amount", "unit", "drawn_on", "booked", "words")

    def furnish(self) -> None:
        """The assets of the case."""
        if isinstance(self.about, Case):
            self.fields["asset"].choices = assets_of(self.about)  # type: ignore[attr-defined]


class ObstacleForm(ActForm):
    """What stands in the way."""

    code = choice(_("Obstacle"), ObstacleCode)
    jurisdiction = JurisdictionField(label=_("Where"), required=False)
    since = day(_("Since"))
    need = forms.ChoiceField(
        label=_("Need identified by a review"), required=False, help_text=_("Of the jurisdictions of this case.")
    )
    words = words(_("In words"))

    def furnish(self) -> None:
        """The needs that reviews identified in the jurisdictions of the case, as far as one sees them."""
        if isinstance(self.about, Case):
            self.fields["need"].choices = [("", "—"), *needs_of(self.about)]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """The need itself."""
        key = self.cleaned_data["need"]
        return self.cleaned_data | {"need": Finding.objects.filter(pk=UUID(key)).first() if key else None}


def needs_of(case: Case) -> list[tuple[str, str]]:
    """Needs of the States of a case, by State and text."""
    rows = Finding.objects.live().filter(
        kind=Kind.ASSISTANCE_NEED, none_identified=False, counted=True, state__in=codes_of(case)
    )
    return [
        (str(one.pk), f"{one.state} {', '.join(one.provisions)}: {Truncator(one.text).chars(90)}")
        for one in rows.order_by("state", "id")[:MOST]
    ]


class AssistanceForm(ActForm):
    """Training or assistance that served the case."""

    activity = forms.ChoiceField(label=_("Activity"), required=False, help_text=_("Of the jurisdictions of this case."))
    words = words(_("What it was good for"), help_text=_("The activity learns nothing of the case."))

    def furnish(self) -> None:
        """Activities in the jurisdictions of the case."""
        if isinstance(self.about, Case):
            rows = Activity.objects.live().filter(jurisdictions__overlap=codes_of(self.about)).order_by("title", "id")
            found = [(str(one.pk), Truncator(one.title).chars(110)) for one in rows[:MOST]]
            self.fields["activity"].choices = [("", "—"), *found]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """The key of the activity."""
        key = self.cleaned_data["activity"]
        return self.cleaned_data | {"activity": UUID(key) if key else None}


def codes_of(case: Case) -> list[str]:
    """The jurisdictions of a case, each once."""
    return sorted(set(case.jurisdictions.values_list("jurisdiction", flat=True)))


class DayForm(ActForm):
    """A day on which something was so."""

    on = day(_("On"))


class CloseForm(ActForm):
    """A case is closed."""

    on = day(_("Closed on"))
    because = words(_("Because"), required=True)


class ReasonForm(ActForm):
    """Why."""

    because = words(_("Because"), required=True)


class DeadlineForm(ActForm):
    """A day to be reminded of."""

    due_on = day(_("Runs out on"), help_text=_("Reminds 30 and 7 days before."))
    words = words(_("What runs out"), required=True, help_text=_("Names no person."))


class ColleagueForm(ActForm):
    """Somebody who joins the team, by address: no list of persons is shown."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254, help_text=_("Of somebody who signs in here."))

    def clean_email(self) -> Person:
        """The person of this address, whoever it is; if none, one sentence that does not say which."""
        found = Person.objects.filter(email=self.cleaned_data["email"].lower(), is_active=True).first()
        if found is None:
            raise forms.ValidationError(_("Nobody here can join by this address."))
        return found

    def given(self) -> dict[str, Any]:
        """The person."""
        return {"person": self.cleaned_data["email"]}
