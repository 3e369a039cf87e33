"""Every address x role x relation to a restricted report: who gets in, and that outsiders cannot tell it from nothing.

An address that is not in the table fails: whoever adds a page says here who may open it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from merida.site.evidence.models import Finding, SourceDocument, Upload
from merida.site.evidence.services.uploading import Given, add_documents, read_upload
from merida.site.people.asking import acting_as
from merida.site.people.choices import Role
from merida.site.people.models import Organisation, Person, TeamMembership
from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Source

pytestmark = pytest.mark.django_db(transaction=True)

ROLES = frozenset(Role.values)
CODERS = frozenset({Role.ANALYST, Role.SECRETARIAT})
EVERYBODY = ROLES | {"nobody"}
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
REFUSED = (401, 403, 404)
HIDDEN = {"document": ("own", "team"), "finding": ("own", "team"), "review": ("own", "team"), "upload": ("own",)}
"""What a key may stand for, and how one must stand to the report to see it."""
THEIRS = ("account_", "mfa_", "usersessions_")
"""Pages of allauth: about oneself only, tested by it."""
ELSEWHERE = ("assistance:", "recovery:", "api-v1:assistance_", "api-v1:recovery_")
"""Applications whose tests hold tables of their own: `tests/site/<application>/test_*_matrix.py`."""


@dataclass(frozen=True)
class Rule:
    """Who may open an address; `row` is what its key stands for, and `own` adds the originator's focal points."""

    who: frozenset[str] = EVERYBODY
    row: str = ""
    own: frozenset[str] = frozenset()
    post: bool = False


def acts(row: str, who: frozenset[str] = CODERS, own: frozenset[str] = frozenset({Role.FOCAL_POINT})) -> Rule:
    return Rule(who, row, own, post=True)


TABLE = {
    "set_language": Rule(post=True),
    "look:theme": Rule(post=True),
    "people:persons": Rule(ADMINISTRATORS),
    "people:invite": Rule(ADMINISTRATORS, post=True),
    "people:add_organisation": Rule(ADMINISTRATORS, post=True),
    "people:withdraw": Rule(ADMINISTRATORS, "unknown", post=True),
    "people:person": Rule(ADMINISTRATORS, "person"),
    "people:remove": Rule(ADMINISTRATORS, "unknown", post=True),
    "people:end_membership": Rule(ADMINISTRATORS, "unknown", post=True),
    "people:outbox": Rule(ADMINISTRATORS),
    "people:tokens": Rule(ROLES),
    "people:revoke": Rule(ROLES, "unknown", post=True),
    "people:accept": Rule(row="unknown"),
    "provenance:log": Rule(ADMINISTRATORS),
    "api-v1:openapi-json": Rule(),
    "api-v1:openapi-view": Rule(),
    "api-v1:api-root": Rule(row="unknown"),
    "api-v1:documents": Rule(),
    "api-v1:add": Rule(frozenset(), post=True),
    "api-v1:document": Rule(row="document"),
    "api-v1:passages": Rule(row="document"),
    "api-v1:statements": Rule(row="document"),
    "api-v1:figures": Rule(row="document"),
    "api-v1:upload": Rule(row="upload"),
    "api-v1:explore": Rule(),
    "api-v1:search": Rule(),
    "api-v1:reviews": Rule(),
    "api-v1:corpora": Rule(),
    "api-v1:table": Rule(row="unknown"),
    "api-v1:changes": Rule(row="unknown"),
    "api-v1:codelist": Rule(),
    "api-v1:listed": Rule(),
    "api-v1:one": Rule(row="finding"),
    "api-v1:history": Rule(row="finding"),
    "api-v1:confirm": Rule(frozenset(), post=True),
    "api-v1:reject": Rule(frozenset(), post=True),
    "api-v1:undo": Rule(frozenset(), post=True),
    "api-v1:correct": Rule(frozenset(), post=True),
    "evidence:home": Rule(),
    "evidence:documents": Rule(),
    "evidence:confirm_clear": Rule(CODERS, post=True),
    "evidence:add": Rule(CODERS | {Role.FOCAL_POINT}),
    "evidence:upload": Rule(row="upload"),
    "evidence:document": Rule(row="document"),
    "evidence:file": Rule(row="document"),
    "evidence:page_image": Rule(row="unknown"),  # a text has no pages
    "evidence:confirm_versions": acts("document", own=frozenset()),
    "evidence:part": acts("document", own=frozenset()),
    "evidence:join": acts("document", own=frozenset()),
    "evidence:publish": acts("document", frozenset(), ROLES),
    "evidence:apply_change": acts("unknown"),
    "evidence:reject_change": acts("unknown"),
    "evidence:desk": Rule(row="document"),
    "evidence:add_outcome": acts("document"),
    "evidence:merge": acts("document"),
    "evidence:bulk": acts("document"),
    "evidence:explore": Rule(),
    "evidence:heat": Rule(),
    "evidence:search": Rule(),
    "evidence:search_file": Rule(),
    "evidence:suggest_provisions": Rule(),
    "evidence:suggest_states": Rule(),
    "evidence:outcomes": Rule(),
    "evidence:outcomes_file": Rule(),
    "evidence:outcome": Rule(row="finding"),
    "evidence:confirm": acts("finding"),
    "evidence:correct": acts("finding"),
    "evidence:reject": acts("finding"),
    "evidence:undo": acts("finding"),
    "evidence:split": acts("finding"),
    "evidence:reviews": Rule(),
    "evidence:review": Rule(row="review"),
    "evidence:edit_review": acts("review", own=frozenset()),
    "evidence:state": Rule(),
    "evidence:provision": Rule(),
    "evidence:corpora": Rule(),
    "evidence:freeze": Rule(CODERS),
    "evidence:corpus": Rule(row="unknown"),
    "evidence:corpus_cell": Rule(row="unknown"),
    "evidence:corpus_changes": Rule(row="unknown"),
    "evidence:corpus_file": Rule(row="unknown"),
    "evidence:samples": Rule(CODERS | {Role.SECOND_CODER}),
    "evidence:sample": Rule(CODERS, "unknown"),
    "evidence:code_again": Rule(frozenset({Role.SECOND_CODER}), "unknown"),
    "evidence:codebook": Rule(),
    "evidence:codelist": Rule(frozenset({Role.SECRETARIAT, Role.ADMINISTRATOR})),
    "evidence:recode": Rule(CODERS),
    "evidence:recode_one": Rule(CODERS, "unknown", post=True),
}

