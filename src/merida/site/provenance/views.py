"""The page of the log."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from merida.site.provenance import selectors
from merida.site.provenance.asking import current
from merida.site.provenance.permissions import can_read_log


@login_required
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Who did what when: keys and acts, no content."""
    if not can_read_log(current()):
        raise PermissionDenied
    before = request.GET.get("before", "")
    lines = selectors.log_before(int(before) if before.isdecimal() and len(before) < 19 else None)
    page = {"lines": lines, "more": lines[-1].number if len(lines) == selectors.PAGE else None}
    return render(request, "provenance/log.html", page)
