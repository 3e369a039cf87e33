"""Make public what an authority chooses of a case, take it back, receive and answer what people reply."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from merida.money.when import When
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of
from merida.site.provenance.asking import current
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import inherited, record_act
from merida.site.recovery.choices.cases import JurisdictionRole
from merida.site.recovery.choices.public import Answered, Promise, ReplyKind
from merida.site.recovery.models import Case, Event, Publication, PublicReply, PublishedFact, Use, Withdrawal
from merida.site.recovery.models.public import CasePublication
from merida.site.recovery.permissions import can_answer_reply, can_publish_case
from merida.site.recovery.selectors.publishing import (
    jurisdictions_of,
    names_in,
    persons_of,
    public_stage,
    publishable,
    publishable_uses,
)
from merida.site.recovery.wording import unworded

LONGEST = 5000


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is said beside a published amount."""

    what_for: str = ""
    verified_by: str = ""


@transaction.atomic
def publish_case(
    *, case: Case, title: str, summary: str, facts: Mapping[UUID, Chosen], by: Person, at: datetime,
    named: Collection[UUID] = (), identifier: str = "", words: bool = True,
) -> Publication:  # fmt: skip
    """A version of what the public may read; what is not chosen is withheld, and nothing leads back to the case.

    `named`: persons whose name may be read; `words`: whether the sources are quoted. Refused if title or summary
    names somebody against the rule of wording.
    """
    require(can_publish_case(current(), case))
    title, summary = " ".join(title.split()), summary.strip()
    if not title:
        raise Refusal(_("Give the publication a neutral name, as in: Return of assets to Kenya, 2019."))
    offered, used = publishable(case), publishable_uses(case)
    events = [event for event in offered if event.pk in facts]
    uses = [use for use in used if use.pk in facts]
    if not events and not uses:
        raise Refusal(_("Choose at least one amount to publish."))
    _refuse_wording(case, title, summary, *_typed(uses, facts))
    if words and (name := unworded(".\n".join(_quoted(events, uses)), names_in(case))):
        raise Refusal(_("“%(name)s” stands in the words of a source: do not quote them.") % {"name": name})
    people = list(persons_of(case))
    owner = organisation_of(by) if case.consent_holder is None else case.consent_holder
    roles = {
        "origins": JurisdictionRole.ORIGIN, "locations": JurisdictionRole.LOCATION,
        "proceedings": JurisdictionRole.PROCEEDINGS, "recipients": JurisdictionRole.RECIPIENT,
    }  # fmt: skip
    places = {column: jurisdictions_of(case, role, events) for column, role in roles.items()}
    identifier, version = _next(case, identifier, places["origins"], events)
    publication = Publication(
        identifier=identifier, version=version, title=title, summary=summary, authority=owner,
        published_for=owner.name, published_at=at,
        persons=[
            {"status": one.status, "name": one.name if one.key in named and one.may_be_named else ""} for one in people
        ],
        redacted=[
            *(["amounts"] if len(events) + len(uses) < len(offered) + len(used) else []),
            *(["words"] if not words else []),
            *(["names"] if any(one.key not in named or not one.may_be_named for one in people) else []),
        ],
        **places,
    )  # fmt: skip
    publication.save(force_insert=True)
    for number, event in enumerate(events, 1):
        _publish_fact(publication, number, event, facts[event.pk], words)
    for number, use in enumerate(uses, len(events) + 1):
        _publish_use(publication, number, use, facts[use.pk], words)
    link = CasePublication(
        case=case, publication=publication, events=[str(one.pk) for one in (*events, *uses)], published_by=by,
        **inherited(case),
    )  # fmt: skip
    link.save(force_insert=True)
    record_act(act="publish_case", subject=link, by=by.pk, at=at, publication=publication.pk, facts=len(events))
    return publication


@transaction.atomic
def withdraw_publication(*, link: CasePublication, by: Person, at: datetime, because: str) -> Withdrawal:
    """Take a publication back; that it was there, and why it is gone, stays to be read."""
    require(can_publish_case(current(), link.case))
    if not because.strip():
        raise Refusal(_("Say in one sentence that everybody may read why it is taken back."))
    if Withdrawal.objects.filter(publication=link.publication).exists():
        raise Refusal(_("It is taken back already."))
    made = Withdrawal(publication=link.publication, withdrawn_at=at, because=because.strip())
    made.save(force_insert=True)
    record_act(act="withdraw_publication", subject=link, by=by.pk, at=at, publication=link.publication_id)
    return made


@transaction.atomic
def send_reply(
    *, publication: Publication, kind: str, words: str, at: datetime, name: str = "", address: str = ""
) -> PublicReply:
    """Somebody, signed in or not, corrects or answers a publication; its authority reads it first."""
    words = words.strip()
    if kind not in ReplyKind.values or not words:
        raise Refusal(_("Write what should be corrected or added."))
    if len(words) > LONGEST:
        raise Refusal(_("This is too long; write at most %(number)d characters.") % {"number": LONGEST})
    made = PublicReply(
        publication=publication, addressed_to=publication.authority, kind=kind, words=words, name=name.strip()[:200],
        address=address, received_at=at,
    )  # fmt: skip
    made.save(force_insert=True)
    return made


