"""Values -> XML text: the same values give the same bytes; canonical XML of what was read and written is identical."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from merida.iati.nodes import XML, Comment, Declared, Element, Instruction, Node

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[^\W\d][^\s<>&\"'/=?!#%;,()\[\]{}@$^*+|\\~`\x00-\x1f]*|:.*")
"""Names as a parser takes them, with a colon where a prefix was never declared."""
Scope = Mapping[str | None, str]
ROOT_SCOPE: Scope = {"xml": XML}


def serial(node: Node, scope: Scope = ROOT_SCOPE) -> Iterator[str]:
    """The pieces of its text, its tail included; `scope` are the namespaces declared around it."""
    if isinstance(node, Comment):
        if "--" in node.text or node.text.endswith("-"):
            raise ValueError("A comment cannot hold two hyphens in a row or end in one: change it.")
        yield f"<!--{_checked(node.text)}-->"
    elif isinstance(node, Instruction):
        if "?>" in node.text:
            raise ValueError("A processing instruction cannot hold '?>': change it.")
        yield f"<?{_name(node.target)}{' ' if node.text else ''}{_checked(node.text)}?>"
    else:
        yield from _element(node, scope)
    yield escaped(node.tail)


def _element(element: Element, scope: Scope) -> Iterator[str]:
    name, pairs, inner = opening(element.tag, element.prefix, element.attributes, element.declared, scope)
    yield f"<{name}{pairs}"
    if element.text or element.children:
        yield f">{escaped(element.text)}"
        for child in element.children:
            yield from serial(child, inner)
        yield f"</{name}>"
    else:
        yield "/>"


def opening(
    tag: str, prefix: str | None, attributes: tuple[tuple[str, str], ...], declared: Declared, scope: Scope
) -> tuple[str, str, Scope]:
    """The name of an element as it is written, its attributes with their declarations, and the scope inside it."""
    inner = {**scope, **dict(declared)} if declared else dict(scope)
    space, local = _split(tag)
    if space:
        if inner.get(prefix) != space:
            prefix = _prefix(space, inner, wanted=prefix, also_default=True)
    else:
        prefix = None
        if inner.get(None):
            inner[None] = ""
    name = f"{prefix}:{local}" if prefix else local
    pairs = []
    for key, value in attributes:
        space, local = _split(key)
        written = f"{_prefix(space, inner)}:{local}" if space else local
        pairs.append(f' {written}="{escaped(value, quoted=True)}"')
    new = [(key, uri) for key, uri in inner.items() if scope.get(key, "") != uri]
    spaces = "".join(f' xmlns{":" if key else ""}{key or ""}="{escaped(uri, quoted=True)}"' for key, uri in new)
    return name, spaces + "".join(pairs), inner


def escaped(text: str, *, quoted: bool = False) -> str:
    """Text with its signs as XML wants them; ValueError with one sentence for signs that XML cannot hold."""
    if not text:
        return ""
    text = _checked(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    return text.replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;") if quoted else text


def _checked(text: str) -> str:
    if found := _FORBIDDEN.search(text):
        raise ValueError(f"XML cannot hold the sign U+{ord(found[0]):04X}: remove it from {text[:40]!r}.")
    return text


def _split(tag: str) -> tuple[str, str]:
    space, _, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    return space, _name(local)


def _name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"XML cannot have the name {name!r}: use letters, digits, hyphens and dots.")
    return name


def _prefix(
    space: str, scope: dict[str | None, str], *, wanted: str | None = None, also_default: bool = False
) -> str | None:
    for key, uri in scope.items():
        if uri == space and (key or also_default):
            return key
    if wanted and wanted not in scope:
        scope[wanted] = space
        return wanted
    number = 0
    while f"ns{number}" in scope:
        number += 1
    scope[f"ns{number}"] = space
    return f"ns{number}"
