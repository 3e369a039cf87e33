"""The programming interface: tokens with scopes, one shape of error, cursors, JSON as on the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from merida.finding.find import find
from merida.finding.lines import line_of
from merida.reading.lines import passage_lines
from merida.reading.read import read
from merida.site.evidence.services.uploading import read_upload
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.people.services.tokens import make_token, revoke_token
from tests.site.evidence.conftest import SAMPLES

pytestmark = pytest.mark.django_db(transaction=True)
Take = Callable[..., Any]


@pytest.fixture
def key(analyst: Person) -> Callable[..., dict[str, str]]:
    def make(*scopes: str) -> dict[str, str]:
        with acting_as(analyst):
            _token, secret = make_token(person=analyst, name="test", scopes=scopes, by=analyst, at=timezone.now())
        return {"Authorization": f"Bearer {secret}"}

    return make


def test_outcomes_come_in_cursor_pages_as_the_command_line_prints_them(
    analyst: Person, taken_in: Take, client: Client, key: Any
) -> None:
    taken_in(analyst, ["summary2-en.docx"])
    found, cursor = [], ""
    while True:
        page = client.get("/api/v1/outcomes", {"cursor": cursor, "limit": 20}, headers=key("read")).json()
        found += page["items"]
        cursor = page["next"]
        if not cursor:
            break
    assert len(found) == page["total"] == len({one["id"] for one in found})
    extracts = find(read(SAMPLES / "summary2-en.docx"))
    printed = {one.passage + one.text: line_of(one) for one in extracts.findings if not one.none_identified}
    assert len(printed) == len(found)
    for one in found:
        line = printed[one["passage"] + one["text"]]
        assert {name: one[name] for name in line if name != "none_identified"} == line


def test_passages_are_the_lines_of_merida_read(analyst: Person, taken_in: Take, client: Client, key: Any) -> None:
    taken_in(analyst, ["summary2-fr.pdf"])
    (document,) = client.get("/api/v1/documents", headers=key("read")).json()["items"]
    assert (document["state"], document["cycle"], document["kind"]) == ("MUS", 2, "executive_summary")
    items = client.get(f"/api/v1/documents/{document['id']}/passages", {"limit": 200}, headers=key("read")).json()[
        "items"
    ]
    printed = list(passage_lines(read(SAMPLES / "summary2-fr.pdf")))
    assert [one["text"] for one in items] == [one["text"] for one in printed]
    assert items[40] == {name: printed[40][name] for name in items[40]}


def test_a_decision_needs_the_scope_and_what_was_seen(
    analyst: Person, taken_in: Take, client: Client, key: Any
) -> None:
    taken_in(analyst, ["summary2-en.docx"])
    one = client.get("/api/v1/outcomes", {"kind": "challenge"}, headers=key("read")).json()["items"][0]
    address = f"/api/v1/outcomes/{one['id']}/confirm"

    def send(headers: dict[str, str], seen: int = 0, to: str = address, **more: Any) -> Any:
        return client.post(to, {"seen": seen, **more}, content_type="application/json", headers=headers)

    assert send(key("read")).json()["error"]["code"] == "forbidden"
    assert send({}).json()["error"]["code"] == "unauthorized"
    assert send({"Authorization": "Bearer merida_wrong"}).status_code == 401
    done = send(key("decide"))
    assert (done.status_code, done.json()["status"], done.json()["revision"]) == (200, "confirmed", 1)
    late = send(key("decide"))
    assert late.status_code == 409
    assert (late.json()["error"]["code"], late.json()["outcome"]["revision"]) == ("decided_meanwhile", 1)
    correct = address.replace("confirm", "correct")
    wrong = send(key("decide"), 1, correct, kind="challenge", provisions=["99"])
    assert wrong.status_code == 422 and "no provision" in wrong.json()["error"]["message"]
    made = send(key("decide"), 1, correct, kind="challenge", provisions=["12"]).json()
    assert (made["provisions"], made["status"]) == (["12"], "corrected")
    history = client.get(f"/api/v1/outcomes/{made['id']}/history", headers=key("read")).json()
    assert [line["act"] for line in history["decisions"]] == ["confirm_finding", "correct_finding"]


def test_documents_are_added_and_a_revoked_token_ends(analyst: Person, client: Client, key: Any) -> None:
    file = SimpleUploadedFile("summary.docx", (SAMPLES / "summary2-zh.docx").read_bytes())
    answer = client.post("/api/v1/documents", {"files": file}, headers=key("upload", "read"))
    assert answer.status_code == 202 and answer.json()["waiting"] == 1
    read_upload(upload_id=UUID(answer.json()["id"]), by=analyst.pk)
    with acting_as(analyst):
        token, secret = make_token(person=analyst, name="x", scopes=["read"], by=analyst, at=timezone.now())
    headers = {"Authorization": f"Bearer {secret}"}
    (item,) = client.get(f"/api/v1/uploads/{answer.json()['id']}", headers=headers).json()["items"]
    assert item["reading"] == "read"
    with acting_as(analyst):
        revoke_token(token=token, by=analyst, at=timezone.now())
    assert client.get("/api/v1/documents", headers=headers).status_code == 401


def test_everything_else_answers_and_errors_have_one_shape(
    analyst: Person, taken_in: Take, client: Client, key: Any
) -> None:
    taken_in(analyst, ["summary2-es.docx", "session-report-en.docx"])
    headers = key("read")
    for address in (
        "explore?by=kind", "explore", "search?q=ley", "reviews", "reviews?state=ury", "corpora", "lists/topics",
        "openapi.json",
    ):  # fmt: skip
        assert client.get(f"/api/v1/{address}", headers=headers).status_code == 200, address
    nowhere = "00000000-0000-7000-8000-000000000000"
    for address in (f"documents/{nowhere}", f"outcomes/{nowhere}", f"corpora/{nowhere}/table", "lists/secrets"):
        answer = client.get(f"/api/v1/{address}", headers=headers)
        assert (answer.status_code, set(answer.json())) == (404, {"error"})
    assert client.get("/api/v1/search", headers=headers).json()["error"]["code"] == "invalid"
    assert client.get("/api/v1/outcomes?cursor=nonsense!", headers=headers).json()["error"]["code"] == "invalid"
    report = client.get("/api/v1/documents?kind=session_report", headers=headers).json()["items"][0]
    for what in ("statements", "figures"):
        assert client.get(f"/api/v1/documents/{report['id']}/{what}", headers=headers).json()["items"]
