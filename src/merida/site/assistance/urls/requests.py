"""Addresses of the pages: requests, activities, what a provider needs before a mission and at the end of its year."""

from __future__ import annotations

from django.urls import URLPattern, path

from merida.site.assistance.views import activities, activity_files, provider, requests

pages: list[URLPattern] = [
    path("requests/", requests.listed, name="requests"),
    path("requests/new/", requests.make, name="make_request"),
    path("requests/alerts/", requests.watch, name="watch"),
    path("requests/contact/", requests.contact, name="state_contact"),
    path("requests/<uuid:key>/", requests.one, name="request"),
    path("requests/<uuid:key>/change/", requests.change, name="change_request"),
    path("requests/<uuid:key>/consent/", requests.consent, name="consent"),
    path("requests/<uuid:key>/withdraw/", requests.withdraw, name="withdraw_consent"),
    path("requests/<uuid:key>/close/", requests.close, name="close_request"),
    path("requests/<uuid:key>/contact/erase/", requests.erase, name="erase_contact"),
    path("requests/<uuid:key>/reply/", requests.reply, name="reply"),
    path("activities/", activities.listed, name="activities"),
    path("activities/new/", activities.add, name="add_activity"),
    path("activities/here/", activities.here, name="here"),
    path("activities/iati.xml", activities.iati, name="iati"),
    path("activities/publisher/", activities.publisher, name="publisher"),
    path("activities/load/sheet/", activity_files.empty, name="empty_activities"),
    path("activities/load/", activity_files.hand_in, name="hand_in"),
    path("activities/loads/<uuid:key>/", activity_files.preview, name="load"),
    path("activities/loads/<uuid:key>/accept/", activity_files.accept, name="accept_load"),
    path("activities/loads/<uuid:key>/discard/", activity_files.discard, name="discard_load"),
    path("activities/<uuid:key>/", activities.one, name="activity"),
    path("activities/<uuid:key>/correct/", activities.correct, name="correct_activity"),
    path("activities/<uuid:key>/show/", activities.show, name="show_activity"),
    path("activities/<uuid:key>/take-back/", activities.take_back, name="take_back_activity"),
    path("briefs/", provider.briefs, name="briefs"),
    path("briefs/<str:state>/", provider.brief, name="brief"),
    path("briefs/<str:state>/file/", provider.brief_file, name="brief_file"),
    path("our-year/", provider.own_year, name="own_year"),
]
