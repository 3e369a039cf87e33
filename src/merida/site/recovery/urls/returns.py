"""Addresses of the pages: article 57, steps and use of a case, agreements."""

from __future__ import annotations

from django.urls import URLPattern, path

from merida.site.recovery.views import agreements, returns

pages: list[URLPattern] = [
    path("cases/<uuid:key>/article-57/", returns.article57, name="article57"),
    path("cases/<uuid:key>/article-57/file", returns.article57_as_file, name="article57_file"),
    path("cases/<uuid:key>/article-57/add/", returns.add_position, name="add_position"),
    path("positions/<uuid:key>/take-back", returns.take_position_back, name="take_back_position"),
    path("cases/<uuid:key>/costs/add/", returns.add_cost, name="add_cost"),
    path("cases/<uuid:key>/steps/", returns.return_steps, name="return_steps"),
    path("cases/<uuid:key>/use/", returns.use, name="use"),
    path("cases/<uuid:key>/use/file", returns.use_as_file, name="use_file"),
    path("cases/<uuid:key>/use/add/", returns.add_use, name="add_use"),
    path("use/<uuid:key>/correct/", returns.correct, name="correct_use"),
    path("use/<uuid:key>/take-back", returns.take_use_back, name="take_back_use"),
    path("use/<uuid:key>/report/", returns.report, name="report_on_use"),
    path("cases/<uuid:key>/agreements/add/", agreements.add, name="add_case_agreement"),
    path("cases/<uuid:key>/agreements/link/", agreements.link, name="link_agreement"),
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/add/", agreements.add, name="add_agreement"),
    path("agreements/compare/", agreements.compare, name="compare_agreements"),
    path("agreements/<uuid:key>/", agreements.agreement, name="agreement"),
    path("agreements/<uuid:key>/amend/", agreements.amend, name="amend_agreement"),
    path("agreements/<uuid:key>/publish", agreements.publish, name="publish_agreement"),
    path("agreements/<uuid:key>/not-applicable", agreements.not_applicable, name="not_applicable"),
]
