"""What of a case could be made public: its amounts by stage as the preferred claims have them, its use, its persons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, Q
from django.urls import reverse

from merida.money.qualified import Stated
from merida.money.when import When
from merida.site.recovery.choices.cases import JurisdictionRole, ProceduralStatus
from merida.site.recovery.choices.ledger import ClaimStatus, EventKind
from merida.site.recovery.choices.public import Promise
from merida.site.recovery.choices.returns import UseKind
from merida.site.recovery.models import Case, Claim, Event, PersonInCase, Use
from merida.site.recovery.models.public import CasePublication
from merida.site.recovery.names_under_key import opened
from merida.site.recovery.selectors.entries import stated_of, when_of
from merida.site.recovery.selectors.told import told_by
from merida.site.recovery.wording import NAMED, UNNAMED, Named, unworded

ORDERED = (ClaimStatus.ORDERED, ClaimStatus.DONE, ClaimStatus.GRANTED)
"""What stands of a freezing or a confiscation: the order is the act."""


@dataclass(frozen=True, slots=True)
class Offered:
    """An amount that can be published; `key` is that of its event, or of its row of use."""

    key: UUID
    stage: str
    stage_label: str
    stated: Stated | None
    when: When | None
    said_by: tuple[str, ...]
    joint: bool
    what_for: str
    verified_by: str
    words: str
    source: str
    others: tuple[str, ...]
    published: bool
    """Whether the last version has it."""


@dataclass(frozen=True, slots=True)
class OfferedPerson:
    """A person of the case: how a publication words them, and whether the rule lets it name them."""

    key: UUID
    name: str
    status: str
    status_label: str
    wording: str
    may_be_named: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """What the page of publishing shows."""

    case: Case
    identifier: str
    title: str
    summary: str
    facts: tuple[Offered, ...]
    persons: tuple[OfferedPerson, ...]
    versions: tuple[CasePublication, ...]
    url: str


def draft_of(*, case: Case) -> Draft:
    """What could be published of a case, prefilled from its last publication."""
    links = tuple(
        CasePublication.objects.filter(case=case)
        .select_related("publication__withdrawal", "published_by")
        .order_by("-publication__version")
    )
    last = links[0] if links else None
    known = set(last.events) if last else set()
    return Draft(
        case=case,
        identifier=last.publication.identifier if last else case.identifier if case.number else "",
        title=last.publication.title if last else case.name,
        summary=last.publication.summary if last else "",
        facts=(
            *(_offered(event, known) for event in publishable(case)),
            *(_offered_use(use, known) for use in publishable_uses(case)),
        ),
        persons=tuple(persons_of(case)),
        versions=links,
        url=reverse("recovery:publish", args=[case.pk]),
    )


def publishable(case: Case) -> list[Event]:
    """Events whose stage the public reads of, with what other sources say of the same fact."""
    claims = Prefetch("fact__claims", Claim.objects.standing().order_by("learnt_on", "id"))
    stages = [stage for stage in Promise.values if stage != Promise.PROMISED]
    found = (
        Event.objects.live()
        .filter(case=case)
        .filter(Q(stage__in=stages) | Q(stage=EventKind.APPROVED))
        .select_related("claim")
        .prefetch_related(claims)
        .order_by("first", "recorded_at", "id")
    )
    told = {use.event_id for use in publishable_uses(case) if use.kind == UseKind.DISBURSEMENT}
    return [event for event in found if public_stage(event) and (event.stage != EventKind.USED or event.pk not in told)]


def publishable_uses(case: Case) -> list[Use]:
    """Allocations, projects and disbursements that hold; a disbursement stands for the event it made in the ledger."""
    return list(Use.objects.live().filter(case=case).prefetch_related("reports__replaced_by"))


def verified_by(use: Use) -> str:
    """Who verified it, and whose reports there are with what they say."""
    reports = [one for one in use.reports.all() if not one.taken_back and not hasattr(one, "replaced_by")]
    said = [f"{one.by_whom} ({one.get_finding_display()})" for one in reports]
    return "; ".join(dict.fromkeys(filter(None, (use.verifier, *said))))


def public_stage(event: Event) -> str:
    """The stage under which an event is published; empty if it is not: what was only agreed is promised."""
    returning = event.stage in (EventKind.APPROVED, EventKind.TRANSFERRED, EventKind.RECEIVED)
    if returning and event.status in (ClaimStatus.AGREED, ClaimStatus.GRANTED):
        return Promise.PROMISED
    if event.stage == EventKind.APPROVED:
        return Promise.PROMISED if event.status == ClaimStatus.DONE else ""
    if event.stage in (EventKind.FROZEN, EventKind.CONFISCATED):
        return event.stage if event.status in ORDERED else ""
    return event.stage if event.stage in Promise.values and event.status == ClaimStatus.DONE else ""


def persons_of(case: Case) -> Iterable[OfferedPerson]:
    """The persons of a case whom a publication may speak of."""
    for person in PersonInCase.objects.filter(case=case, erased_at__isnull=True).select_related("key"):
        if person.status in UNNAMED:
            words = opened(person.sealed, person.key.secret if person.key else None)
            status = ProceduralStatus(person.status)
            yield OfferedPerson(
                person.pk, words.get("name", ""), status, str(status.label), str(UNNAMED[status]), status in NAMED
            )


def names_in(case: Case) -> list[Named]:
    """Everybody whom the rule of wording protects, by every name that the case knows."""
    found = []
    for person in PersonInCase.objects.filter(case=case, erased_at__isnull=True).select_related("key"):
        words = opened(person.sealed, person.key.secret if person.key else None)
        name = words.get("name", "").strip()
        if name:
            family = name.split()[-1]
            found.append(Named((name, family) if len(family) > 3 else (name,), person.status))
    return found


def misnamed(case: Case) -> bool:
    """Whether something that everybody can read of a case names somebody against the rule of wording, as of today."""
    links = CasePublication.objects.filter(case=case, publication__withdrawal=None).select_related("publication")
    said = []
    for one in links.prefetch_related("publication__facts"):
        made = one.publication
        said += [made.title, made.summary, *(person.get("name", "") for person in made.persons)]
        for fact in made.facts.all():
            said += [fact.what_for, fact.verified_by, fact.source_words, *(other["words"] for other in fact.others)]
    return unworded("\n".join(said), names_in(case)) is not None


def jurisdictions_of(case: Case, role: JurisdictionRole, events: Iterable[Event]) -> list[str]:
    """The jurisdictions of a role, as the case and its published events name them."""
    columns = {
        JurisdictionRole.ORIGIN: "origins", JurisdictionRole.LOCATION: "locations",
        JurisdictionRole.PROCEEDINGS: "jurisdictions", JurisdictionRole.RECIPIENT: "recipients",
    }  # fmt: skip
    found = set(case.jurisdictions.filter(role=role).values_list("jurisdiction", flat=True))
    for event in events:
        found |= set(getattr(event, columns[role]))
    return sorted(found)


def _offered(event: Event, known: set[str]) -> Offered:
    claim = event.claim
    details = claim.details if claim else {}
    stage = Promise(public_stage(event))
    others = [one for one in event.fact.claims.all() if one.pk != event.claim_id] if event.fact else []
    return Offered(
        key=event.pk,
        stage=stage,
        stage_label=str(stage.label),
        stated=stated_of(event),
        when=when_of(event),
        said_by=tuple(event.jurisdictions),
        joint=len(event.jurisdictions) > 1,
        what_for=str(details.get("end_use", "")),
        verified_by=str(details.get("monitoring", "")),
        words=claim.words if claim else event.words,
        source=claim.source if claim else "",
        others=tuple(one.words for one in others if one.words),
        published=str(event.pk) in known,
    )


def _offered_use(use: Use, known: set[str]) -> Offered:
    return Offered(
        key=use.pk,
        stage=Promise.USED,
        stage_label=used_label(use.kind),
        stated=told_by(use),
        when=When.of(use.happened) if use.happened else None,
        said_by=(),
        joint=False,
        what_for=use.title,
        verified_by=verified_by(use),
        words=use.words,
        source=use.source,
        others=(),
        published=str(use.pk) in known,
    )


def used_label(level: str) -> str:
    """Used, and on which level: levels are parts of each other."""
    label = str(Promise.USED.label)
    return f"{label}: {UseKind(level).label}" if level else label
