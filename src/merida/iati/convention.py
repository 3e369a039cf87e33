"""What only Merida says in IATI: provisions of the Convention as tags, requests and needs as other identifiers.

IATI has no vocabulary for either, so both use its own way for what it does not know (vocabulary 99, types A9 and 4);
the vocabulary is named by a URN, which nobody can and nobody need fetch.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from merida.iati.activity import Activity
from merida.iati.values import Narrative, OtherIdentifier, Owner, RelatedActivity, Tag
from merida.uncac import exists, sort

VOCABULARY = "urn:merida:uncac:provisions"
"""Names the vocabulary whose codes are provisions: `57`, `57(3)`, `57(3)(a)`, `ch.V`."""
REQUEST = "urn:merida:request:"
"""Begins the identifier of a request for assistance, or of a need, that an activity answers."""


def provisions(activity: Activity) -> tuple[str, ...]:
    """The provisions an activity serves, in treaty order; what the Convention does not have is passed over."""
    return sort(tag.code for tag in activity.tags if _is_provision(tag) and exists(tag.code))


def unknown_provisions(activity: Activity) -> tuple[str, ...]:
    """Codes in the vocabulary of provisions that the Convention does not have, as they stand."""
    return tuple(tag.code for tag in activity.tags if _is_provision(tag) and not exists(tag.code))


def with_provisions(activity: Activity, spellings: Iterable[str], names: dict[str, str] | None = None) -> Activity:
    """The activity, serving these provisions instead of those it had; other tags stay. `names`: titles in English.

    ValueError with one sentence for a provision that the Convention does not have.
    """
    wanted = list(spellings)
    if strange := [one for one in wanted if not exists(one)]:
        raise ValueError(f"The Convention has no provision {strange[0]!r}; write 57, 57(3), 57(3)(a) or ch.V.")
    others = tuple(tag for tag in activity.tags if not _is_provision(tag))
    titles = names or {}
    tags = tuple(
        Tag(one, "99", VOCABULARY, (Narrative(titles[one], "en"),) if one in titles else ()) for one in sort(wanted)
    )
    return replace(activity, tags=others + tags)


def requests(activity: Activity) -> tuple[str, ...]:
    """The requests and needs that an activity answers, as `with_requests` named them."""
    found = [one.ref for one in activity.other_identifiers] + [one.ref for one in activity.related]
    return tuple(dict.fromkeys(ref.removeprefix(REQUEST) for ref in found if ref.startswith(REQUEST)))


def with_requests(activity: Activity, names: Iterable[str], *, owner: str | None = None) -> Activity:
    """The activity, answering these requests instead of those it named; `owner`: identifier of who keeps them."""
    wanted = tuple(dict.fromkeys(names))
    if strange := [one for one in wanted if not one or one != one.strip() or len(one.split()) > 1]:
        raise ValueError(f"{strange[0]!r} cannot name a request: give its identifier, without spaces.")
    others = tuple(one for one in activity.other_identifiers if not one.ref.startswith(REQUEST))
    related: tuple[RelatedActivity, ...] = tuple(one for one in activity.related if not one.ref.startswith(REQUEST))
    kept = Owner(ref=owner) if owner else None
    made = tuple(OtherIdentifier(f"{REQUEST}{one}", "A9", kept) for one in wanted)
    return replace(activity, other_identifiers=others + made, related=related)


def _is_provision(tag: Tag) -> bool:
    return tag.vocabulary == "99" and tag.vocabulary_uri == VOCABULARY
