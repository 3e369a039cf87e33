"""The counts that the grid keeps are those of a count from scratch, whatever happened before and whoever asks."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone

from merida.site.assistance.kinds import CATEGORIES, categories_of
from merida.site.assistance.models.activities import Activity
from merida.site.assistance.selectors.grid import Counts, GridAsked, grid_page, supply
from merida.site.assistance.services.counts import keep_counts
from merida.site.evidence.labels import names
from merida.site.people.asking import acting_as, asker_of
from merida.site.people.models import Organisation, Person
from merida.site.provenance.keys import new_key
from merida.site.server import roles
from merida.site.settings.logins import owner_login
from merida.site.tasks.working import Worker
from tests.site.assistance.programmes import activity, engage
from tests.site.assistance.test_grid import cells, grid, running
from tests.site.assistance.test_matches import Cast

pytestmark = pytest.mark.django_db(transaction=True)
STATES = ("KEN", "UGA", "TZA", "PLW", "ALB", "KGZ")
UNDER = ([], ["ch.V", "54"], ["ch.V", "57", "57(3)"], ["ch.II", "9"], ["ch.II", "9", "ch.V", "54", "57"])
KINDS = ([], ["training"], ["legislative_drafting"], ["training", "legislative_drafting"], ["what_nobody_knows"])
Cells = dict[tuple[str, str], tuple[int, int, frozenset[UUID], date | None]]


@pytest.fixture
def cast(person: Any, state: Any, secretariat: Organisation) -> Cast:
    return Cast(person, state, secretariat)


@contextmanager
def owner() -> Iterator[Any]:
    """The owner of the tables, who alone sees what is kept."""
    with roles.open_as(owner_login() | {"NAME": connection.settings_dict["NAME"]}) as server:
        yield server


def told(cells: dict[tuple[str, str], Counts]) -> Cells:
    return {key: (n.activities, n.going_on, frozenset(n.publishers), n.told_on) for key, n in cells.items()}


def shown(who: Person | None) -> tuple[Cells, Cells]:
    """By State and provision, and by region and category, as the grid takes it from the database."""
    with acting_as(who):
        said = names()
        places, regions = defaultdict[tuple[str, str], Counts](Counts), defaultdict[tuple[str, str], Counts](Counts)
        for place, state, *counts in supply("place", said):
            places[state, place].tell(*counts)
        for category, state, *counts in supply("category", said):
            regions[said.fact(state, "review_group"), category].tell(*counts)
    return told(places), told(regions)


def counted(who: Person | None) -> tuple[Cells, Cells]:
    """The same, one activity after the other."""
    today = timezone.localdate()
    places, regions = defaultdict[tuple[str, str], Counts](Counts), defaultdict[tuple[str, str], Counts](Counts)
    with acting_as(who):
        said = names()
        rows = Activity.objects.filter(taken_back_at=None).exclude(status="cancelled")
        once: dict[UUID, Activity] = {}
        for one in rows.order_by("telling", "recorded_at", "id"):
            once.setdefault(one.same_as, one)
        for one in once.values():
            starts, ends = one.starts_on or today, one.ends_on or today
            goes_on = one.status != "ended" and starts <= today <= ends
            on = one.updated_on or one.ends_on or timezone.localdate(one.changed_at)
            counts = (1, int(goes_on), [one.originator_id] * goes_on, on)
            for state in one.jurisdictions:
                for place in [place for place in one.under if "(" not in place] or [""]:
                    places[state, place].tell(*counts)
            for region in {said.fact(state, "review_group") for state in one.jurisdictions}:
                for category in {key if key in CATEGORIES else "" for key in categories_of(one.kinds) or ("",)}:
                    regions[region, category].tell(*counts)
    return told(places), told(regions)


def columns(chance: random.Random) -> dict[str, Any]:
    """What may stand in a record of an activity."""
    today = timezone.localdate()
    start = chance.choice((None, today + timedelta(days=chance.randrange(-900, 30))))
    end = chance.choice((None, (start or today) + timedelta(days=chance.randrange(0, 900))))
    return {
        "jurisdictions": chance.sample(STATES, chance.randrange(4)), "under": chance.choice(UNDER),
        "kinds": chance.choice(KINDS), "status": chance.choice(("under_way", "ended", "planned", "cancelled", "")),
        "starts_on": start, "ends_on": end, "telling": chance.randrange(3),
        "audience": chance.choice(("public", "public", "public", "members", "originator", "organisations")),
        "updated_on": chance.choice((None, today - timedelta(days=chance.randrange(900)))),
    }  # fmt: skip


class History:
    """Activities of three publishers, that anything may happen to."""

    def __init__(self, cast: Cast, chance: random.Random) -> None:
        self.cast, self.chance, self.made = cast, chance, list[UUID]()
        third = Organisation.objects.create(name="Third", kind="regional")
        cast.provider.memberships.create(organisation=third, role="provider")
        self.publishers = ((cast.donor, cast.provider), (cast.other, cast.stranger), (third, cast.provider))

    def step(self) -> None:
        """One thing that happens."""
        acts = (self.add, self.add, self.change, self.withdraw, self.join, self.split, self.move, self.remove)
        self.chance.choice(acts if len(self.made) > 4 else (self.add,))()

    def add(self) -> None:
        publisher, by = self.chance.choice(self.publishers)
        named = [self.chance.choice(self.publishers)[0].pk]
        same = {"same_as": self._one().same_as} if self.made and self.chance.random() < 0.4 else {}
        made = activity(publisher, by, f"X-{new_key()}", named_organisations=named, **columns(self.chance), **same)
        self.made.append(made.pk)

    def change(self) -> None:
        self._write(**columns(self.chance))

    def withdraw(self) -> None:
        self._write(taken_back_at=self.chance.choice((None, timezone.now())))

    def join(self) -> None:
        self._write(same_as=self._one().same_as)

    def split(self) -> None:
        self._write(same_as=new_key())

    def move(self) -> None:
        self._write(consent_holder_id=self.chance.choice(self.publishers)[0].pk)

    def remove(self) -> None:
        one = self._one()
        self.made.remove(one.pk)
        with acting_as(self._teller(one)):
            Activity.objects.filter(pk=one.pk).delete()

    def _write(self, **values: Any) -> None:
        one = self._one()
        with acting_as(self._teller(one)):
            assert Activity.objects.filter(pk=one.pk).update(**values) == 1

    def _one(self) -> Activity:
        key = self.chance.choice(self.made)
        for who in (self.cast.provider, self.cast.stranger):
            with acting_as(who):
                if (found := Activity.objects.filter(pk=key).first()) is not None:
                    return found
        raise AssertionError("an activity that nobody sees")

    def _teller(self, one: Activity) -> Person:
        return next(by for publisher, by in self.publishers if publisher.pk == one.originator_id)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_kept_is_a_count_from_scratch_whatever_happened(cast: Cast, seed: int) -> None:
    chance = random.Random(seed)
    history = History(cast, chance)
    for turn in range(30):
        history.step()
        if chance.random() < 0.3:
            keep_counts(at=timezone.now() - timedelta(days=chance.random() < 0.1))
        for who in (None, cast.provider, cast.stranger, cast.adviser):
            assert shown(who) == counted(who), (turn, who)


def test_the_grid_shows_what_is_kept_and_counts_only_what_changed(cast: Cast) -> None:
    for state in ("KEN", "UGA"):
        activity(cast.donor, cast.provider, f"NO-{state}", jurisdictions=[state], **running())
    keep_counts(at=timezone.now())
    with owner() as server:
        server.execute("update assistance_kept set activities = 7 where state in ('KEN', 'UGA')")
    assert {cells(grid(None))[state, ""][2] for state in ("KEN", "UGA")} == {7}
    activity(cast.donor, cast.provider, "NO-2", jurisdictions=["KEN"], **running())
    found = cells(grid(None))
    assert (found["KEN", ""][2], found["UGA", ""][2]) == (2, 7)
    keep_counts(at=timezone.now())
    with owner() as server:
        assert server.execute("select count(*) from assistance_touched").fetchone() == (0,)
    found = cells(grid(None))
    assert (found["KEN", ""][2], found["UGA", ""][2]) == (2, 7)


def test_what_was_kept_yesterday_is_not_what_goes_on_today(cast: Cast) -> None:
    begins = {"starts_on": timezone.localdate(), "ends_on": None, "status": "under_way"}
    activity(cast.donor, cast.provider, "NO-2", jurisdictions=["KEN"], **begins)
    keep_counts(at=timezone.now() - timedelta(days=1))
    assert cells(grid(None))["KEN", ""][3] == "reported"


def test_a_restricted_activity_changes_no_count_of_others_kept_or_not(cast: Cast) -> None:
    told = {"jurisdictions": ["KEN", "PLW"], "provisions": ["57"], "under": ["ch.V", "57"], **running()}
    activity(cast.other, cast.stranger, "DE-1", **told)
    keep_counts(at=timezone.now())
    everybody = (None, cast.stranger, cast.adviser, cast.focal)

    def pages() -> list[str]:
        asked = (GridAsked(), GridAsked(chapter="ch.V"), GridAsked(by="region"))
        found = []
        for who in everybody:
            with acting_as(who):
                found += [repr(grid_page(asked=one, seen_by=asker_of(who))) for one in asked]
        return found

    before = pages()
    own = {**told, "audience": "originator", "telling": 0, "jurisdictions": ["KEN", "ALB"]}
    activity(cast.donor, cast.provider, "NO-2", **own)
    activity(cast.donor, cast.provider, "DE-1", **own)
    assert pages() == before
    keep_counts(at=timezone.now())
    assert pages() == before
    mine = cells(grid(cast.provider, chapter="ch.V"))
    assert [mine[state, "57"][2] for state in ("KEN", "ALB")] == [2, 2]
    assert ("PLW", "57") not in mine  # what she tells of the activity herself counts for her


def test_a_worker_keeps_the_counts_in_nobodys_name(cast: Cast) -> None:
    activity(cast.donor, cast.provider, "NO-2", jurisdictions=["UGA"], audience="members", **running())
    Worker().run(until_empty=True)
    with owner() as server:
        assert server.execute("select day from assistance_kept_of").fetchall() == [(timezone.localdate(),)]
        kept = server.execute(
            "select members, activities from assistance_kept where state = 'UGA' and what = 'place'"
        ).fetchall()
    assert kept == [(True, 1)]
    assert ("UGA", "") in cells(grid(cast.adviser))
    assert ("UGA", "") not in cells(grid(None))


def test_keeping_leaves_whoever_asks_as_she_was(cast: Cast) -> None:
    activity(cast.donor, cast.provider, "NO-2", audience="originator")
    with acting_as(cast.provider):
        before = Activity.objects.count()
        keep_counts(at=timezone.now())
        assert Activity.objects.count() == before == 2


def test_two_engagements_of_one_organisation_do_not_overlap(cast: Cast) -> None:
    for turn in range(2):
        engage(
            cast.adviser, ["UGA"], ["training"], title=f"Support {turn}", from_on=timezone.localdate(),
            audience="public", provisions=("57",),
        )  # fmt: skip
    assert cells(grid(None))["UGA", "ch.V"][2:] == (2, "reported")
    activity(cast.office, cast.adviser, "XM-1", jurisdictions=["UGA"], under=["ch.V", "57"], **running())
    assert cells(grid(None))["UGA", "ch.V"][2:] == (3, "reported")
    activity(cast.donor, cast.provider, "NO-2", jurisdictions=["UGA"], under=["ch.V", "57"], **running())
    assert cells(grid(None))["UGA", "ch.V"][2:] == (4, "overlapping")
