"""Volumes by origin and year, converted, over many events: in the server's database, and as DuckDB scans the same rows.

python -m bench.site_volumes [--events 100000] [--rounds 9]
python -m bench.site_volumes --load 100000
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from bench.site_evidence import installation

STATES = "AGO BRA EGY GHA HTI IDN KAZ KEN KGZ MOZ MYS NGA PER PHL TUN UKR UZB VEN ZAF ZMB".split()
PLACES = "CHE FRA GBR GGY JEY LIE LUX SGP USA".split()
HEAD = (
    "case_id", "case_title", "cluster", "country_of_origin", "country_of_asset_location", "event", "amount", "currency",
    "date", "source_url", "source_quote_under_15_words", "acting_country", "event_status", "event_group", "preferred",
)  # fmt: skip
FILL = """
insert into recovery_event (id, rule, case_id, at_stage, becomes_unit, shares, assets, thing, words, because, learnt_on,
    recorded_at, recorded_by_id, stage, status, unit, minor, qualifier, happened, first, last, jurisdictions, origins,
    locations, recipients, ground, route, disposal, form, asset_type, cluster, authority, originator_id,
    consent_holder_id, audience, named_organisations, purpose, onward_limits)
select gen_random_uuid(), '', %(case)s, '', '', '[]', '{}', case when n %% 100 = 0 then (n / 200)::text else '' end, '',
    '', current_date, now(), %(by)s, (array['frozen', 'confiscated', 'transferred'])[1 + n %% 3], 'done',
    (array['USD', 'EUR', 'CHF', 'GBP'])[1 + n %% 4], 1000 + (random() * 1e10)::bigint,
    case when n %% 5 = 0 then 'about' else 'exact' end, day::text, day, day, array[(%(places)s::varchar[])[1 + n %% 9]],
    array[(%(states)s::varchar[])[1 + (n / 7) %% 20]], array[(%(places)s::varchar[])[1 + (n / 3) %% 9]], '{}',
    'conviction', 'own', '', 'money', '', '', '', %(owner)s, %(owner)s, 'public', '{}', '', '{}'
from (select n, date '2000-01-03' + (n::bigint * 7919 %% 8700)::int as day
    from generate_series(1, %(events)s) n) numbered
