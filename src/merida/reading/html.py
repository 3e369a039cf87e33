"""Web pages: the document without the site around it, each word with its place in the decoded file.

`Characters` count code points of the decoded file without its byte order mark; an entity is one piece as it stands.
"""

from __future__ import annotations

import re

from merida.reading.html_blocks import Walker
from merida.reading.html_furniture import Furniture, main_of
from merida.reading.html_tree import tree
from merida.reading.text_encoding import decoded
from merida.reading.typed_marks import with_typed_marks
from merida.reading.values import Sheets, Unreadable

__all__ = ["read_html"]

MOST_BYTES = 50 * 1024 * 1024
_DECLARED = re.compile(rb"""(?:charset\s*=\s*["']?|<\?xml[^>]*encoding\s*=\s*["'])\s*([\w.:-]+)""", re.IGNORECASE)
# What browsers understand by these names (WHATWG Encoding Standard).
_MEANT = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}


def read_html(data: bytes) -> Sheets:
    """The blocks of a web page in reading order; raises `Unreadable` with one sentence where there is no text."""
    if len(data) > MOST_BYTES:
        raise Unreadable("too_large", "This page is larger than any document: save the document alone and try again.")
    text, problem = decoded(data, _encoding(data))
    root = tree(text)
    furniture = Furniture(text, root)
    main, named = main_of(root, furniture)
    walker = Walker(text, furniture, named)
    walker.walk(main)
    blocks = with_typed_marks(walker.finish())
    if named:
        # Heads and foots outside the main part still name symbol and job number.
        for outside in root.find("header", "footer"):
            furniture.is_gone(outside, False)
    if not blocks:
        raise Unreadable(
            "empty", "This page holds no text of its own: save it anew from the browser, or fetch the PDF."
        )
    return Sheets(tuple(blocks), None, tuple(furniture.texts), (problem,) if problem else ())


def _encoding(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    if found is None:
        return None
    name = found.group(1).decode("ascii", "replace").lower()
    return None if name.startswith(("utf-16", "utf-32")) else _MEANT.get(name, name)
