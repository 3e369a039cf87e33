"""HTML to a light tree whose texts know their place in the file, as forgiving as a browser in what matters here.

Places are why no ready parser is used. Elements nested deeper than a limit are taken as if they were not there.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

__all__ = ["Element", "Text", "tree"]

DEEPEST = 150
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<![^>]*>|<\?[^>]*>"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][^\s/<>]{0,60})(?P<attrs>(?:[^<>\"']++|\"[^\"]*\"|'[^']*')*+)>",
    re.DOTALL,
)
_ATTR = re.compile(r"([^\s=/\"'<>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+)))?")
_VOID = frozenset(
    """
    br hr img input meta link col wbr area base embed source track param frame keygen
    """.split()
)
_RAW = frozenset(
    """
    script style textarea title noscript template iframe xmp noembed noframes svg math object
    """.split()
)
_BLOCKS = frozenset(
    """
    address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2
    h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section summary table ul
    """.split()
)
# An element that opens here closes the open ones named, up to the nearest of those after the colon.
_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr", "td", "th"}), frozenset({"table", "thead", "tbody", "tfoot"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "thead": (frozenset({"thead", "tbody", "tfoot", "tr", "td", "th", "caption"}), frozenset({"table"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot", "tr", "td", "th", "caption"}), frozenset({"table"})),
    "tfoot": (frozenset({"thead", "tbody", "tfoot", "tr", "td", "th", "caption"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
}
_P_BARRIER = frozenset({"td", "th", "table", "li", "blockquote", "div", "body"})


@dataclass(slots=True)
class Text:
    """Letters between tags: code points [start, end) of the decoded file, entities not yet resolved."""

    start: int
    end: int


@dataclass(slots=True)
class Element:
    """A tag with its attributes (names in lower case) and what stands inside."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    inside: list[Element | Text] = field(default_factory=list)
    start: int = 0
    end: int = 0

    def find(self, *tags: str) -> list[Element]:
        """All elements of these tags inside, in the order of the file."""
        found: list[Element] = []
        for child in self.inside:
            if isinstance(child, Element):
                if child.tag in tags:
                    found.append(child)
                found.extend(child.find(*tags))
        return found


def tree(text: str) -> Element:
    """The root, tag ``""``, of all elements of the file."""
    root = Element("", end=len(text))
    stack = [root]
    too_deep = 0
    at, size = 0, len(text)
    while at < size:
        token = _TOKEN.search(text, at)
        stop = token.start() if token else size
        if stop > at:
            stack[-1].inside.append(Text(at, stop))
        if token is None:
            break
        at = token.end()
        tag = (token["tag"] or "").lower()
        if not tag:
            continue
        if token["close"]:
            if too_deep:
                too_deep -= 1
            elif tag == "br":
                stack[-1].inside.append(Element("br", start=token.start(), end=at))
            else:
                _close(stack, tag, token.start())
            continue
        attrs = token["attrs"]
        _make_room(stack, tag, token.start())
        element = Element(tag, _attributes(attrs) if attrs else {}, [], token.start(), at)
        stack[-1].inside.append(element)
        if tag in _RAW:
            close = re.compile(rf"</{re.escape(tag)}[\s/>]", re.IGNORECASE).search(text, at)
            end = close.start() if close else size
            if tag in ("title", "style"):
                element.inside.append(Text(at, end))
            at = text.find(">", end) + 1 if close else size
            at = at or size
        elif tag not in _VOID and not attrs.endswith("/"):
            if len(stack) >= DEEPEST:
                too_deep += 1
            else:
                stack.append(element)
    return root


def _close(stack: list[Element], tag: str, at: int) -> None:
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].tag == tag:
            for element in stack[depth:]:
                element.end = at
            del stack[depth:]
            return
        # A stray end tag inside a cell closes nothing outside of it.
        if stack[depth].tag in ("td", "th", "table") and tag not in (
            "table",
            "tr",
            "tbody",
            "thead",
            "tfoot",
            "body",
            "html",
        ):
            return


def _make_room(stack: list[Element], tag: str, at: int) -> None:
    if tag in _BLOCKS:
        for depth in range(len(stack) - 1, 0, -1):
            open_tag = stack[depth].tag
            if open_tag == "p":
                del stack[depth:]
                break
            if open_tag in _P_BARRIER:
                break
    rule = _CLOSES.get(tag)
    if rule is None:
        return
    closes, barrier = rule
    for depth in range(len(stack) - 1, 0, -1):
        open_tag = stack[depth].tag
        if open_tag in barrier:
            break
        if open_tag in closes:
            highest = depth
            while highest > 1 and stack[highest - 1].tag in closes:
                highest -= 1
            del stack[highest:]
            break


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTR.findall(text):
        value = double or single or bare
        found.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return found
