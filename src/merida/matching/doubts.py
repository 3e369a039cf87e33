"""What a line says that is in no list: it is passed over with a sentence, and all else that the line says is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from merida.matching.kinds import known
from merida.matching.values import Activity, Need
from merida.uncac import exists

__all__ = ["Doubtful", "doubts", "raise_doubts"]

_STATUSES = ("planned", "under_way", "ended", "cancelled", "suspended", "1", "2", "3", "4", "5", "6")


class Doubtful(ValueError):  # noqa: N818 - an answer that comes with a value
    """A value that is usable, but for what its sentence names."""

    def __init__(self, value: Need | Activity, sentence: str) -> None:
        super().__init__(sentence)
        self.value = value


def doubts(
    places: Iterable[str], provisions: Iterable[str], kinds: Iterable[str], status: str | None = None
) -> Iterator[str]:
    """What is not known, each with what it should be."""
    for names, what in (
        (places, "no State, jurisdiction, region or network known here (give a code such as KEN, or its name)"),
        ([one for one in provisions if not exists(one)], "no provision of the Convention (write it as 57(3)(a))"),
        (
            [one for one in kinds if known(one) is None],
            "no kind of assistance (give one such as training, legal_advice or capacity_building)",
        ),
        ([status] if status and status not in _STATUSES else [], "no status (give planned, under_way or ended)"),
    ):
        if named := ", ".join(_cut(one) for one in names):
            yield f"{named}: {what}"


def raise_doubts(value: Need | Activity, found: Iterable[str]) -> None:
    """Raise the value with one sentence, if there is any doubt."""
    if said := "; ".join(found):
        raise Doubtful(value, f"Passed over in {_cut(value.id)}, the rest is used: {said}.")


def _cut(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:37]}..."
