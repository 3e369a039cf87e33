"""The doors of the main navigation: one for each capability, shown when its pages exist."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Door:
    """A link of the main navigation, already resolved."""

    label: str | Promise
    url: str
    here: bool
    """Whether the page that is shown lies behind this door."""


DOORS: tuple[tuple[str, str | Promise], ...] = (
    ("evidence:documents", _("Documents")),
    ("evidence:reviews", _("Reviews")),
    ("evidence:explore", _("Explore")),
    ("evidence:search", _("Search")),
    ("evidence:corpora", _("Corpora")),
    ("assistance:home", _("Assistance")),
    ("recovery:home", _("Asset recovery")),
)
"""URL name and label. A later capability adds its line here."""

FEET: tuple[tuple[str, str | Promise], ...] = (
    ("evidence:codebook", _("Codebook")),
    ("api-v1:openapi-view", _("For programs")),
)
"""Links of the foot."""


def doors(path: str, names: Iterable[tuple[str, str | Promise]] = DOORS) -> tuple[Door, ...]:
    """The doors that lead somewhere, the one that `path` lies behind marked (the longest address that fits)."""
    found: list[tuple[str | Promise, str]] = []
    for name, label in names:
        try:
            found.append((label, reverse(name)))
        except NoReverseMatch:
            continue
    here = max((url for _, url in found if path.startswith(url)), key=len, default=None)
    return tuple(Door(label, url, url == here) for label, url in found)
