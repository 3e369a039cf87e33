"""What views share: who asks, and refusals that become pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from merida.site.people.models import Person
from merida.site.provenance.asking import Asker, current
from merida.site.provenance.refusals import Refusal


def person(request: HttpRequest) -> Person:
    """Who is signed in; acts need somebody."""
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user


def asker(request: HttpRequest) -> Asker:
    """The person as the policies know them."""
    return current()


def act[**P](view: Callable[P, HttpResponseBase]) -> Callable[P, HttpResponseBase]:
    """A view that does something: strangers are asked to sign in, refusals are said where one came from."""

    @wraps(view)
    def run(*args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        request: Any = args[0]
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path() if request.method == "GET" else back(request))
        try:
            return view(*args, **kwargs)
        except Refusal as refusal:
            if request.htmx:
                return HttpResponse(str(refusal), status=422, content_type="text/plain; charset=utf-8")
            messages.error(request, str(refusal))
            return redirect(back(request))

    return run


def back(request: HttpRequest) -> str:
    """Where one came from, if it is here; else the first page."""
    came = request.META.get("HTTP_REFERER", "")
    safe = url_has_allowed_host_and_scheme(came, {request.get_host()}, require_https=request.is_secure())
    return came if safe else "/"


def see_other(url: str) -> HttpResponseRedirect:
    """After an act: to the page that shows what came of it."""
    return HttpResponseRedirect(url, status=303)


class File(Protocol):
    """A file to send: its name, its media type, its bytes."""

    @property
    def name(self) -> str:
        """As it is kept."""

    @property
    def media_type(self) -> str:
        """As it is told."""

    @property
    def data(self) -> bytes:
        """What it holds."""


def sent(file: File) -> HttpResponse:
    """A file as an answer: to keep, not to show."""
    disposition = f'attachment; filename="{file.name}"'
    return HttpResponse(file.data, content_type=file.media_type, headers={"Content-Disposition": disposition})


def number(request: HttpRequest, name: str = "page") -> int:
    """A page number of the address; 1 where it is none."""
    given = request.GET.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 7 else 1
