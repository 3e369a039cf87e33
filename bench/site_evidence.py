"""How fast the pages of evidence are with 100,000 outcomes and 100,000 passages, and how fast documents come in.

python -m bench.site_evidence pages [--outcomes 100000] [--rounds 5]
python -m bench.site_evidence reading [--documents 400]
python -m bench.site_evidence deciding [--people 20] [--each 10]
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

EACH, TEMPLATES = 250, 16
LANGUAGES = ("en", "en", "en", "fr", "es", "ru", "ar", "zh")
SAMPLES = Path(__file__).parent.parent / "tests/golden/documents"
PAGES = (
    "/explore/", "/explore/?by=state", "/explore/?by=kind&provision=57", "/explore/?by=topic&cycle=2",
    "/explore/?by=group&kind=challenge", "/explore/?by=category&kind=assistance_need", "/explore/heat/",
    "/explore/heat/?kind=challenge", "/outcomes/?provision=9&kind=challenge", "/outcomes/?state=KEN&page=2",
    "/states/KEN/", "/states/FRA/", "/provisions/57/", "/provisions/57(3)(a)/", "/provisions/ch.II/", "/reviews/",
    "/search/?q=procurement", "/search/?q=%22asset+recovery%22", "/search/?q=corruption+NOT+police",
    "/search/?q=confiscation+OR+seizure&language=en", "/search/?q=law", "/documents/",
)  # fmt: skip


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("pages", "reading", "deciding"))
    parser.add_argument("--outcomes", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--each", type=int, default=10)
    asked = parser.parse_args()
    with installation() as analyst:
        {"pages": pages, "reading": reading, "deciding": deciding}[asked.what](analyst, asked)


@contextmanager
def installation() -> Iterator[Any]:
    """A new installation in a temporary folder, with an analyst."""
    with tempfile.TemporaryDirectory(prefix="merida-bench-", dir="/tmp") as folder:
        os.environ["MERIDA_DATA"] = folder
        os.environ["MERIDA_UPLOAD_MEGABYTES"] = "1000"
        from merida.site.server.starting import site  # slow

        with site(lasting=False):
            from merida.site.server.migrating import migrate  # slow

            migrate(verbosity=0)
            from merida.site.people.models import Membership, Organisation, Person  # slow

            secretariat = Organisation.objects.create(name="Secretariat", kind="secretariat")
            analyst = Person.objects.create_user("amina@example.org", "a long enough password", name="Amina")
            Membership.objects.create(person=analyst, organisation=secretariat, role="analyst")
            yield analyst


def pages(analyst: Any, asked: argparse.Namespace) -> None:
    """Each page asked for by the analyst and by a stranger, in the server."""
    from django.test import Client  # slow

    fill(analyst, asked.outcomes)
    clients = {"analyst": Client(SERVER_NAME="localhost"), "stranger": Client(SERVER_NAME="localhost")}
    clients["analyst"].force_login(analyst)
    everything: list[float] = []
    for address in PAGES:
        times = []
        for who, client in clients.items():
            for turn in range(asked.rounds + 1):
                began = time.perf_counter()
                status = client.get(address).status_code
                if turn:
                    times.append(1000 * (time.perf_counter() - began))
                if status != 200:
                    print(f"{address} answered {status} to the {who}")
        everything += times
        print(f"{statistics.median(times):7.1f} ms  {max(times):7.1f} ms  {address}", flush=True)
    told("all pages", everything)


def reading(analyst: Any, asked: argparse.Namespace) -> None:
    """Executive summaries taken in, read, found and stored."""
    from django.utils import timezone  # slow

    from merida.site.evidence.models import Finding, SourceDocument  # slow
    from merida.site.evidence.services.uploading import Given, add_documents, read_upload  # slow
    from merida.site.people.asking import acting_as  # slow

    originals = [path.read_bytes() for path in sorted(SAMPLES.glob("summary2-*.pdf"))]
    files = []
    for number in range(asked.documents):
        data = originals[number % len(originals)] + b"\n%" + str(number).encode()
        files.append(Given(f"summary-{number}.pdf", [data], len(data)))
    began = time.perf_counter()
    with acting_as(analyst):
        upload = add_documents(files=files, by=analyst, at=timezone.now())
    uploaded = time.perf_counter()
    read_upload(upload_id=upload.pk, by=analyst.pk)
    done = time.perf_counter()
    with acting_as(analyst):
        documents, findings = SourceDocument.objects.count(), Finding.objects.count()
    print(f"{documents} documents, {findings} outcomes: kept {uploaded - began:.1f} s, read {done - uploaded:.1f} s")


def deciding(analyst: Any, asked: argparse.Namespace) -> None:
    """People with sessions of their own decide through the web server: at a quick reader's pace, then without pause."""
    from merida.site.evidence.models import Finding  # slow
    from merida.site.people.asking import acting_as  # slow
    from merida.site.provenance.models import Decision  # slow

    fill(analyst, 2 * asked.people * asked.each)
    with acting_as(analyst):
        rows = list(Finding.objects.order_by("id").values_list("pk", flat=True))
    half = asked.people * asked.each
    with web_server() as port:
        for what, pause, mine in (("one each second", 1.0, rows[:half]), ("without pause", 0.0, rows[half:])):
            times = _load(analyst, port, mine, asked.people, pause)
            with acting_as(analyst):
                kept = Decision.objects.filter(act="confirm_finding", subject_id__in=mine).count()
            told(f"{asked.people} people, {what}, {len(times)} decisions, {kept} kept", times)


