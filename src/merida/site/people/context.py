"""The links of the account menu: what this person may look after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from merida.site.people.permissions import can_look_after_people
from merida.site.provenance.asking import NOBODY, Asker


@dataclass(frozen=True, slots=True)
class AccountDoor:
    """A link of the menu."""

    label: str | Promise
    url: str


def account_doors(request: HttpRequest) -> dict[str, Any]:
    """Context processor."""
    asker: Asker = getattr(request, "asker", NOBODY)
    return {"account_doors": SimpleLazyObject(lambda: doors(asker))}


def doors(asker: Asker) -> list[AccountDoor]:
    """Everybody's own, and those of administrators."""
    if asker.person is None:
        return []
    names: list[tuple[str | Promise, str]] = [
        (_("Sessions"), "usersessions_list"),
        (_("Keys for programs"), "people:tokens"),
    ]
    if can_look_after_people(asker):
        names += [
            (_("People"), "people:persons"),
            (_("Outbox"), "people:outbox"),
            (_("Log of acts"), "provenance:log"),
        ]
    return [AccountDoor(label, reverse(name)) for label, name in names]
