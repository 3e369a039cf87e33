"""Which activity may serve which need, which activities are one, and what is left without any: proposals with reasons.

`proposals(needs, activities)`, `overlaps(activities)`, `gaps(needs, activities)`; `candidates(one, index)` for one at a
time; `KINDS` of assistance. A machine proposes: every answer has a score, its reasons and the version of the rules.
"""

from merida.matching.asking import candidates
from merida.matching.explaining import explain
from merida.matching.gaps import gaps
from merida.matching.index import Index
from merida.matching.kinds import CATEGORIES, KINDS, Kind, kind
from merida.matching.likeness import LIKELY
from merida.matching.overlaps import groups, overlaps
from merida.matching.proposing import proposals
from merida.matching.values import VERSION, Activity, Gap, Group, Money, Need, Overlap, Proposal, Reason

__all__ = [
    "CATEGORIES",
    "KINDS",
    "LIKELY",
    "VERSION",
    "Activity",
    "Gap",
    "Group",
    "Index",
    "Kind",
    "Money",
    "Need",
    "Overlap",
    "Proposal",
    "Reason",
    "candidates",
    "explain",
    "gaps",
    "groups",
    "kind",
    "overlaps",
    "proposals",
]
