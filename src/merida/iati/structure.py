"""Whether the elements and attributes of a file are those of version 2.03, in their order and of their kind.

The Standard's own schema says the same; here each difference says what to do. The facts stand in `data/structure.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from merida.iati.lexical import KINDS, is_of
from merida.iati.nodes import LANG, XML
from merida.iati.sentences import Said, said

_CHILD = re.compile(r"([\w-]+)(?:=([\w-]+))?([?*+]?)")
_ATTRIBUTE = re.compile(r"@(xml:lang|[\w-]+)(\??)(?::(\w+))?")
_SPACE = f"{{{XML}}}space"
_SCHEMA_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"

Fault = tuple[int | None, Said]
"""Line, and one sentence."""


@dataclass(frozen=True, slots=True)
class Child:
    """A child that may or must stand in an element."""

    name: str
    rule: str
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Rule:
    """What an element holds."""

    text: str | None
    attributes: dict[str, tuple[bool, str]]
    """Name -> whether it must be there, and its kind."""
    children: tuple[Child, ...]
    open: bool
    """Whether attributes of other namespaces may stand there."""


@cache
def rules() -> dict[str, Rule]:
    """All rules by name."""
    found = {}
    for line in (files(__package__) / "data" / "structure.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, text, attributes, children = (part.strip() for part in line.split("|"))
            found[name.rstrip("!")] = Rule(
                text or None,
                {
                    LANG if key == "xml:lang" else key: (
                        not optional,
                        "language" if key == "xml:lang" else kind or "string",
                    )
                    for key, optional, kind in _ATTRIBUTE.findall(attributes)
                },
                tuple(
                    Child(key, rule or key, int(times in ("", "+")), None if times in ("*", "+") else 1)
                    for key, rule, times in _CHILD.findall(children)
                ),
                not name.endswith("!"),
            )
    return found


def faults(element: Any, name: str | None = None) -> Iterator[Fault]:
    """What in a parsed element differs from the rule of this name, and in all that stands in it."""
    rule = rules()[name or element.tag]
    if rule.text == "anything":
        return
    yield from attribute_faults(element, rule)
    if rule.text:
        yield from _text_faults(element, rule.text)
        return
    if _words_beside(element):
        yield element.sourceline, said("words", tag=element.tag)
    placed = []
    for child, found in _placed(element, rule):
        if isinstance(found, Said):
            yield child.sourceline, found
        elif found is not None:
            placed.append(child.tag)
            yield from faults(child, found.rule)
    yield from _missing(element, rule, placed)


def walk(element: Any, name: str) -> Iterator[tuple[Any, str]]:
    """Every element of the Standard in this one, itself included, with the name of its rule."""
    yield element, name
    for child in element:
        if isinstance(child.tag, str):
            known = _child(name, child.tag)
            if known is not None:
                yield from walk(child, known)


@cache
def _child(name: str, tag: str) -> str | None:
    return next((child.rule for child in rules()[name].children if child.name == tag), None)


def attribute_faults(element: Any, rule: Rule) -> Iterator[Fault]:
    """What is wrong with the attributes of an element."""
    line, tag = element.sourceline, element.tag
    for key, value in element.attrib.items():
        known = rule.attributes.get(key)
        if known:
            if not is_of(known[1], value):
                yield line, _of_kind(tag, key, value, known[1])
        elif key.startswith(_SCHEMA_INSTANCE) and not key.endswith("}nil"):
            continue
        elif not key.startswith("{") or key.startswith(_SCHEMA_INSTANCE) or not rule.open:
            yield line, said("attribute_unknown", tag=tag, attribute=_shown(key))
        elif key == LANG and not is_of("language", value):
            yield line, _of_kind(tag, key, value, "language")
        elif key == _SPACE and not is_of("space", value):
            yield line, _of_kind(tag, key, value, "space")
    for key, (required, _) in rule.attributes.items():
        if required and key not in element.attrib:
            yield line, said("attribute_missing", tag=tag, attribute=_shown(key))


def _of_kind(tag: str, key: str, value: str, kind: str) -> Said:
    return said("attribute_kind", attribute=_shown(key), value=_cut(value), tag=tag, kind=KINDS[kind][1])


def _text_faults(element: Any, kind: str) -> Iterator[Fault]:
    for child in element:
        if isinstance(child.tag, str):
            yield child.sourceline, said("text_only", child=_named(child), tag=element.tag)
            return
    words = "".join([element.text or "", *(child.tail or "" for child in element)])
    if not is_of(kind, words):
        yield element.sourceline, said("text_kind", value=_cut(words), tag=element.tag, kind=KINDS[kind][1])


def _words_beside(element: Any) -> bool:
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)


def _placed(element: Any, rule: Rule) -> Iterator[tuple[Any, Child | Said | None]]:
    """Each child with what it may be there, or with a sentence on why it may not; None: of another namespace."""
    known = {child.name: (place, child) for place, child in enumerate(rule.children)}
    at, counted, foreign = 0, dict.fromkeys(known, 0), None
    for node in element:
        if not isinstance(node.tag, str):
            continue
        if node.tag.startswith("{"):
            foreign = node
            yield node, None
            continue
        if node.tag not in known:
            yield node, said("element_unknown", tag=element.tag, child=node.tag)
            continue
        place, child = known[node.tag]
        counted[node.tag] += 1
        if child.most is not None and counted[node.tag] > child.most:
            yield node, said("element_twice", tag=element.tag, child=node.tag)
        elif foreign is not None:
            yield node, said("after_foreign", child=node.tag, other=_named(foreign))
            yield node, child
        elif place < at:
            yield node, said("too_late", child=node.tag, tag=element.tag, other=rule.children[at].name)
            yield node, child
        else:
            at = place
            yield node, child


def _missing(element: Any, rule: Rule, placed: list[str]) -> Iterator[Fault]:
    for place, child in enumerate(rule.children):
        if child.least and child.name not in placed:
            later = next((other.name for other in rule.children[place + 1 :] if other.name in placed), None)
            names = {"tag": element.tag, "child": child.name}
            yield (
                element.sourceline,
                said("element_missing_before", **names, other=later) if later else said("element_missing", **names),
            )


def _named(node: Any) -> str:
    local = str(node.tag).rpartition("}")[2]
    return f"{node.prefix}:{local}" if node.prefix else local


def _shown(key: str) -> str:
    return key.replace(f"{{{XML}}}", "xml:").rpartition("}")[2]


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else f"{words[:57]}..."
