"""The Convention as data: provisions, their spelling and order, and citations found in running text."""

from merida.uncac.citing import Citation, Reference, cite, references
from merida.uncac.provision import (
    Provision,
    ancestors,
    chapter_of,
    children,
    exists,
    format,
    order,
    parse,
    sort,
)

__all__ = [
    "Citation",
    "Provision",
    "Reference",
    "ancestors",
    "chapter_of",
    "children",
    "cite",
    "exists",
    "format",
    "order",
    "parse",
    "references",
    "sort",
]
