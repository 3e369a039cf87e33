"""Merida reads the documents of the UN Convention against Corruption: `cite`, `read`, `find`.

document = merida.read("report.docx")
for outcome in merida.find(document).findings: ...
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from merida.finding.find import find
    from merida.finding.values import Extract, Extracts, Figure, Finding, Statement
    from merida.reading.read import read, read_bytes
    from merida.reading.values import Document, Passage, Problem, Unreadable
    from merida.uncac.citing import Citation, cite

_HOMES = {
    "cite": "merida.uncac.citing",
    "Citation": "merida.uncac.citing",
    "read": "merida.reading.read",
    "read_bytes": "merida.reading.read",
    "find": "merida.finding.find",
    "Document": "merida.reading.values",
    "Passage": "merida.reading.values",
    "Problem": "merida.reading.values",
    "Unreadable": "merida.reading.values",
    "Extract": "merida.finding.values",
    "Extracts": "merida.finding.values",
    "Finding": "merida.finding.values",
    "Statement": "merida.finding.values",
    "Figure": "merida.finding.values",
}

__all__ = [
    "Citation",
    "Document",
    "Extract",
    "Extracts",
    "Figure",
    "Finding",
    "Passage",
    "Problem",
    "Statement",
    "Unreadable",
    "cite",
    "find",
    "read",
    "read_bytes",
]


def __getattr__(name: str) -> object:
    """Load a verb, or what it returns, when it is first asked for: `import merida` itself loads nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'merida' has no attribute {name!r}")
    from importlib import import_module  # slow

    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
