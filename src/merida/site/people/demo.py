"""Accounts to look around with: a secretariat, and beside it a focal point, a provider and a case-holder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from merida.site.people.choices import DEMO_EMAIL, OrganisationKind, Role
from merida.site.people.models import Organisation, Person
from merida.site.people.services import add_organisation, add_person, give_role
from merida.site.settings.secrets import keep_secret


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the demonstration: all have one password."""

    email: str
    name: str | Promise
    organisation: str | Promise
    kind: OrganisationKind
    jurisdiction: str
    roles: tuple[Role, ...]


ACCOUNTS = (
    Account(
        DEMO_EMAIL, gettext_lazy("Demonstration"), gettext_lazy("Demonstration secretariat"),
        OrganisationKind.SECRETARIAT, "", (Role.SECRETARIAT, Role.ANALYST, Role.ADMINISTRATOR),
    ),
    Account(
        "focal.point@localhost", gettext_lazy("Focal point of the demonstration"),
        gettext_lazy("Anti-corruption agency of the demonstration"), OrganisationKind.STATE, "PLW",
        (Role.FOCAL_POINT,),
    ),
    Account(
        "provider@localhost", gettext_lazy("Provider of the demonstration"),
        gettext_lazy("Provider of assistance of the demonstration"), OrganisationKind.INTERNATIONAL, "",
        (Role.PROVIDER,),
    ),
    Account(
        "case.holder@localhost", gettext_lazy("Case-holder of the demonstration"),
        gettext_lazy("Central authority of the demonstration"), OrganisationKind.STATE, "PLW",
        (Role.CASE_HOLDER,),
    ),
)  # fmt: skip


@transaction.atomic
def demo_account(*, at: datetime) -> tuple[Person, str]:
    """The account of the secretariat and the password of all, made at the first call and the same ever after."""
    password = keep_secret("demo")
    for account in ACCOUNTS:
        if Person.objects.filter(email=account.email).exists():
            continue
        person = add_person(email=account.email, name=str(account.name), password=password, by=None, at=at)
        organisation = Organisation.objects.filter(name=str(account.organisation)).first() or add_organisation(
            name=str(account.organisation), kind=account.kind, jurisdiction=account.jurisdiction, by=None, at=at
        )
        for role in account.roles:
            give_role(person=person, organisation=organisation, role=role, by=None, at=at)
    return Person.objects.get(email=DEMO_EMAIL), password


def demo_person(role: Role) -> Person | None:
    """The account of the demonstration that has this role; None if there is no demonstration."""
    return next((Person.objects.filter(email=one.email).first() for one in ACCOUNTS if role in one.roles), None)
