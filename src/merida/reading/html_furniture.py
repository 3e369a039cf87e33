"""What of a web page is not the document: navigation, site heads and feet, notices, hidden things, page numbers."""

from __future__ import annotations

import re

from merida.reading.html_tree import Element, Text

__all__ = ["Furniture", "main_of"]

_GONE_TAGS = frozenset(
    """
    script style nav aside noscript template iframe object svg math head meta link button select input textarea
    dialog del rt rp audio video canvas map option datalist title img
    """.split()
)
_GONE_ROLES = frozenset(
    """
    navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar
    """.split()
)
_GONE_WORDS = frozenset(
    """
    nav navbar navigation menu megamenu breadcrumb breadcrumbs crumbs cookie cookies consent gdpr sidebar skip
    skiplink skiplinks share sharing social toolbar pagination pager search advert advertisement ads popup modal
    newsletter noprint pagenum pagenumber pageno pagebreak runninghead runninghead runningheader runningfooter
    sitemap langswitch languages usermenu topbar
    """.split()
)
_KEPT_WORDS = frozenset(["footnote", "footnotes", "endnote", "endnotes", "content", "masthead", "mast"])
_MARGIN_WORDS = frozenset({"footer", "header", "pagefooter", "pageheader", "foot"})
_PAIRS = (
    *("page-number", "page-num", "page-header", "page-footer", "running-head", "site-header", "site-footer"),
    *("back-to-top", "language-switcher", "lang-switcher", "print-only", "related-links", "related-content"),
)
_HIDDEN_WORDS = frozenset(
    [
        "sr-only",
        "visually-hidden",
        "visuallyhidden",
        "screen-reader-text",
        "screenreader",
        "element-invisible",
        "hidden",
    ]
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_HIDDEN_RULE = re.compile(r"\.([\w-]+)\s*\{[^{}]*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_MEDIA = re.compile(r"@media[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_SKIP = re.compile(
    r"\W*(?:skip to|jump to|aller au contenu|accéder au contenu|passer au contenu|saltar al|ir al contenido|"
    r"pasar al contenido|перейти к|к основному|跳转|跳到|跳至|انتقل إلى|تخطي|تخطى|الانتقال إلى|"
    r"back to top|haut de page|volver arriba|наверх|返回顶部)",
    re.IGNORECASE,
)


class Furniture:
    """Judges elements of one page, and keeps the texts of its heads and foots."""

    def __init__(self, source: str, root: Element) -> None:
        self._source = source
        self.texts: dict[str, None] = {}
        self._hidden: set[str] = set()
        for style in root.find("style"):
            rules = "".join(source[text.start : text.end] for text in style.inside if isinstance(text, Text))
            self._hidden |= set(_HIDDEN_RULE.findall(_MEDIA.sub("", rules)))
        for title in root.find("title")[:1]:
            self._keep(title)

    def is_gone(self, element: Element, in_article: bool) -> bool:
        """Whether nothing of the element belongs to the document."""
        tag, attrs = element.tag, element.attrs
        if tag in ("footer", "header"):
            if in_article and tag == "header":
                return False
            if tag == "header" and element.find("h1"):
                return False
            self._keep(element)
            return True
        if tag in _GONE_TAGS:
            return True
        if tag == "a" and attrs.get("href", "").startswith("#") and _SKIP.match(self.text(element, 20)):
            return True
        if not attrs:
            return False
        if "hidden" in attrs or attrs.get("aria-hidden") == "true" or _HIDDEN_STYLE.search(attrs.get("style", "")):
            return True
        role = attrs.get("role", "").lower()
        if role in _GONE_ROLES:
            if role in ("banner", "contentinfo"):
                self._keep(element)
            return True
        return self._named_so(element, in_article)

    def _named_so(self, element: Element, in_article: bool) -> bool:
        names = f"{element.attrs.get('class', '')} {element.attrs.get('id', '')}".strip()
        if not names or element.tag in ("body", "html", "main", "article"):
            return False
        classes = set(names.lower().split())
        if classes & _HIDDEN_WORDS or classes & {name.lower() for name in self._hidden}:
            return True
        words = {word.lower() for word in re.split(r"[-_\s]+", names)}
        if words & _KEPT_WORDS:
            return False
        margin = bool(words & _MARGIN_WORDS) and (not in_article or len(words) > 1 or "footer" in words)
        if margin and "footer" not in words and element.find("h1", "h2"):
            margin = False
        if margin or words & _GONE_WORDS or any(pair in names.lower() for pair in _PAIRS):
            # A word in the name is weak evidence against a great part of the page.
            if len(self.text(element, 500)) > 3_000:
                return False
            self._keep(element)
            return True
        return False

    def _keep(self, element: Element) -> None:
        text = " ".join(self.text(element).split())
        if text and len(text) < 500:
            self.texts.setdefault(text)

    def text(self, element: Element, most: int = 1_000_000) -> str:
        """The element's letters, roughly and from its first `most` parts only: to judge by."""
        parts: list[str] = []
        waiting: list[Element | Text] = [element]
        while waiting and most:
            most -= 1
            one = waiting.pop()
            if isinstance(one, Text):
                parts.append(self._source[one.start : one.end])
            else:
                waiting.extend(reversed(one.inside))
        return " ".join(parts)


def main_of(root: Element, furniture: Furniture) -> tuple[Element, bool]:
    """The element that holds the document, and whether the page names it as such (`main`, a single `article`)."""
    bodies = root.find("body")
    body = bodies[0] if len(bodies) == 1 else root
    whole = len(furniture.text(body)) or 1
    mains = root.find("main") or [one for one in root.find("div", "section") if one.attrs.get("role") == "main"]
    for candidates in (mains, root.find("article")):
        if len(candidates) == 1 and len(furniture.text(candidates[0])) > 0.4 * whole:
            return candidates[0], True
    return body, False
