"""What evidence adds to the interface: an outcome that somebody decided meanwhile comes with their decision."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from merida.site.evidence.selectors.files import finding_line
from merida.site.evidence.selectors.outcomes import lines_of
from merida.site.evidence.services.deciding import DecidedMeanwhile
from merida.site.people.interface import api, problem
from merida.site.provenance.asking import current


@api.exception_handler(DecidedMeanwhile)
def _decided(request: HttpRequest, error: Any) -> HttpResponse:
    standing = finding_line(lines_of([error.row], current())[0])
    return problem(request, 409, "decided_meanwhile", str(error), outcome=standing)