SENT: dict[str, dict[str, object]] = {
    "evidence:publish": {"audience": "public", "what_for": "publication"},
    "evidence:join": {"leading": "{document}", "relation": "copy"},
    "evidence:bulk": {"what": "document"},
    "evidence:merge": {"outcome": ["{finding}", "{second}"]},
    "evidence:add_outcome": {"passage": "{passage}", "kind": "challenge", "start": "0", "end": "10"},
    "evidence:confirm": {"seen": "{revision}"},
    "evidence:reject": {"seen": "{revision}"},
    "evidence:undo": {"seen": "{revision}"},
    "evidence:correct": {"seen": "{revision}", "kind": "challenge", "provisions": "7(1)"},
    "evidence:split": {"seen": "{revision}", "at": "10", "provisions_1": "8(5)", "provisions_2": "8(5)"},
    "evidence:edit_review": {"stage": "", "source_text": "the cover"},
    "api-v1:confirm": {"seen": 0},
    "api-v1:reject": {"seen": 0},
    "api-v1:undo": {"seen": 0},
    "api-v1:correct": {"seen": 0, "kind": "challenge"},
}
"""What is sent, so that the act itself is reached: what comes of it is undone again."""

REPORT = """United Nations                                    CAC/COSP/IRG/2099/CRP.7

Country review report of Palau

Review by Samoa and Nauru of the implementation by Palau of chapters II and V of the United Nations
Convention against Corruption for the review cycle 2016-2021

2. Chapter II: preventive measures

2.3. Challenges in implementation

• Strengthen the register of interests of public officials (art. 8, para. 5);

• Adopt a policy on gifts (art. 8, para. 5).
"""
_CHANGING = re.compile(
    rb'name="csrfmiddlewaretoken" value="[^"]*"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|PLW|TUV'
)


