"""Addresses of pages of other areas, where they exist: what is not there is no link."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse


def address(name: str, *keys: Any, query: str = "") -> str:
    """The address of a page of assistance; empty if there is no such page."""
    try:
        found = reverse(f"assistance:{name}", args=keys)
    except NoReverseMatch:
        return ""
    return f"{found}?{query}" if query else found
