"""Addresses of the pages: secretariat."""

from __future__ import annotations

from django.urls import URLPattern, path

from merida.site.assistance.views import grid, home, importing, indicators, initiatives, matches, programmes

pages: list[URLPattern] = [
    path("", home.home, name="home"),
    path("queue/", matches.queue, name="queue"),
    path("queue/ask/", matches.ask, name="ask"),
    path("pairs/<uuid:key>/", matches.pair, name="pair"),
    path("pairs/<uuid:key>/undo/", matches.undo_decided, name="undo_pair"),
    path("matches/", matches.matches, name="matches"),
    path("matches/new/", matches.by_hand, name="match_by_hand"),
    path("matches/<uuid:key>/", matches.match, name="match"),
    path("matches/<uuid:key>/step/", matches.step, name="match_step"),
    path("matches/<uuid:key>/undo/", matches.undo, name="undo_match"),
    path("grid/", grid.grid, name="grid"),
    path("grid/cell/", grid.cell, name="grid_cell"),
    path("year/", indicators.this_year, name="year"),
    path("year/supply/", indicators.supply, name="supply"),
    path("year/<int:year>/", indicators.indicators, name="indicators"),
    path("year/<int:year>/file/", indicators.as_file, name="indicators_file"),
    path("year/<int:year>/<slug:key>/", indicators.records, name="indicator_records"),
    path("engagements/", programmes.engagements, name="engagements"),
    path("engagements/<uuid:key>/", programmes.engagement, name="engagement"),
    path("engagements/<uuid:key>/results/", programmes.result, name="result"),
    path("results/<uuid:key>/take-back/", programmes.take_result_back, name="take_result_back"),
    path("trainings/", programmes.trainings, name="trainings"),
    path("trainings/<uuid:key>/", programmes.training, name="training"),
    path("trainings/<uuid:key>/participants/", programmes.participants, name="participants"),
    path("trainings/forget/", programmes.forget, name="forget"),
    path("follow-ups/", programmes.follow_ups, name="follow_ups"),
    path("follow-ups/<uuid:key>/", programmes.follow_up, name="follow_up"),
    path("initiatives/", initiatives.initiatives, name="initiatives"),
    path("initiatives/<uuid:key>/", initiatives.initiative, name="initiative"),
    path("initiatives/<uuid:key>/priorities/", initiatives.priority, name="priority"),
    path("initiatives/<uuid:key>/steps/", initiatives.step, name="step"),
    path("initiatives/<uuid:key>/<str:state>/", initiatives.member, name="initiative_member"),
    path("steps/<uuid:key>/", initiatives.move_step, name="move_step"),
    path("record/<str:what>/", programmes.record, name="record"),
    path("record/<str:what>/<uuid:key>/", programmes.change, name="change"),
    path("record/<str:what>/<uuid:key>/withdraw/", programmes.withdraw, name="withdraw"),
    path("import/<str:what>/", importing.hand_in, name="import"),
    path("import/<str:what>/sheet/", importing.empty_sheet, name="empty_sheet"),
    path("import/<str:what>/<uuid:key>/", importing.look, name="import_preview"),
]
