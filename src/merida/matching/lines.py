"""Proposals, overlaps, groups and gaps as JSON lines, as `merida match` and `merida overlaps` print them."""

from __future__ import annotations

from dataclasses import asdict

from merida.matching.values import Gap, Group, Overlap, Proposal

__all__ = ["line_of"]

_TYPES = {Proposal: "proposal", Overlap: "overlap", Group: "group", Gap: "gap"}


def line_of(found: Proposal | Overlap | Group | Gap) -> dict[str, object]:
    """The line of one answer; `version` last."""
    told = asdict(found)
    version = told.pop("version")
    return {"type": _TYPES[type(found)], **told, "version": version}
