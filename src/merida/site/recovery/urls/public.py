"""Addresses of what everybody may read, of publishing, and of calls for data."""

from __future__ import annotations

from django.urls import URLPattern, path

from merida.site.recovery.views import calls, public

pages: list[URLPattern] = [
    path("public/", public.public, name="public"),
    path("public/<str:state>/", public.public_state, name="public_state"),
    path("public/<str:state>/file", public.public_file, name="public_file"),
    path("publications/<uuid:key>/", public.publication, name="publication"),
    path("publications/<uuid:key>/reply", public.reply, name="reply"),
    path("publications/<uuid:key>/withdraw", public.withdraw, name="withdraw_publication"),
    path("cases/<uuid:key>/publish/", public.publish, name="publish"),
    path("replies/", public.replies, name="replies"),
    path("replies/<uuid:key>/answer", public.answer, name="answer_reply"),
    path("calls/", calls.calls, name="calls"),
    path("calls/open/", calls.open_one, name="open_call"),
    path("calls/<uuid:key>/", calls.call, name="call"),
    path("calls/<uuid:key>/template", calls.template, name="call_template"),
    path("calls/<uuid:key>/answer", calls.answer, name="answer_call"),
    path("calls/<uuid:key>/submissions/<uuid:submission>/share", calls.share, name="share_answer"),
]
