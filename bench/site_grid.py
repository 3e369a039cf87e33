"""How fast the grid of needs and assistance is with 5,000 needs and 100,000 activities, and the year beside it.

python -m bench.site_grid [--needs 5000] [--activities 100000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from typing import Any

from bench.site_evidence import fill, installation, told

PAGES = (
    "/assistance/grid/", "/assistance/grid/?chapter=ch.V", "/assistance/grid/?group=African",
    "/assistance/grid/?by=region", "/assistance/grid/cell/?state=KEN&provision=57", "/assistance/year/2018/",
)  # fmt: skip


def main() -> None:
    """Measure the pages as the analyst and as a stranger sees them: the first time after a change, and then."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--needs", type=int, default=5_000)
    parser.add_argument("--activities", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with installation() as analyst:
        fill(analyst, 10 * asked.needs)  # one outcome in ten is a need
        activities(analyst, asked.activities)
        measure(analyst, asked.rounds)


def measure(analyst: Any, rounds: int) -> None:
    """Each page, in the server."""
    from django.test import Client  # slow

    clients = {"analyst": Client(SERVER_NAME="localhost"), "stranger": Client(SERVER_NAME="localhost")}
    clients["analyst"].force_login(analyst)
    everything: list[float] = []
    for address in PAGES:
        first, times = list[float](), list[float]()
        for who, client in clients.items():
            for turn in range(rounds + 1):
                began = time.perf_counter()
                status = client.get(address).status_code
                (times if turn else first).append(1000 * (time.perf_counter() - began))
                if status != 200:
                    print(f"{address} answered {status} to the {who}")
        everything += times
        then, most = statistics.median(times), max(times)
        print(f"first {max(first):7.1f} ms, then {then:7.1f} ms, at most {most:7.1f} ms  {address}", flush=True)
    told("all pages", everything)


def activities(analyst: Any, count: int) -> None:
    """Activities of forty publishers in every State, one in ten told by two; made by PostgreSQL from a few hundred."""
    from datetime import date, timedelta  # slow

    from django.db import connection  # slow
    from django.utils import timezone  # slow

    from merida import uncac  # slow
    from merida.matching.kinds import KINDS  # slow
    from merida.places import states  # slow
    from merida.site.assistance.models.activities import Activity  # slow
    from merida.site.evidence.coding import under  # slow
    from merida.site.people.asking import acting_as  # slow
    from merida.site.people.models import Membership, Organisation  # slow

    began, chance = time.perf_counter(), random.Random(7)
    codes = [one.code for one in states() if one.kind == "state"]
    articles = [*uncac.children("ch.II"), *uncac.children("ch.III"), *uncac.children("ch.IV"), *uncac.children("ch.V")]
    publishers = [Organisation.objects.create(name=f"Publisher {n}", kind="international") for n in range(40)]
    for organisation in publishers:
        Membership.objects.create(person=analyst, organisation=organisation, role="provider")
    with acting_as(analyst):
        made: list[Activity] = []
        for number in range(count):
            coded = uncac.sort(chance.sample(articles, chance.choice((0, 1, 1, 2))))
            start = date(2012, 1, 1) + timedelta(days=chance.randrange(4500))
            same = made[-1].same_as if made and chance.random() < 0.1 else None
            ends = start + timedelta(days=chance.randrange(30, 1500))
            one = Activity(
                identifier=f"XX-{number}", originator=chance.choice(publishers), audience="public",
                title=f"Activity {number}", jurisdictions=chance.sample(codes, chance.choice((1, 1, 1, 2, 3))),
                provisions=list(coded), under=under(coded), kinds=[chance.choice(KINDS).id],
                status=chance.choice(("under_way", "ended", "planned")), starts_on=start, ends_on=ends,
                told_in="typed", money={"USD": chance.randrange(1, 9_000_000) * 100}, digest=f"{number}",
                recorded_by=analyst, recorded_at=timezone.now(), changed_at=timezone.now(), telling=chance.randrange(5),
            )  # fmt: skip
            one.consent_holder = one.originator
            one.same_as = same or one.pk
            made.append(one)
        Activity.objects.bulk_create(made, batch_size=2000)
    connection.close()
    from bench.site_evidence import _owner  # slow

    with _owner() as cursor:
        cursor.execute("vacuum analyze")
    print(f"{count} activities in {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
