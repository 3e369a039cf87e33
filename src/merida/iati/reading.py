"""A file of activities -> its activities, one after another; `header` is what stands around them."""

from __future__ import annotations

from collections.abc import Iterator

from merida.iati.activity import TAG, Activity, activity_of
from merida.iati.nodes import Element, Node, freeze
from merida.iati.sentences import said
from merida.iati.stream import Header, Limits, Records, Source


class Reading(Iterator[Activity]):
    """The activities of a file, read as they are asked for; raises `Refused` where the file cannot be read further."""

    def __init__(self, source: Source, *, file: str | None = None, limits: Limits | None = None) -> None:
        self._records = Records(source, file=file, limits=limits)
        if self._records.header.root != "iati-activities":
            self._records.close()
            self._records.refuse("0.2.1", said("organisations"), self._records.header.line)
        self._found = self._activities()

    @property
    def file(self) -> str:
        """What the file is called."""
        return self._records.file

    @property
    def header(self) -> Header:
        """What stands around the activities."""
        return self._records.header

    @property
    def rest(self) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
        """What stands after the last activity in the root, and after the root; known when all have been read."""
        return self._records.last, self._records.after

    def _activities(self) -> Iterator[Activity]:
        for before, parsed in self._records:
            element = freeze(parsed, self._records.declared)
            if isinstance(element, Element) and element.tag == TAG:
                yield activity_of(element, before)

    def __next__(self) -> Activity:
        return next(self._found)

    def close(self) -> None:
        """Stop reading; what was opened is closed."""
        self._records.close()


def read(source: Source, *, file: str | None = None, limits: Limits | None = None) -> Reading:
    """The activities of a file (a path, bytes or an open binary file), one after another, in bounded memory.

    Raises `Refused` with one sentence for what is no IATI 2 file, at once or where its XML breaks.
    """
    return Reading(source, file=file, limits=limits)
