"""Every address of evidence, for every role and relation: what it answers. An address that is not listed fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from merida.site.evidence.models import Change, Finding, SampledOutcome, SourceDocument, Upload
from merida.site.evidence.services.deciding import confirm_together
from merida.site.evidence.services.freezing import freeze_corpus
from merida.site.evidence.services.sampling import draw_sample
from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person, TeamMembership

pytestmark = pytest.mark.django_db(transaction=True)

CODERS = {"analyst", "secretariat"}
EVERYBODY = {
    "stranger", "reader", "analyst", "second_coder", "secretariat", "administrator", "provider", "case_holder", "left",
    "focal_owner", "focal_other", "team_reader", "team_analyst",
}  # fmt: skip
CAN_SEE_RESTRICTED = {"focal_owner", "team_reader", "team_analyst"}
OF_SECRETARIAT = {"reader", "analyst", "second_coder", "secretariat", "administrator"}
MEMBERS = EVERYBODY - {"stranger", "left"}
DECIDE_PUBLIC = {*CODERS, "team_analyst"}
DECIDE_RESTRICTED = {"focal_owner", "team_analyst"}
REGISTER = {*CODERS, "team_analyst"}
ADD = {*REGISTER, "focal_owner", "focal_other"}

# Name: method, subject, who may (None: whoever sees the subject).
PAGES: dict[str, tuple[str, str, set[str] | None]] = {
    "confirm_clear": ("POST", "", REGISTER),
    "home": ("GET", "", None), "documents": ("GET", "", None), "add": ("GET", "", ADD),
    "upload": ("GET", "upload", None),
    "document": ("GET", "document", None), "file": ("GET", "document", None), "page_image": ("GET", "page", None),
    "desk": ("GET", "document", None), "outcome": ("GET", "outcome", None),
    "confirm_versions": ("POST", "document", REGISTER), "part": ("POST", "document", REGISTER),
    "join": ("POST", "document", None), "publish": ("POST", "document", None),
    "apply_change": ("POST", "change", DECIDE_PUBLIC), "reject_change": ("POST", "change", DECIDE_PUBLIC),
    "add_outcome": ("POST", "passage", DECIDE_PUBLIC), "merge": ("POST", "document", None),
    "bulk": ("POST", "document", DECIDE_PUBLIC), "confirm": ("POST", "outcome", DECIDE_PUBLIC),
    "correct": ("GET", "outcome", None), "reject": ("POST", "outcome", DECIDE_PUBLIC),
    "undo": ("POST", "outcome", DECIDE_PUBLIC), "split": ("GET", "outcome", None),
    "explore": ("GET", "", None), "heat": ("GET", "", None), "outcomes": ("GET", "", None),
    "outcomes_file": ("GET", "", None), "search": ("GET", "", None), "search_file": ("GET", "", None),
    "suggest_provisions": ("GET", "", None), "suggest_states": ("GET", "", None), "reviews": ("GET", "", None),
    "review": ("GET", "review", None), "edit_review": ("POST", "review", REGISTER),
    "state": ("GET", "state", None),
    "provision": ("GET", "provision", None), "corpora": ("GET", "", None), "freeze": ("GET", "", REGISTER),
    "corpus": ("GET", "corpus", None), "corpus_cell": ("GET", "corpus", None),
    "corpus_changes": ("GET", "corpus", None),
    "corpus_file": ("GET", "corpus", None), "samples": ("GET", "", {*REGISTER, "second_coder"}),
    "sample": ("GET", "sample", REGISTER), "code_again": ("GET", "sample", {"second_coder"}),
    "codebook": ("GET", "", None),
    "codelist": ("GET", "list", {"secretariat", "administrator"}), "recode": ("GET", "list", REGISTER),
    "recode_one": ("POST", "recoded", DECIDE_PUBLIC),
}  # fmt: skip
ACTS = {name for name, (method, _subject, may) in PAGES.items() if method == "POST" or may is not None} | {
    "correct", "split",
}  # fmt: skip
API = {
    "documents", "documents/{uuid:key}", "documents/{uuid:key}/passages", "documents/{uuid:key}/statements",
    "documents/{uuid:key}/figures", "uploads/{uuid:key}", "outcomes", "outcomes/{uuid:key}",
    "outcomes/{uuid:key}/history",
    "outcomes/{uuid:key}/confirm", "outcomes/{uuid:key}/reject", "outcomes/{uuid:key}/undo",
    "outcomes/{uuid:key}/correct", "explore", "search", "reviews", "corpora", "corpora/{uuid:key}/table",
    "corpora/{uuid:key}/changes", "lists/{name}",
}  # fmt: skip


LATER = ("api/v1/assistance/", "api/v1/recovery/")


def named(resolver: Any, namespace: str = "") -> Iterator[tuple[str, str]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from named(one, one.namespace or namespace)
        elif isinstance(one, URLPattern) and one.name:
            yield namespace, one.name


def test_every_address_is_listed() -> None:
    found = {name for namespace, name in named(get_resolver()) if namespace == "evidence"}
    assert found == set(PAGES)
    from merida.site.evidence.api import api

    paths = {path.lstrip("/") for path in api.get_openapi_schema()["paths"]}
    assert {one for one in paths if not one.startswith(LATER)} == {f"api/v1/{one}" for one in _plain(API)}


def _plain(paths: set[str]) -> set[str]:
    return {one.replace("uuid:", "") for one in paths}


@pytest.fixture
def people(
    analyst: Person, person: Any, secretariat: Organisation, state: Callable[[str], Organisation]
) -> dict[str, Client]:
    found: dict[str, Person | None] = {"stranger": None, "analyst": analyst}
    for role in ("reader", "second_coder", "secretariat", "administrator"):
        found[role] = person(f"a {role}", role, secretariat)
    found["provider"] = person("a provider", "provider", state("FRA"))
    found["case_holder"] = person("a case holder", "case_holder", state("FRA"))
    found["focal_owner"] = person("the focal point", "focal_point", state("URY"))
    found["focal_other"] = person("another focal point", "focal_point", state("KEN"))
    found["team_reader"] = person("a reviewer", "reader", state("TUV"))
    found["team_analyst"] = person("a reviewing analyst", "analyst", state("TUV"))
    found["left"] = person("who left", is_active=False)
    clients = {}
    for name, one in found.items():
        clients[name] = Client()
        clients[name].person = one  # type: ignore[attr-defined]
        if one is not None:
            clients[name].force_login(one)
    return clients


@pytest.fixture
def subjects(people: dict[str, Client], taken_in: Any, analyst: Person) -> dict[str, dict[str, list[Any]]]:
    focal: Person = people["focal_owner"].person  # type: ignore[attr-defined]
    from tests.site.evidence.test_counting_once import own

    taken_in(analyst, ["summary2-en.pdf", own("corrigendum.txt")])
    taken_in(focal, ["summary2-es.pdf"], kind="country_report")
    with acting_as(focal):
        report = SourceDocument.objects.get(state="URY")
        for name in ("team_reader", "team_analyst"):
            member = people[name].person  # type: ignore[attr-defined]
            TeamMembership.objects.create(person=member, team=report.team, kind="review")
        restricted = _of(report)
    with acting_as(analyst):
        public = _of(SourceDocument.objects.get(state="PLW"))
        public["change"] = [Change.objects.get().pk]
        held = Finding.objects.live().filter(counted=True)[:3]
        confirm_together(rows=held, by=analyst, at=timezone.now())
        public["outcome"] = [held[0].pk]
        public["corpus"] = [freeze_corpus(name="x", frozen_on=date(2099, 1, 1), by=analyst, at=timezone.now()).pk]
        public["sample"] = [draw_sample(name="x", size=2, seed="1", by=analyst, at=timezone.now()).pk]
        assert SampledOutcome.objects.exists()
    return {"public": public, "restricted": restricted}


def _of(document: SourceDocument) -> dict[str, list[Any]]:
    outcome = Finding.objects.live().filter(document=document).order_by("id").first()
    upload = Upload.objects.filter(items__document=document).first()
    assert outcome and upload
    return {
        "document": [document.pk], "page": [document.pk, 1], "passage": [document.pk], "outcome": [outcome.pk],
        "upload": [upload.pk], "review": [document.state, document.cycle], "state": [document.state],
        "provision": ["9"],
        "list": ["topics"], "recoded": ["topics", outcome.pk], "": [],
    }  # fmt: skip


def ask(client: Client, method: str, address: str, **data: Any) -> int:
    """The status, and nothing of what it did stays."""
    with transaction.atomic():
        call = client.post if method == "POST" else client.get
        status = call(address, data or None).status_code
        transaction.set_rollback(True)
    return int(status)


@pytest.mark.parametrize("kept", ["public", "restricted"])
def test_each_address_answers_each_person_as_it_should(
    people: dict[str, Client], subjects: dict[str, dict[str, list[Any]]], kept: str
) -> None:
    wrong = []
    for name, (method, subject, may) in PAGES.items():
        if subject not in subjects[kept] or (kept == "restricted" and subject in ("", "state", "provision", "list")):
            continue
        if kept == "restricted" and name == "edit_review":
            continue  # a public row of the register, whoever holds which documents
        address = reverse(f"evidence:{name}", args=subjects[kept][subject])
        sees = _who_sees(subject, kept)
        allowed = may
        if may is DECIDE_PUBLIC and kept == "restricted":
            allowed = DECIDE_RESTRICTED
        if may is REGISTER and kept == "restricted":
            allowed = {"team_analyst"}
        for who, client in people.items():
            data = (
                {"seen": "1", "passage": "5", "start": "0", "end": "9", "kind": "challenge"} if method == "POST" else {}
            )
            status = ask(client, method, address, **data)
            if name in ACTS and who in ("stranger", "left"):
                expected = {302}
            elif who not in sees:  # refused for the role alone says nothing of what exists
                expected = {404} if allowed is None or who in allowed else {403, 404}
            elif allowed is not None and who not in allowed:
                expected = {403, 404} if who not in sees else {403}
            else:
                expected = {200, 302, 303}
            if name in ("publish", "join") and who in sees and status == 303:
                continue
            if status not in expected:
                wrong.append((kept, name, who, status, sorted(expected)))
    assert not wrong


def _who_sees(subject: str, kept: str) -> set[str]:
    if subject in ("upload",):
        return {"focal_owner"} if kept == "restricted" else OF_SECRETARIAT
    if subject == "corpus":
        return MEMBERS
    if subject == "sample":
        return OF_SECRETARIAT
    return CAN_SEE_RESTRICTED if kept == "restricted" else EVERYBODY


def test_programs_get_what_their_persons_may_see(
    people: dict[str, Client], subjects: dict[str, dict[str, list[Any]]]
) -> None:
    for path in _plain(API):
        for kept in ("public", "restricted"):
            kind = path.split("/")[0].rstrip("s")
            key = subjects[kept].get({"corpora": "corpus"}.get(kind, kind), [uuid4()])[0]
            address = "/api/v1/" + path.replace("{key}", str(key)).replace("{name}", "topics")
            if path.rpartition("/")[2] in ("confirm", "reject", "undo", "correct"):
                for client in people.values():
                    answer = client.post(address, {"seen": 0, "kind": "challenge"}, content_type="application/json")
                    assert answer.status_code == 401, address
                continue
            for who, client in people.items():
                status = ask(client, "GET", address + ("?q=law" if path == "search" else ""))
                sees = "{key}" not in path or who in _who_sees(_subject(path), kept)
                if path.startswith("corpora/") and kept == "restricted":
                    sees = False
                assert status == (200 if sees else 404), (address, who, kept)


def _subject(path: str) -> str:
    first = path.split("/", maxsplit=1)[0]
    return {"documents": "document", "uploads": "upload", "outcomes": "outcome", "corpora": "corpus"}[first]
