"""Addresses of the pages of evidence."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import RedirectView

from merida.site.evidence.api import api
from merida.site.evidence.views import coding, corpora, documents, exploring, outcomes, reviews, searching

pages = [
    path("", RedirectView.as_view(pattern_name="evidence:documents"), name="home"),
    path("documents/", documents.documents, name="documents"),
    path("documents/confirm-clear", outcomes.confirm_clear, name="confirm_clear"),
    path("documents/add/", documents.add, name="add"),
    path("documents/uploads/<uuid:key>/", documents.upload, name="upload"),
    path("documents/<uuid:key>/", documents.document, name="document"),
    path("documents/<uuid:key>/file", documents.file, name="file"),
    path("documents/<uuid:key>/pages/<int:number>.png", documents.page_image, name="page_image"),
    path("documents/<uuid:key>/versions/confirm", documents.confirm, name="confirm_versions"),
    path("documents/<uuid:key>/part", documents.part, name="part"),
    path("documents/<uuid:key>/join", documents.join, name="join"),
    path("documents/<uuid:key>/publish", documents.publish, name="publish"),
    path("changes/<uuid:key>/apply", documents.decide_change, {"applied": True}, name="apply_change"),
    path("changes/<uuid:key>/reject", documents.decide_change, {"applied": False}, name="reject_change"),
    path("documents/<uuid:key>/desk/", outcomes.desk, name="desk"),
    path("documents/<uuid:key>/desk/add", outcomes.add, name="add_outcome"),
    path("documents/<uuid:key>/desk/merge", outcomes.merge, name="merge"),
    path("documents/<uuid:key>/desk/bulk", outcomes.bulk, name="bulk"),
    path("explore/", exploring.explore, name="explore"),
    path("explore/heat/", exploring.heat, name="heat"),
    path("search/", searching.search, name="search"),
    path("search/file", searching.search_as_file, name="search_file"),
    path("suggest/provisions", searching.provisions, name="suggest_provisions"),
    path("suggest/states", searching.states, name="suggest_states"),
    path("outcomes/", exploring.outcomes, name="outcomes"),
    path("outcomes/file", exploring.outcomes_as_file, name="outcomes_file"),
    path("outcomes/<uuid:key>/", outcomes.outcome, name="outcome"),
    path("outcomes/<uuid:key>/confirm", outcomes.confirm, name="confirm"),
    path("outcomes/<uuid:key>/correct", outcomes.correct, name="correct"),
    path("outcomes/<uuid:key>/reject", outcomes.reject, name="reject"),
    path("outcomes/<uuid:key>/undo", outcomes.undo, name="undo"),
    path("outcomes/<uuid:key>/split", outcomes.split, name="split"),
    path("reviews/", reviews.reviews, name="reviews"),
    path("reviews/<str:state>/<int:cycle>/", reviews.review, name="review"),
    path("reviews/<str:state>/<int:cycle>/edit", reviews.edit, name="edit_review"),
    path("states/<str:state>/", reviews.state, name="state"),
    path("provisions/<str:spelling>/", reviews.provision, name="provision"),
    path("corpora/", corpora.corpora, name="corpora"),
    path("corpora/freeze/", corpora.freeze, name="freeze"),
    path("corpora/<uuid:key>/", corpora.corpus, name="corpus"),
    path("corpora/<uuid:key>/outcomes/", corpora.cell, name="corpus_cell"),
    path("corpora/<uuid:key>/changes/", corpora.changes, name="corpus_changes"),
    path("corpora/<uuid:key>/file", corpora.as_file, name="corpus_file"),
    path("samples/", coding.samples, name="samples"),
    path("samples/<uuid:key>/", coding.sample, name="sample"),
    path("samples/<uuid:key>/code/", coding.again, name="code_again"),
    path("codebook/", coding.codebook, name="codebook"),
    path("codebook/<str:name>/", coding.codelist, name="codelist"),
    path("codebook/<str:name>/recode/", coding.recode, name="recode"),
    path("codebook/<str:name>/recode/<uuid:key>", coding.recode_one, name="recode_one"),
]

urlpatterns = [path("api/v1/", api.urls), path("", include((pages, "evidence")))]
