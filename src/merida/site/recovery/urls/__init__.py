"""Addresses of the pages of recovery, area by area."""

from __future__ import annotations

from django.urls import include, path

from merida.site.recovery.urls import cases, ledger, public, returns

pages = [*cases.pages, *ledger.pages, *returns.pages, *public.pages]

urlpatterns = [path("recovery/", include((pages, "recovery")))]
