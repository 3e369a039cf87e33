"""Pages for what went wrong, in the look. They ask the database nothing: it may be what failed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from merida.site.look.context import look


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return _page(
        request,
        400,
        _("This request could not be understood"),
        _(
            "Something in the address or the form is not as it should be. Go back, check what you entered and send it "
            "again."
        ),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return _page(
        request,
        403,
        _("This is not open to you"),
        _("Your account does not allow this act. If it should, ask the administrator of this installation."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the same words whether it never existed, was removed, or is not for this reader."""
    return _page(
        request,
        404,
        _("Not found"),
        _("There is nothing here that can be shown to you. Check the address, or start from one of the doors above."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    return _page(
        request,
        500,
        _("Something failed on our side"),
        _(
            "What you decided before is kept. Try again in a moment; if it fails again, tell the administrator when it "
            "happened."
        ),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that was open too long, or comes from elsewhere."""
    return _page(
        request,
        403,
        _("This form is no longer valid"),
        _("You may have signed in or out in another window. Go back, load the page again and send the form once more."),
    )


def _page(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    context = {**look(request), "request": request, "status": status, "title": title, "words": words}
    return HttpResponse(render_to_string("look/error.html", context), status=status)
