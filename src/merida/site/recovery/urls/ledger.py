"""Addresses of the pages: ledger."""

from __future__ import annotations

from django.urls import URLPattern

pages: list[URLPattern] = []
