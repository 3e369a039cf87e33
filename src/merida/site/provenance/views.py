"""The page of the log."""

from __future__ import annotations

from uuid import UUID

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
    lines = selectors.log_before(_key(request.GET.get("before", "")))
    page = {"lines": lines, "more": lines[-1].key if len(lines) == selectors.PAGE else None}
    return render(request, "provenance/log.html", page)


def _key(word: str) -> UUID | None:
    try:
        return UUID(word)
    except ValueError:
        return None
