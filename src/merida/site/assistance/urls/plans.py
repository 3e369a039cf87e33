"""Addresses of the pages: plans."""

from __future__ import annotations

from django.urls import URLPattern

pages: list[URLPattern] = []
