"""Addresses of the pages: cases and the log of requests."""

from __future__ import annotations

from django.urls import URLPattern, path

from merida.site.recovery.views import acts, cases, requests

pages: list[URLPattern] = [
    path("", cases.home, name="home"),
    path("cases/", cases.cases, name="cases"),
    path("cases/open/", cases.open_one, name="open_case"),
    path("cases/<uuid:key>/", cases.case, name="case"),
    path("cases/<uuid:key>/file", cases.case_as_file, name="case_file"),
    path("cases/<uuid:key>/events/", cases.case_events, name="case_events"),
    path("cases/<uuid:key>/leave", cases.leave, name="leave"),
    path("cases/<uuid:key>/add/<str:what>/", acts.add, name="add"),
    path("rows/<str:what>/<uuid:key>/", acts.row, name="row"),
    path("requests/", requests.requests, name="requests"),
    path("requests/file", requests.requests_as_file, name="requests_file"),
    path("requests/record/", requests.record, name="record_request"),
    path("requests/<uuid:key>/", requests.one, name="request"),
    path("requests/documents/<uuid:key>/file", requests.file, name="request_file"),
]
