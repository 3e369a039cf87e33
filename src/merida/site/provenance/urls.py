"""Addresses of the pages of provenance."""

from __future__ import annotations

from django.urls import path

from merida.site.provenance import views

app_name = "provenance"
urlpatterns = [path("log/", views.log, name="log")]
