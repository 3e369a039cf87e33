"""The programming interface itself: who may ask, scopes of tokens, one shape of error; applications add to it."""

from __future__ import annotations

import base64
import binascii
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Field, NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from merida.site.people.choices import Scope
from merida.site.provenance.refusals import Refusal

MOST = 200


class Said(Schema):
    """What went wrong."""

    code: str = Field(
        description="For programs: not_found, forbidden, unauthorized, invalid, refused, decided_meanwhile."
    )
    message: str = Field(description="For people: one sentence.")


class ErrorOut(Schema):
    """The one shape of every error."""

    error: Said
    outcome: dict[str, Any] | None = Field(None, description="With decided_meanwhile: the outcome as it stands.")


class PageOut(Schema):
    """A page of a list: `next` is the cursor of the page after it, null on the last."""

    items: list[dict[str, Any]]
    next: str | None


ERRORS = {400: ErrorOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 422: ErrorOut}

api = NinjaAPI(
    title="Merida",
    version="1",
    urls_namespace="api-v1",
    description="Documents of the Convention against Corruption, what they say, and what was decided. Reading what is "
    "public needs no token; everything else needs `Authorization: Bearer merida_…` with the scope that it names.",
)


def may(request: HttpRequest, scope: Scope) -> None:
    """Refuse a token without the scope; acts need a token, so that no page of another site can act for a reader."""
    token = getattr(request, "token", None)
    if token is None and request.headers.get("Authorization"):
        raise AuthenticationError
    if token is None and scope != Scope.READ:
        raise AuthenticationError
    if token is not None and scope not in token.scopes:
        raise HttpError(403, _("This token has not the scope %(scope)s; make one that has.") % {"scope": scope.value})


def after(cursor: str | None) -> UUID | None:
    """The key in a cursor."""
    if not cursor:
        return None
    try:
        return UUID(bytes=base64.urlsafe_b64decode(cursor + "=="))
    except (ValueError, binascii.Error):
        raise HttpError(400, _("This cursor is none of ours; begin without one.")) from None


def page_of(rows: QuerySet[Any], cursor: str | None, limit: int) -> tuple[list[Any], str | None]:
    """Rows in the order of their keys after the cursor, and the cursor of the next page."""
    limit = max(1, min(limit, MOST))
    past = after(cursor)
    if past is not None:
        rows = rows.filter(pk__gt=past)
    found = list(rows.order_by("pk")[: limit + 1])
    more = len(found) > limit
    found = found[:limit]
    return found, base64.urlsafe_b64encode(found[-1].pk.bytes).decode().rstrip("=") if more else None


def part_of(rows: QuerySet[Any], cursor: str | None, limit: int) -> tuple[list[Any], str | None]:
    """Rows of one document, whose order never changes: the cursor is how many were given."""
    past = int(cursor) if cursor and cursor.isdecimal() and len(cursor) < 9 else 0
    limit = max(1, min(limit, MOST))
    found = list(rows[past : past + limit + 1])
    return found[:limit], str(past + limit) if len(found) > limit else None


def problem(request: HttpRequest, status: int, code: str, message: str, **more: Any) -> HttpResponse:
    """An error in its one shape."""
    return api.create_response(request, {"error": {"code": code, "message": message}, **more}, status=status)


@api.exception_handler(AuthenticationError)
def _unknown(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(request, 401, "unauthorized", _("Send a token that is valid: Authorization: Bearer merida_…"))


@api.exception_handler(PermissionDenied)
def _forbidden(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(request, 403, "forbidden", str(error) or _("You may not do this."))


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(request, 404, "not_found", _("Not found."))


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: Any) -> HttpResponse:
    first = error.errors[0] if error.errors else {}
    place = ".".join(str(part) for part in first.get("loc", ())[1:])
    return problem(request, 422, "invalid", f"{place}: {first.get('msg', '')}")


@api.exception_handler(HttpError)
def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    codes = {400: "invalid", 401: "unauthorized", 403: "forbidden", 404: "not_found"}
    return problem(request, error.status_code, codes.get(error.status_code, "refused"), str(error))


@api.exception_handler(Refusal)
def _refusal(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(request, 422, "refused", str(error))
