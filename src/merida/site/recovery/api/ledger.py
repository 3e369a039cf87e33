"""Volumes and the events behind them for programs: what one may see, as the pages have it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja.errors import HttpError

from merida.site.people.choices import Scope
from merida.site.people.interface import ERRORS, api, may
from merida.site.provenance.asking import current
from merida.site.recovery.selectors.asked import Asked, asked_for
from merida.site.recovery.selectors.volumes_files import volume_lines
from merida.site.recovery.selectors.volumes_page import found_for

ANY = {200: dict, **ERRORS}


@api.get(
    "/recovery/volumes", response=ANY, tags=["recovery"], summary="Volumes of one stage", url_name="recovery_volumes"
)
def volumes(
    request: HttpRequest, stage: str, by: str = "", status: str = "done", currency: str = "", as_of: str = "",
    known_on: str = "", year: str = "", origin: str = "", location: str = "", jurisdiction: str = "",
    recipient: str = "", region: str = "", ground: str = "", route: str = "", disposal: str = "", form: str = "",
    asset_type: str = "", qualifier: str = "", unit: str = "", cluster: str = "",
) -> dict[str, Any]:  # fmt: skip
    """Amounts are decimal strings in their own unit, then converted; "not disclosed" is counted, never zero."""
    may(request, Scope.READ)
    asked = _asked(request)
    question, *rows, total = volume_lines(found_for(asked=asked, seen_by=current(), language="en"))
    return {"question": question, "rows": rows, "total": total}


def _asked(request: HttpRequest) -> Asked:
    try:
        return asked_for(request.GET.dict())
    except ValueError as problem:
        raise HttpError(400, str(problem)) from None
