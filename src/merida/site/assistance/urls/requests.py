"""Addresses of the pages: requests."""

from __future__ import annotations

from django.urls import URLPattern

pages: list[URLPattern] = []
