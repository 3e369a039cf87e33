"""Activities and problems as JSON lines, and activities back: `read | write` on the command line loses nothing.

A line holds the fields that say something, by their names in Python, and `xml`: the element as it was read. What stands
around it, where it says more than usual, is in `opening` (of the first line), `before`, `tail`, `closing` (the last).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from merida.iati.activity import Activity, element_of
from merida.iati.binding import Kind, Place, lacking_of, parted, places, plain
from merida.iati.convention import provisions, requests
from merida.iati.nodes import Declared, Element, Node
from merida.iati.problems import Problem, Refused
from merida.iati.reading import Reading, read
from merida.iati.serial import ROOT_SCOPE, escaped, opening, serial
from merida.iati.stream import Header

_AROUND = ("file", "line", "id", "severity", "message", "record")
_OPENING, _CLOSING, _TAIL = '<iati-activities version="2.03">', "</iati-activities>", "\n"


def problem_line(problem: Problem) -> dict[str, object]:
    """The line of a problem."""
    return {"type": "problem", **{name: getattr(problem, name) for name in _AROUND}}


def activity_line(activity: Activity, declared: Declared = ()) -> dict[str, object]:
    """The line of an activity; `provisions` and `requests` are read from its tags and identifiers.

    `declared`: namespaces of the file, which its `xml` names too, so that it can be read alone.
    """
    return {
        "type": "activity",
        **_said(activity),
        "provisions": list(provisions(activity)),
        "requests": list(requests(activity)),
        "xml": _alone(replace(element_of(activity), tail=""), declared),
    }


def _alone(node: Node, declared: Declared) -> str:
    """A node as it can be read alone: with the namespaces that its file declared."""
    if isinstance(node, Element) and declared:
        own = dict(node.declared)
        node = replace(node, declared=tuple(pair for pair in declared if pair[0] not in own) + node.declared)
    return "".join(serial(node))


def activity_lines(reading: Reading) -> Iterator[dict[str, object]]:
    """The lines of all activities of a file, with what stands around them."""
    header = reading.header
    name, pairs, _ = opening(header.root, None, header.attributes, header.declared, ROOT_SCOPE)
    before = "".join(_alone(replace(node, tail="\n"), ()) for node in header.before)
    begun = f"{before}<{name}{pairs}>{escaped(header.text)}"
    held: dict[str, object] | None = None
    try:
        for activity in reading:
            if held is not None:
                yield held
            around = {"opening": begun if held is None and begun != f"{_OPENING}{_TAIL}" else ""}
            around["before"] = "".join(_alone(node, header.declared) for node in activity.before)
            tail = activity.source.tail if activity.source else _TAIL
            held = activity_line(activity, header.declared) | {key: words for key, words in around.items() if words}
            held |= {"tail": tail} if tail != _TAIL else {}
    except Refused:  # what stood before the break has been read
        if held is not None:
            yield held
        raise
    if held is not None:
        last, after = reading.rest
        inner = "".join(_alone(node, header.declared) for node in last)
        outer = "".join(_alone(replace(node, tail="\n"), ()) for node in after)
        yield held | ({"closing": f"{inner}{_CLOSING}\n{outer}"} if inner or outer else {})


def _said(value: Any) -> dict[str, object]:
    found = ((name, getattr(value, name)) for name, _ in places(value.__class__))
    return {name: _json(held) for name, held in found if held is not None and held != ()}


def _json(held: Any) -> object:
    if isinstance(held, tuple):
        return [_json(one) for one in held]
    if parted(held.__class__):
        return _said(held)
    if isinstance(held, date):
        return held.isoformat()
    return format(held, "f") if isinstance(held, Decimal) else held


def activity_of_line(line: Mapping[str, Any]) -> Activity:
    """The activity of a line: what its fields say, in the element of `xml` if it has one.

    ValueError with one sentence for a line that says something that is no activity.
    """
    return _of_line(line)[0]


def _of_line(line: Mapping[str, Any]) -> tuple[Activity, Reading | None]:
    """The activity of a line, and the file in which it stands alone, if it has `xml`."""
    told: Activity = _value(Activity, line, "")
    parts = [_words(line, "opening") or f"{_OPENING}{_TAIL}", _words(line, "before"), _words(line, "xml")]
    if not parts[2]:
        if not told.identifier:
            raise ValueError(_NO_IDENTIFIER)
        return told, None
    tail = escaped(_words(line, "tail")) if "tail" in line else _TAIL
    data = "".join((*parts, tail, _words(line, "closing") or _CLOSING))
    reading = read(data.encode("utf-8", "surrogatepass"), file=f"xml of {told.identifier}")
    found = list(reading)
    if len(found) != 1 or not isinstance(found[0].source, Element):
        raise ValueError(f"The field xml of {told.identifier} holds no single <iati-activity>: leave it out.")
    if not told.identifier and found[0].identifier:  # one that never had any is written as it was read
        raise ValueError(_NO_IDENTIFIER)
    return replace(told, source=found[0].source, before=found[0].before), reading


def _words(line: Mapping[str, Any], name: str) -> str:
    value = line.get(name)
    if not isinstance(value, str | None):
        raise ValueError(f"The field {name} should hold words: leave it out, or give it as it was written.")
    return value or ""


_NO_IDENTIFIER = "This line has no identifier, so it is no activity: add the identifier of the activity."


class Lines(Iterator[Activity]):
    """The activities of lines, and what stood around them in their file, for `write`: what `activity_lines` told.

    `lines` gives mappings; `wrong` is told the sentence of one that is no activity, which is left out.
    """

    def __init__(self, lines: Iterable[Mapping[str, Any]], wrong: Callable[[str], None]) -> None:
        self._found = self._activities(lines, wrong)
        self.header = Header()
        self.rest: tuple[tuple[Node, ...], tuple[Node, ...]] = ((), ())
        self._first = next(self._found, None)

    def _activities(self, lines: Iterable[Mapping[str, Any]], wrong: Callable[[str], None]) -> Iterator[Activity]:
        first = True
        for line in lines:
            try:
                activity, reading = _of_line(line)
            except ValueError as error:
                wrong(str(error))
                continue
            if first and reading is not None:
                self.header = reading.header
            between = (*self.rest[0], *self.rest[1])  # of a file before this one
            self.rest = reading.rest if reading is not None else ((), ())
            first = False
            yield replace(activity, before=(*between, *activity.before)) if between else activity

    def __next__(self) -> Activity:
        if self._first is not None:
            first, self._first = self._first, None
            return first
        return next(self._found)


def _value(kind: Kind, told: Any, where: str) -> Any:
    if not isinstance(told, Mapping):
        raise ValueError(f"The field {where} should hold an object with named fields: correct it.")
    found = dict(lacking_of(kind))
    for name, place in places(kind):
        if told.get(name) is not None:
            inner = f"{where}.{name}" if where else name
            found[name] = _many(place, told[name], inner) if place.many else _one(place, told[name], inner)
    return kind(**found)


def _many(place: Place, told: Any, where: str) -> tuple[object, ...]:
    if not isinstance(told, list):
        raise ValueError(f"The field {where} should hold a list: correct it.")
    return tuple(_one(place, one, where) for one in told)


def _one(place: Place, told: Any, where: str) -> object:
    if parted(place.kind):
        return _value(place.kind, told, where)
    if isinstance(told, dict | list):
        raise ValueError(f"The field {where} should hold one value: correct it.")
    words = ("true" if told else "false") if isinstance(told, bool) else str(told)
    value = plain(place.kind, words)
    if value is None:
        raise ValueError(
            f"{words!r} in the field {where} is not of its kind (date, number, true or false): correct it."
        )
    return value
