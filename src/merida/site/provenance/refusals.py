"""Refusals: what was asked cannot be done, and one sentence says what to do instead."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 - a sentence for the page, not a fault
    """What was asked cannot be done; the text is one sentence that says what to do instead."""


class RefusedRow(str):
    """A sentence about a row of a file that was not taken, with its place; the rest of the file goes on."""

    __slots__ = ()
