"""The theme a reader chose: light, dark, or the device's. Kept in a cookie, so that it works without JavaScript."""

from __future__ import annotations

from typing import Literal

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

type Theme = Literal["light", "dark", "device"]
THEMES: tuple[Theme, ...] = ("device", "light", "dark")
COOKIE = "theme"
A_YEAR = 365 * 24 * 3600


def theme_of(request: HttpRequest) -> Theme:
    """The theme in the cookie; anything unknown is the device's."""
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in THEMES else "device"


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Keeps the choice and goes back to the page it was made on."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        response.set_cookie(COOKIE, chosen, max_age=A_YEAR, samesite="Lax", secure=request.is_secure(), httponly=True)
    return response