@transaction.atomic
def answer_reply(*, reply: PublicReply, answered: str, answer: str, by: Person, at: datetime) -> PublicReply:
    """The authority shows a reply with its answer, says what it corrected, or declines with a reason."""
    require(can_answer_reply(current(), reply.addressed_to_id))
    if answered not in Answered.values or answered == Answered.WAITING:
        raise Refusal(_("Choose what becomes of it."))
    if answered == Answered.DECLINED and not answer.strip():
        raise Refusal(_("Say why it is not shown."))
    if reply.answered != Answered.WAITING:
        raise Refusal(_("Somebody answered it since you saw it."))
    reply.answered, reply.answer, reply.answered_at = answered, answer.strip(), at
    reply.save(update_fields=("answered", "answer", "answered_at"))
    record_act(act="answer_reply", subject=reply, by=by.pk, at=at, answered=answered)
    return reply


def _publish_fact(publication: Publication, number: int, event: Event, chosen: Chosen, words: bool) -> None:
    claim = event.claim
    others = [one for one in event.fact.claims.standing() if one.pk != event.claim_id] if event.fact else []
    PublishedFact.objects.create(
        publication=publication, number=number, stage=public_stage(event), minor=event.minor,
        upper=event.until_minor, unit=event.unit, qualifier=event.qualifier, first_on=event.first, last_on=event.last,
        said_by=event.jurisdictions, joint=len(event.jurisdictions) > 1 and not event.shares,
        what_for=chosen.what_for.strip()[:500], verified_by=chosen.verified_by.strip()[:500],
        source_words=claim.words if claim and words else "", source_name=claim.source[:500] if claim and words else "",
        others=[{"words": one.words, "source": one.source, "whose": one.whose} for one in others if words],
    )  # fmt: skip


def _publish_use(publication: Publication, number: int, use: Use, chosen: Chosen, words: bool) -> None:
    when = When.of(use.happened) if use.happened else None
    PublishedFact.objects.create(
        publication=publication, number=number, stage=Promise.USED, level=use.kind, minor=use.amount, unit=use.unit,
        qualifier=use.qualifier, first_on=when.first if when else None, last_on=when.last if when else None,
        what_for=chosen.what_for.strip()[:500], verified_by=chosen.verified_by.strip()[:500],
        carried_out_by=use.carried_out_by, women=use.women, men=use.men, beneficiaries=use.beneficiaries,
        source_words=use.words if words else "", source_name=use.source[:500] if words else "",
    )  # fmt: skip


def _typed(uses: Iterable[Use], facts: Mapping[UUID, Chosen]) -> Iterator[str]:
    for chosen in facts.values():
        yield from (chosen.what_for, chosen.verified_by)
    yield from (one.carried_out_by for one in uses)


def _quoted(events: Iterable[Event], uses: Iterable[Use]) -> Iterator[str]:
    for event in events:
        yield from (one.words for one in event.fact.claims.standing()) if event.fact else ()
    yield from (one.words for one in uses)


def _refuse_wording(case: Case, *said: str) -> None:
    name = unworded(".\n".join(filter(None, said)), names_in(case))
    if name:
        raise Refusal(
            _(
                "“%(name)s” is not finally convicted: leave the name out, or say in the same sentence that the "
                "offence is alleged. Whoever was acquitted is not named at all."
            )
            % {"name": name}
        )
    every = "\n".join(said).lower()
    withheld = [alias for alias in case.aliases if case.aliases_withheld and alias.lower() in every]
    if withheld:
        raise Refusal(_("“%(name)s” is a name that this case withholds; leave it out.") % {"name": withheld[0]})


def _next(case: Case, identifier: str, origins: list[str], events: list[Event]) -> tuple[str, int]:
    """The neutral identifier and the version: those of the case's last publication, one further."""
    last = CasePublication.objects.filter(case=case).order_by("-publication__version").first()
    if last is not None:
        return last.publication.identifier, last.publication.version + 1
    if not identifier and case.number:
        return case.identifier, 1
    state = origins[0] if origins else case.state
    if not state:
        raise Refusal(_("Say first from which State the assets come: the public identifier begins with it."))
    year = next((event.first.year for event in events if event.first), case.year or 0)
    begun = f"{state}/{year}/"
    numbers = Publication.objects.filter(identifier__startswith=begun).values_list("identifier", flat=True)
    taken = {int(one.rpartition("/")[2]) for one in numbers if one.rpartition("/")[2].isdecimal()}
    return f"{begun}{max(taken, default=0) + 1}", 1
