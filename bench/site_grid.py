"""How fast the grid of needs and assistance is with 5,000 needs and 100,000 activities, and the year beside it.

python -m bench.site_grid [--needs 5000] [--activities 100000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import time
from pathlib import Path
from typing import Any

from bench.site_evidence import _owner, fill, installation

PAGES = (
    "/assistance/grid/", "/assistance/grid/?chapter=ch.V", "/assistance/grid/?group=African",
    "/assistance/grid/?by=region", "/assistance/grid/cell/?state=KEN&provision=57", "/assistance/year/2018/",
)  # fmt: skip
SEED = 5_000


def main() -> None:
    """Measure the pages as a stranger, a member and a publisher see them: the first time after a change, and then."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--needs", type=int, default=5_000)
    parser.add_argument("--activities", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with installation() as analyst:
        fill(analyst, 10 * asked.needs)  # one outcome in ten is a need
        publishing, provider = activities(asked.activities)
        measure({"stranger": None, "analyst": analyst, "provider": provider}, publishing, asked.rounds)


def measure(people: dict[str, Any], publishing: Any, rounds: int) -> None:
    """Each page, in the server; what a worker keeps is kept, then an activity changes, then somebody looks."""
    from django.test import Client  # slow
    from django.utils import timezone  # slow

    from merida.site.assistance.models.activities import Activity  # slow
    from merida.site.assistance.services.counts import keep_counts  # slow
    from merida.site.evidence.selectors import counting  # slow
    from merida.site.people.asking import acting_as  # slow

    for address in PAGES:
        for who, person in people.items():
            client = Client(SERVER_NAME="localhost")
            if person:
                client.force_login(person)
            client.get(address)
            first, then = list[tuple[float, float]](), list[tuple[float, float]]()
            for _turn in range(rounds):
                keep_counts(at=timezone.now())
                with acting_as(publishing):
                    key = Activity.objects.order_by("?").values_list("pk", flat=True)[0]
                    Activity.objects.filter(pk=key).update(changed_at=timezone.now())
                counting._kept.clear()  # as in a new process
                for times in (first, then):
                    began, worked = time.perf_counter(), _worked()
                    status = client.get(address).status_code
                    times.append((1000 * (time.perf_counter() - began), 1000 * (_worked() - worked)))
                    if status != 200:
                        print(f"{address} answered {status} to the {who}")
            print(f"first {_said(first)}, then {_said(then)}  {who:8}  {address}", flush=True)


def _worked() -> float:
    """Seconds of processor that this process and its server have had."""
    from django.db import connection  # slow

    connection.ensure_connection()
    told = Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text().rpartition(")")[2].split()
    return time.process_time() + (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _said(times: list[tuple[float, float]]) -> str:
    waited, worked = (statistics.median(one) for one in zip(*times, strict=True))
    return f"{waited:6.0f} ms ({worked:4.0f} of processor)"


def activities(count: int) -> tuple[Any, Any]:
    """Activities of forty publishers in every State, one in ten told by two; who is all of them, and who is one.

    Five thousand are made here and PostgreSQL makes the others from them, with other days. Fifteen in a hundred are not
    public: members see ten of them, their publisher five.
    """
    from datetime import date, timedelta  # slow

    from django.db import connection  # slow
    from django.utils import timezone  # slow

    from merida import uncac  # slow
    from merida.matching.kinds import KINDS  # slow
    from merida.places import states  # slow
    from merida.site.assistance.models.activities import Activity  # slow
    from merida.site.evidence.coding import under  # slow
    from merida.site.people.asking import acting_as  # slow
    from merida.site.people.models import Membership, Organisation, Person  # slow
    from merida.site.provenance.keys import new_key  # slow

    began, chance = time.perf_counter(), random.Random(7)
    codes = [one.code for one in states() if one.kind == "state"]
    articles = [*uncac.children("ch.II"), *uncac.children("ch.III"), *uncac.children("ch.IV"), *uncac.children("ch.V")]
    publishers = [Organisation.objects.create(name=f"Publisher {n}", kind="international") for n in range(40)]
    everybody, provider = (Person.objects.create_user(f"{name}@example.org", "", name=name) for name in ("all", "one"))
    for organisation in publishers:
        Membership.objects.create(person=everybody, organisation=organisation, role="provider")
    Membership.objects.create(person=provider, organisation=publishers[0], role="provider")
    made: list[Activity] = []
    for number in range(min(count, SEED)):
        coded = uncac.sort(chance.sample(articles, chance.choice((0, 1, 1, 2))))
        start = date(2012, 1, 1) + timedelta(days=chance.randrange(4500))
        same = made[-1].same_as if made and chance.random() < 0.1 else new_key()
        one = Activity(
            identifier=f"XX-{number}", originator=chance.choice(publishers), same_as=same,
            audience=chance.choices(("public", "members", "originator"), (85, 10, 5))[0],
            title=f"Activity {number}", jurisdictions=chance.sample(codes, chance.choice((1, 1, 1, 2, 3))),
            provisions=list(coded), under=under(coded), kinds=[chance.choice(KINDS).id],
            status=chance.choice(("under_way", "ended", "planned")), starts_on=start,
            ends_on=start + timedelta(days=chance.randrange(30, 1500)), told_in="typed",
            money={"USD": chance.randrange(1, 9_000_000) * 100}, digest=f"{number}", recorded_by=everybody,
            recorded_at=timezone.now(), changed_at=timezone.now(), telling=chance.randrange(5),
        )  # fmt: skip
        one.consent_holder = one.originator
        made.append(one)
    columns = [str(one.column) for one in Activity._meta.concrete_fields]
    others = {
        "id": "gen_random_uuid()", "same_as": "md5(same_as::text || n)::uuid", "identifier": "identifier || '-' || n",
        "starts_on": "starts_on + 7 * n", "ends_on": "ends_on + 7 * n",
    }  # fmt: skip
    with acting_as(everybody), connection.cursor() as cursor:
        Activity.objects.bulk_create(made, batch_size=1000)
        cursor.execute(
            f"insert into assistance_activity ({', '.join(columns)})"
            f" select {', '.join(others.get(one, one) for one in columns)}"
            " from assistance_activity, generate_series(1, %s) n",
            [max(0, count // SEED - 1)],
        )
    connection.close()
    with _owner() as cursor:
        cursor.execute("vacuum analyze")
    print(f"{count} activities in {time.perf_counter() - began:.0f} s")
    return everybody, provider


if __name__ == "__main__":
    main()
