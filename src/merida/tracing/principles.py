"""Topics of principles on returns beside an agreement: answered, silent or not applicable; never a grade or a count.

The ten principles of the Global Forum on Asset Recovery and those of civil society are not law; `data/principles.toml`
says which terms answer a topic.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from merida.tracing.agreements import Agreement, Term, Version
from merida.tracing.wording import in_language, table

type Standing = Literal["answered", "silent", "not_applicable"]
SETS: tuple[str, ...] = ("gfar", "civil_society")
STANDINGS: tuple[Standing, ...] = ("answered", "silent", "not_applicable")


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of a set of principles: which terms answer it, and to which kinds of agreement it does not apply."""

    code: str
    by: tuple[str, ...]
    not_applicable_to: tuple[str, ...]
    names: tuple[tuple[str, str], ...]

    def name(self, language: str = "en") -> str:
        """Its name."""
        return in_language(dict(self.names), language)


@dataclass(frozen=True, slots=True)
class Checked:
    """How an agreement stands to a topic: the terms that answer it, or why it does not apply."""

    topic: Topic
    standing: Standing
    terms: tuple[Term, ...] = ()
    because: str = ""


def principles(of: str) -> tuple[Topic, ...]:
    """The topics of a set; KeyError if there is none of this name."""
    return tuple(
        Topic(
            one["code"], tuple(one["by"]), tuple(one.get("not_applicable_to", ())), tuple(sorted(one["name"].items()))
        )
        for one in table("principles")[of]["topics"]
    )


def set_name(of: str, language: str = "en") -> str:
    """The name of a set of principles."""
    return in_language(table("principles")[of]["name"], language)


def check(agreement: Agreement, of: str = "gfar", on: date | None = None) -> tuple[Checked, ...]:
    """Each topic beside the version that stood on a day; without one nothing was said yet."""
    version = agreement.version(on)
    return tuple(_checked(topic, agreement, version) for topic in principles(of))


def _checked(topic: Topic, agreement: Agreement, version: Version | None) -> Checked:
    said = dict(agreement.not_applicable)
    if topic.code in said:
        return Checked(topic, "not_applicable", (), said[topic.code])
    if agreement.kind in topic.not_applicable_to:
        return Checked(topic, "not_applicable", (), agreement.kind)
    terms = tuple(one for one in version.terms if any(_answers(one, by) for by in topic.by)) if version else ()
    by_kind = f"@{agreement.kind}" in topic.by and version is not None
    return Checked(topic, "answered" if terms or by_kind else "silent", terms, agreement.kind if by_kind else "")


_DENIALS = frozenset(("none", "not_published", "confidential"))
"""Terms that keep from the public, or leave out, what a topic asks for."""


def _answers(term: Term, by: str) -> bool:
    """Whether a term answers: any of its topic but one that denies it, or one of a certain code."""
    topic, _, code = by.partition(":")
    if term.topic != topic:
        return False
    return code in term.codes if code else not term.codes or not set(term.codes) <= _DENIALS
