"""Addresses of the pages of focal points: the matrix, institutions, what came in, plans, and the personal link."""

from __future__ import annotations

from django.urls import URLPattern, path

from merida.site.assistance.views import behind_link, institutions, matrix, plans

pages: list[URLPattern] = [
    path("states/<str:state>/", matrix.state, name="state"),
    path("states/<str:state>/matrix", matrix.as_file, name="matrix_file"),
    path("states/<str:state>/update", matrix.update, name="update_file"),
    path("states/<str:state>/assign", matrix.assign, name="assign"),
    path("replies/share", matrix.share, name="share_matrix"),
    path("minister/", matrix.minister, name="minister"),
    path("handover/", matrix.handover, name="handover"),
    path("institutions/", institutions.institutions, name="institutions"),
    path("institutions/letters", institutions.letters, name="letters"),
    path("institutions/upload", institutions.upload, name="upload_replies"),
    path("institutions/<uuid:key>/", institutions.institution, name="institution"),
    path("institutions/<uuid:key>/close", institutions.close, name="close_institution"),
    path("institutions/<uuid:key>/link", institutions.link, name="make_link"),
    path("institutions/<uuid:key>/<str:kind>", institutions.institution_file, name="institution_file"),
    path("links/<uuid:key>/revoke", institutions.revoke, name="revoke_link"),
    path("assignments/<uuid:key>/", institutions.assignment, name="assignment"),
    path("assignments/<uuid:key>/withdraw", institutions.withdraw, name="withdraw_assignment"),
    path("deliveries/<uuid:key>/", institutions.delivery, name="delivery"),
    path("deliveries/<uuid:key>/decline", institutions.decline, name="decline_delivery"),
    path("deliveries/<uuid:key>/file", institutions.delivery_file, name="delivery_file"),
    path("files/<uuid:key>/", institutions.kept_file, name="kept_file"),
    path("answer/<str:secret>/", behind_link.answer, name="answer"),
    path("answer/<str:secret>/<str:kind>", behind_link.answer_sheet, name="answer_sheet"),
    path("plans/", plans.plans, name="plans"),
    path("plans/load", plans.load, name="load_plan"),
    path("plans/<uuid:key>/", plans.plan, name="plan"),
    path("plans/<uuid:key>/roadmap", plans.roadmap, name="roadmap"),
    path("plans/<uuid:key>/file", plans.plan_as_file, name="plan_file"),
    path("plans/<uuid:key>/add", plans.add_item, name="add_item"),
    path("plans/<uuid:key>/rounds", plans.add_round, name="add_round"),
    path("plans/<uuid:key>/share", plans.share, name="share_plan"),
    path("items/<uuid:key>/", plans.item, name="item"),
    path("items/<uuid:key>/change", plans.change_item, name="change_item"),
    path("items/<uuid:key>/remove", plans.remove_item, name="remove_item"),
    path("items/<uuid:key>/move", plans.move_item, name="move_item"),
    path("items/<uuid:key>/report", plans.report, name="report_progress"),
    path("items/<uuid:key>/help", plans.name_help, name="name_help"),
    path("reports/<uuid:key>/verify", plans.verify, name="verify_report"),
    path("rounds/<uuid:key>/remind", plans.remind, name="remind_round"),
]
