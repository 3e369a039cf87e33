"""JSON lines to needs: what `merida find` prints, or lines of one's own with at least an id and words or codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from merida.matching import fields
from merida.matching.doubts import doubts, raise_doubts
from merida.matching.fields import Line
from merida.matching.values import Need

__all__ = ["needs_of"]

_OF_NEEDS = frozenset(("assistance_need", "challenge"))
_WHERE = ("state", "states", "country", "countries", "jurisdiction", "jurisdictions", "iso3")
_FOR = ("region", "regions", "network", "networks")
_PASSED = frozenset(("passage", "statement", "figure", "problem", "proposal", "gap"))


class needs_of:  # noqa: N801 - called like a function, keeps the document between lines
    """Lines, one by one, to the need that each says; None for a line that says none.

    A `document` line gives the State, language and date of the findings after it. ValueError with one sentence for a
    line that should be a need and is not.
    """

    def __init__(self) -> None:
        self._documents: dict[str, Line] = {}

    def __call__(self, line: Line) -> Need | None:
        sort = line.get("type")
        if sort == "document":
            self._documents[str(line.get("id"))] = line
            return None
        if sort in _PASSED:
            return None
        if sort == "finding" or ("passage" in line and "kind" in line):
            return self._finding(line)
        return _own(line)

    def _finding(self, line: Line) -> Need | None:
        if line.get("kind") not in _OF_NEEDS or line.get("none_identified"):
            return None
        passage = fields.one(line, "passage")
        if passage is None:
            raise ValueError("This finding has no passage: give the output of `merida find` as it was written.")
        document = self._documents.get(passage.rpartition("#")[0], {})
        written = fields.day(document.get("date"), "date")
        return Need(
            id=fields.one(line, "id") or f"{passage}:{line.get('start', 0)}-{line.get('end', '')}",
            text=fields.one(line, "text") or "",
            language=fields.one(line, "language") or fields.one(document, "language"),
            state=fields.one(line, "state") or fields.one(document, "state"),
            provisions=fields.many(line, "provisions"),
            kinds=tuple(name for name in fields.many(line, "categories") if name != "other"),
            topics=fields.many(line, "topics"),
            start=written,
        )


def _own(line: Line) -> Need:
    name = fields.one(line, "id", "identifier", "need", "request")
    if name is None:
        raise ValueError("This line has no id, so nothing could point to it: add one, or give the output of find.")
    language = fields.one(line, "language", "lang")
    said = [
        words
        for field in ("title", "text", "need_text", "description", "result")
        for words in fields.texts(line.get(field), field, language).values()
    ]
    start, end = fields.period(line, ("start", "from", "start_on", "date"), ("end", "until", "end_on"))
    states, regions, unknown = fields.places(line, *_WHERE, *_FOR)
    receiving = fields.places(line, "recipient", "recipients")
    need = Need(
        id=name,
        text=". ".join(dict.fromkeys(said)),
        language=language,
        state=next(iter((*states, *receiving[0])), None),
        states=(*states, *receiving[0])[1:],
        regions=(*regions, *receiving[1]),
        provisions=fields.many(line, "provisions", "provision", "articles", "article"),
        kinds=fields.many(
            line, "kinds", "categories", "category", *(["kind"] if line.get("kind") not in _OF_NEEDS else [])
        ),
        topics=fields.many(line, "topics", "topic"),
        target=fields.one(line, "target", "institution", "target_institution") or " ".join(receiving[2]),
        start=start,
        end=end,
    )
    if not (need.text or need.provisions or need.topics or need.kinds):
        raise ValueError(f"The need {name[:60]!r} says nothing: give it a text, provisions, kinds or topics.")
    raise_doubts(need, doubts(unknown, need.provisions, need.kinds))
    return need


def needs(lines: Iterable[Line]) -> Iterator[Need]:
    """The needs of all lines."""
    read = needs_of()
    for line in lines:
        if (need := read(line)) is not None:
            yield need
