"""The addresses of the site: each application brings its own `urls` and, for programs, its own `api`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from django.urls import URLPattern, URLResolver, include, path

from merida.site.settings.apps import HOUSE

_FOLDER = Path(__file__).resolve().parent.parent

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("allauth.urls")),
    path("language/", include("django.conf.urls.i18n")),
    *(
        path("", include(f"merida.site.{name}.urls"))
        for name in HOUSE
        if (_FOLDER / name / "urls.py").is_file() and (_FOLDER / name / "apps.py").is_file()
    ),
]

if (_FOLDER / "look" / "errors.py").is_file():
    _errors = import_module("merida.site.look.errors")
    handler400, handler403 = _errors.bad_request, _errors.forbidden
    handler404, handler500 = _errors.not_found, _errors.server_error
