"""Which field of a value is which attribute or child in the XML: said once at the field, used to read and to write.

A text that is not of its kind (a date "soon") reads as None; the words themselves stay in the element it came from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, cast, get_type_hints

from merida.iati.nodes import LANG, Element

Kind = Callable[..., Any]
"""A class of values, or str, int, bool, Decimal, date, datetime."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field stands: an attribute, the text, or children of this name; of this kind; once or many times."""

    where: str
    name: str
    kind: Kind
    many: bool = False
    inside: str | None = None
    """The attribute of the child that holds the value: a date stands in `<period-start iso-date="...">`."""


def _field(place: Place, required: bool) -> Any:
    default: Any = MISSING if required else () if place.many else None
    return field(default=default, metadata={"place": place})


def attribute(name: str, kind: Kind = str, *, required: bool = False) -> Any:
    """A field that is an attribute."""
    return _field(Place("attribute", LANG if name == "xml:lang" else name, kind), required)


def text(kind: Kind = str, *, required: bool = False) -> Any:
    """A field that is the text of the element."""
    return _field(Place("text", "", kind), required)


def child(name: str, kind: Kind = str, *, inside: str | None = None, required: bool = False) -> Any:
    """A field that is one child, or an attribute of it."""
    return _field(Place("child", name, kind, inside=inside), required)


def children(name: str, kind: Kind = str, *, inside: str | None = None, required: bool = False) -> Any:
    """A field that is any number of children, or an attribute of each."""
    return _field(Place("child", name, kind, many=True, inside=inside), required)


@cache
def places(kind: Kind) -> tuple[tuple[str, Place], ...]:
    """The fields of a kind of value and where they stand."""
    return tuple((f.name, f.metadata["place"]) for f in fields(cast(type, kind)) if "place" in f.metadata)


@cache
def lacking_of(kind: Kind) -> dict[str, object]:
    """What a required field holds when the XML lacks it: nothing, in the way its type says nothing."""
    hints = get_type_hints(kind)
    return {
        f.name: "" if hints[f.name] is str else () if f.metadata["place"].many else None
        for f in fields(cast(type, kind))
        if "place" in f.metadata and f.default is MISSING
    }


def of(kind: Kind, element: Element) -> Any:
    """The value of this kind that an element says."""
    lacking = lacking_of(kind)
    found: dict[str, object] = {}
    attributes = dict(element.attributes)
    within: dict[str, list[Element]] = {}
    for node in element.children:
        if isinstance(node, Element):
            within.setdefault(node.tag, []).append(node)
    for name, place in places(kind):
        value: object = None
        if place.where == "child":
            if place.name in within:
                value = read_children(place, within[place.name])
        elif place.where == "attribute":
            if place.name in attributes:
                value = plain(place.kind, attributes[place.name])
        else:
            value = plain(place.kind, element.content() if element.children else element.text)
        if value is not None and value != ():
            found[name] = value
        elif name in lacking:
            found[name] = lacking[name]
    return kind(**found)


def read_children(place: Place, found: Iterable[Element]) -> object:
    """What the children at a place say; None or () if they say nothing."""
    values = (_one(place, one) for one in found)
    if place.many:
        return tuple([value for value in values if value is not None])
    return next(values, None)


def _one(place: Place, found: Element) -> object:
    if place.inside is not None:
        return plain(place.kind, found.get(place.inside))
    return of(place.kind, found) if parted(place.kind) else plain(place.kind, found.content())


def parted(kind: Kind) -> bool:
    """Whether values of this kind are taken apart further."""
    return hasattr(kind, "__dataclass_fields__")


def plain(kind: Kind, words: str | None) -> object:
    """What words say as a value of this kind; None if nothing."""
    if words is None or kind is str:
        return words
    try:
        return _PARSE[kind](words.strip())
    except (ValueError, InvalidOperation, KeyError):
        return None


def _number(words: str) -> Decimal:
    number = Decimal(words)
    if not number.is_finite() or "_" in words or "e" in words.casefold():
        raise ValueError(words)
    return number


def _day(words: str) -> date:
    if len(words) < 10 or words[10:11].isdigit():
        raise ValueError(words)
    return date.fromisoformat(words[:10])


_PARSE: dict[Kind, Callable[[str], object]] = {
    date: _day,
    datetime: datetime.fromisoformat,
    Decimal: _number,
    int: int,
    bool: {"true": True, "1": True, "false": False, "0": False}.__getitem__,
}


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else str(value)


def element_of(value: Any, tag: str) -> Element:
    """The element that says this value; children in the order of its fields, which is that of the Standard."""
    attributes: list[tuple[str, str]] = []
    inner: list[Element] = []
    words = ""
    for name, place in places(value.__class__):
        held = getattr(value, name)
        if place.where == "child":
            inner += write_place(place, held)
        elif held is not None and place.where == "text":
            words = _words(held)
        elif held is not None:
            attributes.append((place.name, _words(held)))
    return Element(tag, tuple(attributes), words, tuple(inner))


def write_place(place: Place, held: Any) -> Iterator[Element]:
    """The children that say what a field holds."""
    for value in held if place.many else () if held is None else (held,):
        if place.inside is not None:
            yield Element(place.name, ((place.inside, _words(value)),))
        elif parted(place.kind):
            yield element_of(value, place.name)
        else:
            yield Element(place.name, (), _words(value))