@contextmanager
def web_server() -> Iterator[int]:
    """The port of a web server as `merida serve` starts it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment = os.environ | {"MERIDA_PORT": str(port)}
    command = [sys.executable, "-m", "merida.site.server.web", str(uuid.uuid4()), str(os.getpid())]
    process = subprocess.Popen(command, env=environment)
    try:
        for _ in range(300):
            with suppress(OSError), socket.create_connection(("localhost", port), 1):
                break
            time.sleep(0.1)
        for _ in range(20):  # the first requests load what a server loads once
            with suppress(OSError), urllib.request.urlopen(f"http://localhost:{port}/explore/", timeout=60) as answer:
                answer.read()
        yield port
    finally:
        process.terminate()
        process.wait(30)


def _load(analyst: Any, port: int, rows: list[Any], people: int, pause: float) -> list[float]:
    """Milliseconds of each decision."""
    from django.conf import settings  # slow
    from django.test import Client  # slow

    cookies = []
    for _ in range(people):
        client = Client(SERVER_NAME="localhost")
        client.force_login(analyst)
        cookies.append(f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}")
    token, times = "a" * 32, list[float]()

    def decide(cookie: str, mine: list[Any], late: float) -> None:
        link = http.client.HTTPConnection("localhost", port, timeout=60)
        headers = {
            "Cookie": f"{cookie}; {settings.CSRF_COOKIE_NAME}={token}", "X-CSRFToken": token,
            "Content-Type": "application/x-www-form-urlencoded",
        }  # fmt: skip
        time.sleep(late)
        for key in mine:
            began = time.perf_counter()
            link.request("POST", f"/outcomes/{key}/confirm", "seen=0", headers)
            answer = link.getresponse()
            answer.read()
            assert answer.status in (200, 302, 303), answer.status
            times.append(1000 * (time.perf_counter() - began))
            time.sleep(pause)
        link.close()

    threads = [
        threading.Thread(target=decide, args=(cookie, rows[n::people], pause * n / people))
        for n, cookie in enumerate(cookies)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def told(what: str, times: list[float]) -> None:
    """Median and 95th percentile."""
    ordered = sorted(times)
    print(f"{what}: median {statistics.median(times):.1f} ms, p95 {ordered[int(0.95 * (len(ordered) - 1))]:.1f} ms")


def fill(analyst: Any, outcomes: int) -> None:
    """Rows as reading would make them: 250 outcomes and passages a document, every State in both cycles."""
    from django.db import connection  # slow
    from django.utils import timezone  # slow

    from merida import uncac  # slow
    from merida.drafting.outcomes import CATEGORIES  # slow
    from merida.places import states  # slow
    from merida.site.evidence.coding import under  # slow
    from merida.site.evidence.first_lists import packaged  # slow
    from merida.site.evidence.folding import search_text  # slow
    from merida.site.evidence.models import Finding, Passage, SourceDocument  # slow
    from merida.site.people.asking import acting_as  # slow
    from merida.site.provenance.models import Source  # slow

    began, chance = time.perf_counter(), random.Random(7)
    texts = {
        language: [(text, search_text(text)) for text in (_text(words, chance) for _turn in range(2_000))]
        for language, words in _words().items()
    }
    articles = list(uncac.children("ch.II") + uncac.children("ch.III") + uncac.children("ch.V"))
    provisions = [*articles, *(inner for one in articles for inner in uncac.children(one))]
    topics = [row["key"] for row in packaged()["topics"]]
    owner = analyst.memberships.get().organisation
    shared: dict[str, Any] = {"originator": owner, "consent_holder": owner, "audience": "public"}
    reviews = [(one.code, cycle) for cycle in (1, 2) for one in states() if one.kind == "state"]
    templates: list[Any] = []
    for number in range(-(-outcomes // EACH)):
        state, cycle = reviews[number % len(reviews)]
        language = LANGUAGES[number % len(LANGUAGES)]
        with acting_as(analyst):
            source = Source.objects.create(
                owner=owner, sha256=f"{number:064x}", size=1, media_type="application/pdf", name=f"{number}.pdf",
                received_at=timezone.now(), received_by=analyst, **shared,
            )  # fmt: skip
            document = SourceDocument.objects.create(
                source=source, sha256=source.sha256, name=source.name, media_type="application/pdf", state=state,
                kind="executive_summary", symbol=f"CAC/COSP/IRG/{number}/Add.1", language=language, cycle=cycle,
                title="Executive summary", read_at=timezone.now(), **shared,
            )  # fmt: skip
            if number >= TEMPLATES:
                _copied(templates[number % TEMPLATES], document)
                continue
            templates.append(document)
            here = {"language": language, "state": state, "cycle": cycle, "document_kind": "executive_summary"}
            made = []
            for place in range(min(EACH, outcomes - EACH * number)):
                text, folded = chance.choice(texts[language])
                made.append(
                    Passage(
                        document=document, number=place, role="bullet", text=text, search_text=folded, **here, **shared
                    )
                )
            Passage.objects.bulk_create(made)
            Finding.objects.bulk_create(
                [
                    _finding(Finding, one, chance, provisions, CATEGORIES, topics, under, {**here, **shared})
                    for one in made
                ]
            )
    connection.close()
    with _owner() as cursor:
        cursor.execute("vacuum analyze")
    print(f"filled in {time.perf_counter() - began:.0f} s")


def _copied(template: Any, document: Any) -> None:
    """The rows of a document again, under another review: made by PostgreSQL, which is quicker."""
    from django.db import connection  # slow

    from merida.site.evidence.models import Finding, Passage  # slow

    given = {"document_id": document.pk, "state": document.state, "cycle": document.cycle}
    with connection.cursor() as cursor:
        for model, others in ((Passage, {}), (Finding, {"passage_id": "p.id"})):
            own = {field.column or field.name for field in model._meta.concrete_fields}
            values = dict.fromkeys(given, "%s") | {"id": "gen_random_uuid()"} | others
            names = sorted(own)
            picked = ", ".join(values.get(name, f't."{name}"') for name in names)
            join = "join evidence_passage p on p.document_id = %s and p.number = t.number" if others else ""
            told = [given[name] for name in names if name in given] + ([document.pk] if others else [])
            cursor.execute(
                f"insert into {model._meta.db_table} ({', '.join(f'"{name}"' for name in names)}) select {picked} "
                f"from {model._meta.db_table} t {join} where t.document_id = %s",
                [*told, template.pk],
            )


def _finding(
    model: Any, passage: Any, chance: random.Random, provisions: list[str], categories: Any, topics: list[str],
    under: Callable[[Any], list[str]], shared: dict[str, Any],
) -> Any:  # fmt: skip
    kind = chance.choices(("challenge", "observation", "good_practice", "assistance_need"), (5, 3, 1, 1))[0]
    coded = list(uncac_sort(chance.sample(provisions, chance.randint(0, 2))))
    return model(
        document=passage.document, passage=passage, number=passage.number, start=0, end=len(passage.text),
        text=passage.text, kind=kind, force="should" if kind == "challenge" else "", provisions=coded,
        under=under(coded), categories=chance.sample(categories, 1) if kind == "assistance_need" else [],
        topics=chance.sample(topics, chance.randint(0, 2)), why="bullet", rule=kind,
        status="confirmed" if passage.number % 3 else "proposed", **shared,
    )  # fmt: skip


def _text(words: list[str], chance: random.Random) -> str:
    return " ".join(chance.choices(words, k=chance.randint(18, 45)))


def uncac_sort(spellings: list[str]) -> tuple[str, ...]:
    """In treaty order."""
    from merida import uncac  # slow

    return uncac.sort(spellings)


def _words() -> dict[str, list[str]]:
    """The words of the sample summaries, as often as they stand there."""
    from merida.reading.read import read  # slow

    found = {}
    for language in ("ar", "en", "es", "fr", "ru", "zh"):
        document = read(SAMPLES / f"summary2-{language}.docx")
        found[language] = [word for passage in document.passages for word in passage.text.split()]
    return found


@contextmanager
def _owner() -> Iterator[Any]:
    from merida.site.server.roles import open_as  # slow
    from merida.site.settings.logins import owner_login  # slow

    with open_as(owner_login()) as server:
        yield server


if __name__ == "__main__":
    main()
