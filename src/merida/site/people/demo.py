"""An account to look around with: one person in a secretariat of its own, with the roles that see everything."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from merida.site.people.choices import DEMO_EMAIL, OrganisationKind, Role
from merida.site.people.models import Person
from merida.site.people.services import add_organisation, add_person, give_role
from merida.site.settings.secrets import keep_secret

ROLES = (Role.SECRETARIAT, Role.ANALYST, Role.ADMINISTRATOR)


@transaction.atomic
def demo_account(*, at: datetime) -> tuple[Person, str]:
    """The account and its password, made at the first call and the same ever after."""
    password = keep_secret("demo")
    person = Person.objects.filter(email=DEMO_EMAIL).first()
    if person is None:
        person = add_person(email=DEMO_EMAIL, name=_("Demonstration"), password=password, by=None, at=at)
        secretariat = add_organisation(
            name=_("Demonstration secretariat"), kind=OrganisationKind.SECRETARIAT, by=None, at=at
        )
        for role in ROLES:
            give_role(person=person, organisation=secretariat, role=role, by=None, at=at)
    return person, password
