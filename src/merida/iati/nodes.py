"""A piece of XML as a value: elements, comments and instructions with every space between them, in their order.

This is what makes a round trip without loss: whatever Merida does not know stays as it was, where it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

XML = "http://www.w3.org/XML/1998/namespace"
LANG = f"{{{XML}}}lang"

Declared = tuple[tuple[str | None, str], ...]


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, and the text after it."""

    text: str
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Instruction:
    """A processing instruction, and the text after it."""

    target: str
    text: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """An element: names are `{namespace}local`, or plain where there is no namespace, as in IATI itself."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""
    children: tuple[Node, ...] = ()
    tail: str = ""
    """Text between its end and what follows."""
    prefix: str | None = None
    declared: Declared = ()
    """Namespaces declared here: prefix (None: the default one) and name."""
    line: int | None = field(default=None, compare=False)

    def get(self, name: str) -> str | None:
        """The value of an attribute; None if it is not there."""
        for key, value in self.attributes:
            if key == name:
                return value
        return None

    def elements(self, tag: str | None = None) -> Iterator[Element]:
        """The children that are elements, or those with this name."""
        return (child for child in self.children if isinstance(child, Element) and tag in (None, child.tag))

    def content(self) -> str:
        """All text in it."""
        parts = [self.text]
        for child in self.children:
            if isinstance(child, Element):
                parts.append(child.content())
            parts.append(child.tail)
        return "".join(parts)


Node = Element | Comment | Instruction


def freeze(node: Any, declared: Mapping[Any, Declared]) -> Node:
    """The value of a parsed node; `declared` says which namespaces were declared at which element."""
    if node.tag is etree.Comment:
        return Comment(node.text or "", node.tail or "")
    if node.tag is etree.PI:
        return Instruction(node.target, node.text or "", node.tail or "")
    return Element(
        node.tag,
        tuple(node.attrib.items()),
        node.text or "",
        tuple([freeze(child, declared) for child in node]) if len(node) else (),
        node.tail or "",
        node.prefix,
        declared.get(node, ()),
        node.sourceline,
    )
