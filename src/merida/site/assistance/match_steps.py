"""How a match moves: which step may follow which, who may take it, and where it leads. Answers move nothing."""

from __future__ import annotations

from dataclasses import dataclass

from merida.site.assistance.choices_programmes import Side, Standing, Step


@dataclass(frozen=True, slots=True)
class Way:
    """A step: from where, by whom, and to where; `to` None: the match stays where it is."""

    start: frozenset[Standing]
    sides: frozenset[Side]
    to: Standing | None
    because: bool = False
    """Whether a reason must be given."""


def _way(start: set[Standing], sides: set[Side], to: Standing | None, because: bool = False) -> Way:
    return Way(frozenset(start), frozenset(sides), to, because)


_STATE, _PROVIDER, _OFFICE = Side.STATE, Side.PROVIDER, Side.SECRETARIAT
CONSENTED = {Standing.CONSENTED, Standing.SENT, Standing.ACKNOWLEDGED, Standing.ACCEPTED, Standing.UNDER_WAY}
TOLD = (
    Standing.SENT, Standing.ACKNOWLEDGED, Standing.ACCEPTED, Standing.DECLINED, Standing.UNDER_WAY, Standing.DELIVERED,
)  # fmt: skip
"""Standings in which the provider knows of the match."""
WAYS: dict[Step, Way] = {
    Step.PROPOSE: _way({Standing.SUGGESTED}, {_OFFICE, _STATE}, Standing.PROPOSED),
    Step.SET_ASIDE: _way({Standing.SUGGESTED, Standing.PROPOSED}, {_OFFICE, _STATE}, Standing.SET_ASIDE),
    Step.CONSENT: _way({Standing.SUGGESTED, Standing.PROPOSED, Standing.WITHDRAWN}, {_STATE}, Standing.CONSENTED),
    Step.WITHDRAW: _way(CONSENTED, {_STATE}, Standing.WITHDRAWN),
    Step.SEND: _way({Standing.CONSENTED}, {_OFFICE, _STATE}, Standing.SENT),
    Step.ACKNOWLEDGE: _way({Standing.SENT}, {_PROVIDER}, Standing.ACKNOWLEDGED),
    Step.ACCEPT: _way({Standing.SENT, Standing.ACKNOWLEDGED}, {_PROVIDER}, Standing.ACCEPTED),
    Step.DECLINE: _way({Standing.SENT, Standing.ACKNOWLEDGED}, {_PROVIDER}, Standing.DECLINED, because=True),
    Step.BEGIN: _way({Standing.ACCEPTED}, {_PROVIDER, _STATE}, Standing.UNDER_WAY),
    Step.DELIVER: _way({Standing.ACCEPTED, Standing.UNDER_WAY}, {_PROVIDER, _STATE}, Standing.DELIVERED),
    Step.ANSWER: _way({Standing.DELIVERED}, {_STATE, _PROVIDER}, None),
}
UNDONE = (Step.PROPOSE, Step.SET_ASIDE)
"""Decisions of the queue that can be taken back, while nobody has gone on from them."""


def steps_open(standing: str, sides: frozenset[Side]) -> tuple[tuple[Step, Side], ...]:
    """The steps that one of these sides may take now, each with the side for which it speaks."""
    return tuple(
        (step, next(side for side in Side if side in way.sides & sides))
        for step, way in WAYS.items()
        if standing in way.start and way.sides & sides
    )
