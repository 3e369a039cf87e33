"""The addresses of the site: each application brings its own `urls` and, for programs, its own `api`."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from django.urls import URLPattern, URLResolver, include, path

from merida.site.settings.apps import HOUSE

_FOLDER = Path(__file__).resolve().parent.parent

for _name in HOUSE:  # operations of the programming interface are added before its addresses are made
    if find_spec(f"merida.site.{_name}") and find_spec(f"merida.site.{_name}.api"):
        import_module(f"merida.site.{_name}.api")

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("allauth.urls")),
    path("language/", include("django.conf.urls.i18n")),
    *(
        path("", include(f"merida.site.{name}.urls"))
        for name in HOUSE
        if find_spec(f"merida.site.{name}") and find_spec(f"merida.site.{name}.urls")
    ),
]

if (_FOLDER / "look" / "errors.py").is_file():
    _errors = import_module("merida.site.look.errors")
    handler400, handler403 = _errors.bad_request, _errors.forbidden
    handler404, handler500 = _errors.not_found, _errors.server_error
