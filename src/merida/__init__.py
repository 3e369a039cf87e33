"""Merida reads the documents of the UN Convention against Corruption: `cite`, `read`, `find`; `match` and `overlaps` of
needs and activities; `iati.read`, `iati.write`, `iati.check`.

for outcome in merida.find(merida.read("report.docx")).findings: ...
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from merida import iati
    from merida.finding.find import find
    from merida.finding.values import Extract, Extracts, Figure, Finding, Statement
    from merida.matching.overlaps import overlaps
    from merida.matching.proposing import proposals as match
    from merida.matching.values import Activity, Need, Overlap, Proposal
    from merida.reading.read import read, read_bytes
    from merida.reading.values import Document, Passage, Problem, Unreadable
    from merida.uncac.citing import Citation, cite

_HOMES = {  # after a colon the name there, if it is another; none: the module itself
    "cite": "merida.uncac.citing",
    "Citation": "merida.uncac.citing",
    "read": "merida.reading.read",
    "read_bytes": "merida.reading.read",
    "find": "merida.finding.find",
    "match": "merida.matching.proposing:proposals",
    "overlaps": "merida.matching.overlaps",
    "iati": "merida.iati:",
    "Need": "merida.matching.values",
    "Activity": "merida.matching.values",
    "Proposal": "merida.matching.values",
    "Overlap": "merida.matching.values",
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
    "Activity",
    "Citation",
    "Document",
    "Extract",
    "Extracts",
    "Figure",
    "Finding",
    "Need",
    "Overlap",
    "Passage",
    "Problem",
    "Proposal",
    "Statement",
    "Unreadable",
    "cite",
    "find",
    "iati",
    "match",
    "overlaps",
    "read",
    "read_bytes",
]


def __getattr__(name: str) -> object:
    """Load a verb, or what it returns, when it is first asked for: `import merida` itself loads nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'merida' has no attribute {name!r}")
    from importlib import import_module  # slow

    home, named, other = _HOMES[name].partition(":")
    module = import_module(home)
    value: object = getattr(module, other or name) if other or not named else module
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
