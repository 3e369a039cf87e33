"""Whom a command means by an address."""

from __future__ import annotations

from merida.site.people.choices import DEMO_EMAIL
from merida.site.people.models import Person
from merida.site.server.binaries import ServerError


def person_named(email: str | None) -> Person | None:
    """The person of an address who can sign in; without one the demonstration, if there is one."""
    found = Person.objects.filter(email=(email or DEMO_EMAIL).lower(), is_active=True).first()
    if found is None and email:
        raise ServerError(
            f"Nobody who may sign in has the address {email}; invite them with: merida site person {email}"
        )
    return found