"""


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--load", type=int, default=0)
    asked = parser.parse_args()
    with installation() as analyst:
        if asked.load:
            loading(analyst, asked.load)
        else:
            volumes(analyst, asked)


def loading(analyst: Any, rows: int) -> None:
    """A file of so many rows, with all checks, on the way of the command line."""
    from django.utils import timezone  # slow

    from merida.site.recovery.loading_events import load_own  # slow

    with tempfile.TemporaryDirectory(prefix="merida-bench-", dir="/tmp") as folder:
        path = Path(folder) / "events.csv"
        _write(path, rows)
        began, computing = time.perf_counter(), time.process_time()
        for sentence in load_own(path, by=analyst, at=timezone.now(), dry_run=False):
            print(sentence)
        took, own = time.perf_counter() - began, time.process_time() - computing
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{rows} rows loaded in {took:.1f} s, {own:.1f} s of them in Python; {memory:.0f} MB at most")


def _write(path: Path, rows: int) -> None:
    chance = random.Random(5)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        for number in range(rows):
            amount, day = (
                chance.randrange(10**4, 10**10) / 100,
                f"{chance.randrange(2000, 2024)}-03-{number % 28 + 1:02d}",
            )
            case, event = number // 10, chance.choice(("frozen", "confiscated", "returned"))
            group = number if chance.random() < 0.7 else number - 1
            words = f"about {amount:.2f} was {event} ({number})"
            row = [f"case {case}", f"Case {case}", f"cluster {case // 2}", chance.choice(STATES)]
            row += [chance.choice(PLACES), event, f"{amount:.2f}", chance.choice(("USD", "EUR", "CHF")), day]
            row += [f"https://example.org/{number}", words, chance.choice(PLACES)]
            row += [chance.choice(("done", "done", "agreed")), f"fact {group}", ""]
            writer.writerow(row)


def volumes(analyst: Any, asked: argparse.Namespace) -> None:
    """By origin, by year, both dated and not; then DuckDB over the same rows in a table of its own."""
    from django.test import Client  # slow

    from merida.site.people.asking import acting_as  # slow
    from merida.site.recovery.selectors.asked import asked_for  # slow
    from merida.site.recovery.selectors.volumes import volumes_found  # slow

    rows = _fill(analyst, asked.events)
    client = Client(SERVER_NAME="localhost")
    client.force_login(analyst)
    with acting_as(analyst) as seen_by:
        for words in ("by=origin", "by=year", "by=origin year=2015", "by=origin as_of=2015"):
            how = dict(word.split("=") for word in words.split())
            question = asked_for({"currency": "USD", **how})
            _told(f"selector {words}", asked.rounds, partial(volumes_found, asked=question, seen_by=seen_by))
    for address in ("?by=origin&currency=USD", "?by=year&currency=USD"):
        _told(f"page {address}", asked.rounds, partial(client.get, f"/recovery/volumes/{address}"))
        api = f"/api/v1/recovery/volumes{address}&stage=transferred"
        _told(f"api  {address}", asked.rounds, partial(client.get, api))
    try:
        import duckdb  # optional
    except ModuleNotFoundError:
        print("For the comparison install duckdb (group bench).")
        return
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
        file.flush()
        base = duckdb.connect()
        base.execute(
            "create table event as select * from read_csv(?, header = false, columns = {'stage': 'varchar', 'origin':"
            " 'varchar', 'year': 'integer', 'unit': 'varchar', 'qualifier': 'varchar', 'minor': 'decimal(38, 0)',"
            " 'converted': 'decimal(38, 0)'})",
            [file.name],
        )
    scan = (
        "select origin, year, unit, qualifier, count(*), sum(minor), sum(converted) from event"
        " where stage = 'transferred' group by all"
    )
    _told("DuckDB by origin and year", asked.rounds, lambda: base.execute(scan).fetchall())


def _fill(analyst: Any, events: int) -> list[tuple[Any, ...]]:
    from django.db import connection  # slow
    from django.utils import timezone  # slow

    from merida.site.people.asking import acting_as  # slow
    from merida.site.people.selectors import organisation_of  # slow
    from merida.site.recovery.models import Case  # slow
    from merida.site.recovery.services.converting import convert_events, count_events  # slow

    owner = organisation_of(analyst)
    with acting_as(analyst), connection.cursor() as cursor:
        case = Case.objects.create(reference="bench", audience="public", originator=owner, consent_holder=owner)
        values = {"case": case.pk, "by": analyst.pk, "owner": owner.pk, "events": events}
        cursor.execute(FILL, values | {"states": STATES, "places": PLACES})
        cursor.execute("select recovery_know_sizes()")
        convert_events("true", {}, timezone.now().date())
        cursor.execute("select recovery_know_sizes()")
        count_events("true", {})
        cursor.execute(
            "select e.stage, e.origins[1], extract(year from e.first)::int, e.unit, e.qualifier, e.minor,"
            " case when e.unit = 'USD' then e.minor else v.minor end from recovery_event e"
            " left join recovery_conversion v on v.event_id = e.id and v.code = ''"
        )
        return list(cursor.fetchall())


def _told(what: str, rounds: int, act: Callable[[], Any]) -> None:
    times = []
    for turn in range(rounds + 1):
        began = time.perf_counter()
        act()
        if turn:
            times.append(1000 * (time.perf_counter() - began))
    print(f"{statistics.median(times):8.1f} ms  {max(times):8.1f} ms  {what}", flush=True)


if __name__ == "__main__":
    main()
