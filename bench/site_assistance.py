"""How quickly one sees who already does this here, with 100,000 activities.

python -m bench.site_assistance [--activities 100000] [--rounds 20]
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from bench.site_evidence import installation

KINDS = ("legislative_drafting", "legal_advice", "training", "mentoring", "coordination", "digital_tools", "equipment")
WORDS = ("asset", "recovery", "training", "procurement", "investigators", "law", "prevention", "audit", "judges")
SEED = 5_000


def main() -> None:
    """Fill, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--activities", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=20)
    asked = parser.parse_args()
    with installation() as person:
        from merida.site.people.models import Membership  # slow

        Membership.objects.filter(person=person).update(role="provider")
        fill(person, asked.activities)
        measure(person, asked.rounds)


def fill(person: Any, count: int) -> None:
    """Activities of every State, half of them in few States, as they are: a third is not public."""
    from django.db import connection  # slow
    from django.utils import timezone  # slow

    from merida.places import states  # slow
    from merida.site.assistance.models.activities import Activity  # slow
    from merida.site.people.asking import acting_as  # slow
    from merida.uncac.table import ORDER  # slow

    chance, codes = random.Random(1), [one.code for one in states() if one.kind == "state"]
    provisions, owner = [one for one in ORDER if not one.startswith("ch.")], person.memberships.get().organisation
    now = timezone.now()

    def made(count: int) -> Iterator[Any]:
        from datetime import date, timedelta  # slow

        from merida.site.assistance.told import under  # slow

        for number in range(count):
            where = chance.sample(codes[:20] if number % 2 else codes, chance.choice((1, 1, 1, 2, 5)))
            held = tuple(chance.sample(provisions, chance.choice((0, 1, 1, 2))))
            start = date(2010, 1, 1) + timedelta(days=chance.randrange(6000))
            title = " ".join(chance.sample(WORDS, 4))
            yield Activity(
                identifier=f"XM-BENCH-{number}", same_as=uuid4(), told_as=[f"XM-BENCH-{number}"], title=title,
                titles={"en": title}, descriptions={"en": title * 10}, jurisdictions=where, provisions=list(held),
                under=under(held), kinds=chance.sample(KINDS, 1), status=chance.choice(("ended", "under_way")),
                starts_on=start, ends_on=start + timedelta(days=700), told_in="iati", digest="0" * 64,
                recorded_by=person, recorded_at=now, changed_at=now, originator=owner, consent_holder=owner,
                audience="originator" if number % 3 == 0 else "public",
            )  # fmt: skip

    seed = min(count, SEED)
    columns = [one.column for one in Activity._meta.concrete_fields]
    new = {"id": "gen_random_uuid()", "same_as": "gen_random_uuid()", "identifier": "identifier || '-' || n"}
    listed, told = ", ".join(f'"{one}"' for one in columns), ", ".join(new.get(str(one), f'"{one}"') for one in columns)
    with acting_as(person), connection.cursor() as cursor:
        Activity.objects.bulk_create(made(seed))
        cursor.execute(
            f"insert into assistance_activity ({listed})"
            f" select {told} from assistance_activity, generate_series(1, %s) n",
            [max(0, count // seed - 1)],
        )
    with connection.cursor() as cursor:
        cursor.execute("analyze assistance_activity")


def measure(person: Any, rounds: int) -> None:
    """The question alone, and the page with its answer; milliseconds."""
    from django.test import Client  # slow

    from merida.places import states  # slow
    from merida.site.assistance.selectors.here import Planned, activities_here  # slow
    from merida.site.people.asking import acting_as  # slow

    codes, client = [one.code for one in states() if one.kind == "state"], Client(SERVER_NAME="localhost")
    client.force_login(person)
    for head, offset in (("a State with many", 0), ("a State with few", 40)):
        asked: list[float] = []
        shown: list[float] = []
        for number in range(rounds):
            code = codes[offset + number % 20]
            planned = Planned(jurisdictions=(code,), provisions=("57(3)",), kinds=("training",))
            with acting_as(person):
                began = time.perf_counter()
                activities_here(planned)
                asked.append(1000 * (time.perf_counter() - began))
            began = time.perf_counter()
            answer = client.get("/assistance/activities/here/", {"jurisdictions": code, "provisions": "57(3)"})
            assert answer.status_code == 200
            shown.append(1000 * (time.perf_counter() - began))
        print(f"{head}: question {_said(asked)}; page {_said(shown)}")


def _said(times: list[float]) -> str:
    return f"median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms"


if __name__ == "__main__":
    main()