def addresses(resolver: URLResolver | None = None, before: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """Name and pattern of every address of the site."""
    for entry in (resolver or get_resolver()).url_patterns:
        path = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield f"{space}{entry.name}", path
        else:
            yield from addresses(entry, path, f"{entry.namespace}:" if entry.namespace else space)


OWN = [(name, path) for name, path in addresses() if not name.startswith(THEIRS + ELSEWHERE)]


def test_every_address_is_in_the_table_and_nothing_else_is() -> None:
    assert {name for name, _ in OWN} == set(TABLE)


@dataclass(frozen=True)
class Visitor:
    """Somebody in a role, and how they stand to the report."""

    role: str
    relation: str
    client: Client


@pytest.fixture
def keys(state: Any, person: Any) -> dict[str, Any]:
    """A country report that its State has not published."""
    focal: Person = person("Focal point", "focal_point", state("PLW"))
    with acting_as(focal):
        data = REPORT.encode()
        upload: Upload = add_documents(files=[Given("report.txt", [data], len(data))], by=focal, at=timezone.now())
    read_upload(upload_id=upload.pk, by=focal.pk, jobs=1)
    with acting_as(focal):
        document, source = SourceDocument.objects.get(), Source.objects.get()
        finding, second = Finding.objects.live().filter(kind="challenge").select_related("passage")[:2]
        assert (document.audience, source.audience) == ("review_team", "review_team")
    return {
        "document": document.pk, "finding": finding.pk, "second": second.pk, "upload": upload.pk, "person": focal.pk,
        "team": document.team, "passage": finding.passage.number, "revision": finding.revision,
    }  # fmt: skip


@pytest.fixture
def visitors(keys: dict[str, Any], state: Any, person: Any, secretariat: Organisation) -> list[Visitor]:
    found = [Visitor("nobody", "outsider", Client(raise_request_exception=False))]
    for relation, place in (("own", state("PLW")), ("team", secretariat), ("outsider", state("FJI"))):
        for role in Role.values:
            one: Person = person(f"{relation} {role}", role, place)
            if relation == "team":
                TeamMembership.objects.create(person=one, team=keys["team"], kind="review")
            client = Client(raise_request_exception=False)
            client.force_login(one)
            found.append(Visitor(role, relation, client))
    return found


def asked(visitor: Visitor, name: str, path: str, keys: dict[str, Any]) -> tuple[int, bytes]:
    """What a visitor gets; whatever they did is undone."""
    sent = {field: _with(value, keys) for field, value in SENT.get(name, {}).items()}
    with transaction.atomic():
        if not TABLE[name].post:
            answer = visitor.client.get(path)
        elif name == "api-v1:add":
            answer = visitor.client.post(path, {"files": SimpleUploadedFile("note.txt", b"words")})
        elif name.startswith("api-"):
            answer = visitor.client.post(path, sent, content_type="application/json")
        else:
            answer = visitor.client.post(path, sent)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        transaction.set_rollback(True)
    status = 401 if answer.get("Location", "").startswith("/account/login/") else answer.status_code
    return status, _CHANGING.sub(b"", body)


def _with(value: Any, keys: dict[str, Any]) -> Any:
    if isinstance(value, list):
        return [_with(one, keys) for one in value]
    return value.format(**keys) if isinstance(value, str) else value


def filled(path: str, key: Any, state: str = "PLW") -> str:
    values = {"number": "1", "name": "topics", "state": state, "cycle": "2", "spelling": "8", "secret": "none"}
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(key) if found[1] == "key" else values[found[1]], path)


def wrong(name: str, path: str, visitor: Visitor, keys: dict[str, Any]) -> str:
    """What is wrong with what a visitor gets at an address; empty if nothing is."""
    rule = TABLE[name]
    status, body = asked(visitor, name, filled(path, keys.get(rule.row, new_key())), keys)
    hidden = rule.row in HIDDEN and visitor.relation not in HIDDEN[rule.row]
    if status >= 500:
        return f"fails with {status}"
    if hidden or rule.row == "unknown":
        nothing = asked(visitor, name, filled(path, new_key(), "TUV"), keys)
        if (status, body) != nothing:
            return f"tells a hidden row from none: {status} and {nothing[0]}"
        # Who keeps the register may enter a review that is not there, or that they cannot see, alike.
        enters = rule.row == "review" and visitor.role in rule.who and rule.post
        return "" if status in REFUSED or enters else f"opens what is not there: {status}"
    allowed = visitor.role in rule.who or (visitor.relation == "own" and visitor.role in rule.own)
    if allowed and status in REFUSED:
        return f"is refused: {status}"
    if not allowed and status not in REFUSED:
        return f"gets in: {status}"
    return ""


def test_who_gets_in_where(keys: dict[str, Any], visitors: list[Visitor]) -> None:
    faults = []
    for name, path in OWN:
        for visitor in visitors:
            if not TABLE[name].row and visitor.relation == "team":
                continue  # no row, so no relation to one: two are enough
            cache.clear()
            if fault := wrong(name, path, visitor, keys):
                faults.append(f"{name}: {visitor.role} ({visitor.relation}) {fault}")
    assert not faults, "\n".join(faults)
