"""Agreements on returns: parties, versions, terms in codes beside their words; compared term by term.

A general agreement is not made for a case; one case by case is (57(5)). An agreement that says nothing on a term is
silent, which is no fault. Codes and their names are in `data/terms.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from merida.money.when import When
from merida.tracing.wording import in_language, table

type Kind = Literal["general", "case_by_case"]
KINDS: tuple[Kind, ...] = ("general", "case_by_case")


def topics() -> tuple[str, ...]:
    """The topics of terms, in the order of the data."""
    return tuple(table("terms"))


def values(topic: str) -> tuple[str, ...]:
    """What may be coded on a topic; KeyError if it is none."""
    return tuple(table("terms")[topic]["values"])


def topic_name(topic: str, language: str = "en") -> str:
    """The name of a topic."""
    return in_language(table("terms")[topic]["name"], language)


def value_name(topic: str, value: str, language: str = "en") -> str:
    """The name of a value of a topic."""
    return in_language(table("terms")[topic]["values"][value], language)


@dataclass(frozen=True, slots=True)
class Term:
    """What an agreement says on a topic: its words, where they stand, and codes; several where it says several things.

    Words without a code are kept: what no code fits is not forced into one.
    """

    topic: str
    codes: tuple[str, ...] = ()
    words: str = ""
    place: str = ""

    def __post_init__(self) -> None:
        if self.topic not in topics():
            raise ValueError(f"{self.topic!r} is no topic of a term; the topics are {', '.join(topics())}.")
        if strange := [code for code in self.codes if code not in values(self.topic)]:
            raise ValueError(f"{strange[0]!r} is no code of {self.topic}; use {', '.join(values(self.topic))}.")
        if not self.codes and not self.words.strip():
            raise ValueError(f"The term on {self.topic} says nothing; give its words or a code, or leave it out.")


@dataclass(frozen=True, slots=True)
class Version:
    """An agreement as signed on a day, or as amended; `published` tells where it can be read."""

    number: int
    terms: tuple[Term, ...]
    signed: When | None = None
    in_force: When | None = None
    published: str = ""
    source: str = ""

    def on(self, topic: str) -> tuple[Term, ...]:
        """Its terms on a topic."""
        return tuple(one for one in self.terms if one.topic == topic)

    def codes(self, topic: str) -> tuple[str, ...]:
        """What it says on a topic in codes, in the order of the data."""
        said = {code for one in self.on(topic) for code in one.codes}
        return tuple(code for code in values(topic) if code in said)


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement with all its versions. `not_applicable`: topics of principles with a person's reason."""

    id: str
    kind: Kind
    parties: tuple[str, ...]
    versions: tuple[Version, ...]
    title: str = ""
    cases: tuple[str, ...] = ()
    not_applicable: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"{self.kind!r} is no kind of agreement; use {' or '.join(KINDS)}.")
        if len(set(self.parties)) < 2:
            raise ValueError(f"{self.id}: an agreement has two parties at least.")
        numbers = [one.number for one in self.versions]
        if not numbers or numbers != sorted(set(numbers)):
            raise ValueError(f"{self.id}: versions are numbered upwards, each once, and there is one at least.")

    def version(self, on: date | None = None) -> Version | None:
        """The version that stood on a day (its signature surely before), the latest without one; None before all."""
        if on is None:
            return self.versions[-1]
        stood = [one for one in self.versions if one.signed and one.signed.by(on)]
        return stood[-1] if stood else None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one agreement says on one topic; neither codes nor words: it is silent."""

    agreement: str
    codes: tuple[str, ...]
    terms: tuple[Term, ...]

    @property
    def silent(self) -> bool:
        """Whether it says nothing on the topic."""
        return not self.terms


@dataclass(frozen=True, slots=True)
class Row:
    """A topic over several agreements. `differs`: those who say something say different things, or in words only."""

    topic: str
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Whether those that speak in codes differ."""
        return len({one.codes for one in self.cells if one.codes}) > 1

    @property
    def common(self) -> tuple[str, ...]:
        """What all those that speak say alike, if at least two do."""
        spoken = [set(one.codes) for one in self.cells if not one.silent]
        shared = set.intersection(*spoken) if len(spoken) > 1 else set()
        return tuple(code for code in values(self.topic) if code in shared)


def compare(agreements: Iterable[Agreement], on: date | None = None, *, silent: bool = False) -> tuple[Row, ...]:
    """Topics down, agreements across, each with its words; topics on which all are silent only if asked for."""
    standing = [(one.id, version) for one in agreements if (version := one.version(on)) is not None]
    rows = (
        Row(topic, tuple(Cell(id, version.codes(topic), version.on(topic)) for id, version in standing))
        for topic in topics()
    )
    return tuple(row for row in rows if silent or any(not cell.silent for cell in row.cells))


@dataclass(frozen=True, slots=True)
class Change:
    """What an amendment changed on a topic."""

    topic: str
    before: tuple[Term, ...]
    after: tuple[Term, ...]


def changes(before: Version, after: Version) -> tuple[Change, ...]:
    """The topics on which two versions differ, in codes or in words."""
    return tuple(
        Change(topic, before.on(topic), after.on(topic))
        for topic in topics()
        if set(before.on(topic)) != set(after.on(topic))
    )
