"""What citing gives: words of a text that refer to a numbered part of something, and what they mean."""

from __future__ import annotations


class Reference:
    """Words of a text that refer to a numbered part of something.

    `provisions` are the Convention's, in treaty order; if there are none, `reason` says why: national_law,
    other_treaty, un_reference, agenda_item, impossible, ambiguous. `start` and `end` count code points.
    """

    __slots__ = ("end", "provisions", "reason", "start", "text")

    def __init__(self, provisions: tuple[str, ...], start: int, end: int, text: str, reason: str | None) -> None:
        self.provisions = provisions
        self.start = start
        self.end = end
        self.text = text
        self.reason = reason

    def _key(self) -> tuple[object, ...]:
        return self.provisions, self.start, self.end, self.text, self.reason

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reference) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        said = self.reason or " ".join(self.provisions)
        return f"<{self.start}-{self.end} {self.text!r}: {said}>"


Citation = Reference
"""A reference with provisions."""
