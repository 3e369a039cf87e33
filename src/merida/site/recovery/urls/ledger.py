"""Addresses of the pages: volumes, files of events, suspicions."""

from __future__ import annotations

from django.urls import URLPattern, path

from merida.site.recovery.views import ledger

pages: list[URLPattern] = [
    path("volumes/", ledger.volumes, name="volumes"),
    path("volumes/events/", ledger.volume_events, name="volume_events"),
    path("volumes/file", ledger.volumes_as_file, name="volumes_file"),
    path("loads/", ledger.loads, name="loads"),
    path("loads/<uuid:key>/", ledger.load, name="load"),
    path("loads/<uuid:key>/accept", ledger.accept, name="accept_load"),
    path("suspicions/", ledger.suspicions, name="suspicions"),
    path("suspicions/<uuid:key>/decide", ledger.decide, name="decide_suspicion"),
]
