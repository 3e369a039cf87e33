"""What is said of an engagement, a training or an initiative, checked: known States, kinds, provisions, dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from merida import uncac
from merida.site.assistance.choices_programmes import Area, Form, Qualifier
from merida.site.assistance.kinds import kinds_of_assistance
from merida.site.evidence.codelists import in_force
from merida.site.provenance.choices import Audience
from merida.site.provenance.refusals import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What engagements, training and initiatives have in common: as columns of their rows."""

    audience: str = Audience.MEMBERS

    def columns(self) -> dict[str, Any]:
        """As columns of a row."""
        said = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in said.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementFacts(Facts):
    """Support to a State or a network over some time."""

    title: str
    from_on: date
    until_on: date | None = None
    area: str = Area.COUNTRY
    jurisdictions: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    reference: str = ""
    text: str = ""
    gender: str = ""
    source_text: str = ""
    initiative_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingFacts(Facts):
    """A training as it was held, with the figures stated of it."""

    title: str
    from_on: date
    until_on: date
    jurisdictions: tuple[str, ...] = ()
    place: str = ""
    form: str = ""
    topics: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    reference: str = ""
    text: str = ""
    gender: str = ""
    attendances: int | None = None
    persons: int | None = None
    persons_new: int | None = None
    qualifier: str = Qualifier.EXACT
    source_text: str = ""
    engagement_id: UUID | None = None
    initiative_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeFacts(Facts):
    """States of a region with common priorities."""

    name: str
    region: str = ""
    text: str = ""
    members: tuple[str, ...] = ()
    from_on: date | None = None
    until_on: date | None = None


def checked_engagement(facts: EngagementFacts) -> EngagementFacts:
    """The facts in the order of list and treaty; a refusal in one sentence where they cannot be."""
    if not facts.title.strip():
        raise Refusal(_("Give the engagement a title."))
    if not (facts.jurisdictions or facts.networks):
        raise Refusal(_("Say which State or which network is supported."))
    if facts.area not in Area.values:
        raise Refusal(_("Choose one of the three areas."))
    _in_order(facts.from_on, facts.until_on)
    return replace(
        facts,
        title=facts.title.strip(),
        jurisdictions=known_states(facts.jurisdictions),
        networks=tuple(dict.fromkeys(" ".join(one.split()) for one in facts.networks if one.strip())),
        kinds=known("kinds", facts.kinds),
        topics=known("topics", facts.topics),
        provisions=known_provisions(facts.provisions),
    )


def checked_training(facts: TrainingFacts) -> TrainingFacts:
    """The facts checked; persons are never more than attendances, nor those counted here first more than persons."""
    if not facts.title.strip():
        raise Refusal(_("Give the training a title."))
    if facts.form and facts.form not in Form.values:
        raise Refusal(_("Choose how people met from the list."))
    _in_order(facts.from_on, facts.until_on)
    if facts.attendances is not None and (facts.persons or 0) > facts.attendances:
        raise Refusal(_("There cannot be more persons than attendances: who came several times is one person."))
    if facts.persons_new is not None and facts.persons_new > (facts.persons or facts.attendances or 0):
        raise Refusal(_("Persons counted here first are part of the persons trained: there cannot be more of them."))
    return replace(
        facts,
        title=facts.title.strip(),
        jurisdictions=known_states(facts.jurisdictions),
        topics=known("topics", facts.topics),
        provisions=known_provisions(facts.provisions),
    )


def checked_initiative(facts: InitiativeFacts) -> InitiativeFacts:
    """The facts checked."""
    if not facts.name.strip():
        raise Refusal(_("Give the initiative a name."))
    _in_order(facts.from_on, facts.until_on)
    return replace(facts, name=facts.name.strip(), members=known_states(facts.members))


def known_states(codes: Iterable[str]) -> tuple[str, ...]:
    """Codes that the list of jurisdictions has, each once."""
    listed = in_force("jurisdictions").by_key
    given = tuple(dict.fromkeys(code.strip().upper() for code in codes if code.strip()))
    for code in given:
        if code not in listed:
            raise Refusal(_("No State has the code %(code)s; write it as in KGZ.") % {"code": code[:20]})
    return tuple(sorted(given))


def known_provisions(spellings: Iterable[str]) -> tuple[str, ...]:
    """Provisions of the Convention in treaty order."""
    given = [one for one in spellings if one]
    for one in given:
        if not uncac.exists(one):
            said = _("The Convention has no provision “%(spelling)s”; write 57, 57(3), 57(3)(a) or ch.V.")
            raise Refusal(said % {"spelling": one[:30]})
    return uncac.sort(given)


def known(name: str, keys: Iterable[str]) -> tuple[str, ...]:
    """Keys of a list, in its order; kinds of assistance come from the rules of matching."""
    listed = kinds_of_assistance() if name == "kinds" else tuple(one.key for one in in_force(name).entries)
    given = {key for key in keys if key}
    for key in sorted(given - set(listed)):
        raise Refusal(_("“%(key)s” is not in the list; choose one that is.") % {"key": key[:60]})
    return tuple(key for key in listed if key in given)


def _in_order(begin: date | None, end: date | None) -> None:
    if begin and end and begin > end:
        raise Refusal(_("It cannot end before it begins: correct one of the two dates."))
