"""Reasons as sentences in six languages: codes and values only are kept, so that anyone reads them in her own."""

from __future__ import annotations

from merida.matching import kinds
from merida.matching.knowledge import load, provisions_of_term
from merida.matching.values import Gap, Reason
from merida.places import states
from merida.uncac import parse
from merida.uncac.articles import article, chapter

__all__ = ["explain", "term_label"]

_JOIN = {"ar": "، ", "zh": "、"}


def explain(reason: Reason | Gap, lang: str = "en") -> str:
    """What a reason, or a gap, says."""
    form = load("reasons")[reason.code][lang]
    names = [value_label(value, lang) for value in reason.values]
    if "{1}" in form:
        return str(form.format(*names, *("", "")))
    return str(form.format(_JOIN.get(lang, ", ").join(names)))


def value_label(value: str, lang: str) -> str:
    """A code as its name: a State, a kind or category, a subject, a body, a region; what is no code stays."""
    if (state := next((one for one in states() if one.code == value), None)) is not None:
        return state.name(lang)
    if any(kind.id == value for kind in kinds.KINDS):
        return kinds.kind(value).label(lang)
    return term_label(value, lang) or region_label(value, lang) or value.replace("_", " ")


def region_label(name: str, lang: str) -> str | None:
    """The name of a region or network; None if it is none."""
    told = load("places").get(name)
    if told is None:
        return None
    return str(told["label"][lang]) if "label" in told else str(told.get("names", [name])[0])


def term_label(name: str, lang: str) -> str | None:
    """The name of a subject or body; None if it is neither. A subject has that of its article."""
    if name in load("terms")["label"]:
        return str(load("terms")["label"][name][lang])
    places = provisions_of_term(name)
    if not places:
        return None
    where = parse(places[0])
    return chapter(where.chapter).title(lang) if where.chapter else article(where.article or 1).title(lang)
