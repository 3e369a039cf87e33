"""Activities and problems as JSON lines, and activities back: `read | write` on the command line loses nothing.

A line holds the fields that say something, by their names in Python, and `xml`: the element as it was read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal
from typing import Any

from merida.iati.activity import Activity, element_of
from merida.iati.binding import Kind, Place, lacking_of, parted, places, plain
from merida.iati.convention import provisions, requests
from merida.iati.nodes import Element
from merida.iati.problems import Problem
from merida.iati.reading import read
from merida.iati.serial import serial


def problem_line(problem: Problem) -> dict[str, object]:
    """The line of a problem."""
    return {"type": "problem", **asdict(problem)}


def activity_line(activity: Activity) -> dict[str, object]:
    """The line of an activity; `provisions` and `requests` are read from its tags and identifiers."""
    return {
        "type": "activity",
        **_said(activity),
        "provisions": list(provisions(activity)),
        "requests": list(requests(activity)),
        "xml": "".join(serial(replace(element_of(activity), tail=""))),
    }


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
    told: Activity = _value(Activity, line, "")
    if not told.identifier:
        raise ValueError("This line has no identifier, so it is no activity: add the identifier of the activity.")
    if not line.get("xml"):
        return told
    data = f'<iati-activities version="2.03">{line["xml"]}</iati-activities>'
    found = list(read(data.encode("utf-8", "surrogatepass"), file=f"xml of {told.identifier}"))
    if len(found) != 1 or not isinstance(found[0].source, Element):
        raise ValueError(f"The field xml of {told.identifier} holds no single <iati-activity>: leave it out.")
    return replace(told, source=replace(found[0].source, tail="\n"))


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
