"""Addresses of the pages about persons."""

from __future__ import annotations

from django.urls import path

from merida.site.people import views

app_name = "people"
urlpatterns = [
    path("people/", views.persons, name="persons"),
    path("people/invite", views.invite, name="invite"),
    path("people/organisations", views.add_organisation, name="add_organisation"),
    path("people/invitations/<uuid:key>/withdraw", views.withdraw, name="withdraw"),
    path("people/<uuid:key>/", views.person, name="person"),
    path("people/<uuid:key>/remove", views.remove, name="remove"),
    path("people/memberships/<uuid:key>/end", views.end_membership, name="end_membership"),
    path("people/outbox/", views.outbox, name="outbox"),
    path("tokens/", views.tokens, name="tokens"),
    path("tokens/<uuid:key>/revoke", views.revoke, name="revoke"),
    path("join/<str:secret>/", views.accept, name="accept"),
]
