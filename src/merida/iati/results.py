"""Results and how they are measured, as values."""

# ruff: noqa: RUF009 - the functions of `binding` are what says where a field stands
from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from merida.iati.binding import attribute, child, children
from merida.iati.values import Document, Words


@dataclass(frozen=True, slots=True)
class Dimension:
    """What a figure is divided by, as in sex: female."""

    name: str | None = attribute("name")
    value: str | None = attribute("value")


@dataclass(frozen=True, slots=True)
class ResultReference:
    """A code for a result, in a vocabulary."""

    code: str = attribute("code", required=True)
    vocabulary: str = attribute("vocabulary", required=True)
    vocabulary_uri: str | None = attribute("vocabulary-uri")


@dataclass(frozen=True, slots=True)
class IndicatorReference:
    """A code for an indicator, in a vocabulary."""

    code: str = attribute("code", required=True)
    vocabulary: str = attribute("vocabulary", required=True)
    uri: str | None = attribute("indicator-uri")


@dataclass(frozen=True, slots=True)
class Baseline:
    """What it was at the beginning."""

    year: int | None = attribute("year", int, required=True)
    on: date | None = attribute("iso-date", date)
    value: str | None = attribute("value")
    locations: tuple[str, ...] = children("location", inside="ref")
    dimensions: tuple[Dimension, ...] = children("dimension", Dimension)
    documents: tuple[Document, ...] = children("document-link", Document)
    comment: Words | None = child("comment", Words)


@dataclass(frozen=True, slots=True)
class Measured:
    """What is aimed at, or was reached."""

    value: str | None = attribute("value")
    locations: tuple[str, ...] = children("location", inside="ref")
    dimensions: tuple[Dimension, ...] = children("dimension", Dimension)
    comment: Words | None = child("comment", Words)
    documents: tuple[Document, ...] = children("document-link", Document)


@dataclass(frozen=True, slots=True)
class Period:
    """What was aimed at and reached in a period."""

    start: date | None = child("period-start", date, inside="iso-date", required=True)
    end: date | None = child("period-end", date, inside="iso-date", required=True)
    targets: tuple[Measured, ...] = children("target", Measured)
    actuals: tuple[Measured, ...] = children("actual", Measured)


@dataclass(frozen=True, slots=True)
class Indicator:
    """How a result is measured: 1 unit, 2 percentage, 3 nominal, 4 ordinal, 5 in words."""

    measure: str = attribute("measure", required=True)
    title: Words | None = child("title", Words, required=True)
    ascending: bool | None = attribute("ascending", bool)
    aggregation: bool | None = attribute("aggregation-status", bool)
    description: Words | None = child("description", Words)
    documents: tuple[Document, ...] = children("document-link", Document)
    references: tuple[IndicatorReference, ...] = children("reference", IndicatorReference)
    baselines: tuple[Baseline, ...] = children("baseline", Baseline)
    periods: tuple[Period, ...] = children("period", Period)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A result; kind 1 output, 2 outcome, 3 impact, 9 other."""

    kind: str = attribute("type", required=True)
    aggregation: bool | None = attribute("aggregation-status", bool)
    title: Words | None = child("title", Words, required=True)
    description: Words | None = child("description", Words)
    documents: tuple[Document, ...] = children("document-link", Document)
    references: tuple[ResultReference, ...] = children("reference", ResultReference)
    indicators: tuple[Indicator, ...] = children("indicator", Indicator, required=True)
