"""Addresses of the pages of assistance, area by area."""

from __future__ import annotations

from django.urls import include, path

from merida.site.assistance.urls import plans, requests, secretariat

pages = [*plans.pages, *requests.pages, *secretariat.pages]

urlpatterns = [path("assistance/", include((pages, "assistance")))]
