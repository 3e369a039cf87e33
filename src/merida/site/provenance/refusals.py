"""Refusals: what was asked cannot be done, and one sentence says what to do instead."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 - a sentence for the page, not a fault
    """What was asked cannot be done; the text is one sentence that says what to do instead."""
