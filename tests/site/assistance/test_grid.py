"""The grid: what a cell counts, what it says of itself, who sees which request in it, and what outsiders do not see."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from merida.site.assistance.selectors.grid import Counts, GridAsked, GridPage, grid_page, state_of
from merida.site.assistance.selectors.grid_cells import cell_page
from merida.site.people.asking import acting_as, asker_of
from merida.site.people.models import Organisation, Person
from tests.site.assistance.programmes import activity, engage
from tests.site.assistance.test_matches import Cast

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = date(2026, 6, 1)
DONOR, OTHER = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(
    ("counts", "word"),
    [
        (Counts(), "empty"),
        (Counts(needs=2), "none"),
        (Counts(requests=1), "none"),
        (Counts(needs=1, activities=1, going_on=1, publishers={DONOR}), "reported"),
        (Counts(needs=1, activities=2, going_on=2, publishers={DONOR}), "reported"),
        (Counts(needs=1, activities=2, going_on=2, publishers={DONOR, OTHER}), "overlapping"),
        (Counts(needs=1, activities=1, told_on=TODAY - timedelta(days=400)), "stale"),
        (Counts(needs=1, activities=1, told_on=TODAY - timedelta(days=40)), "ended"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_cell_says_one_word_and_why(counts: Counts, word: str) -> None:
    found, why = state_of(counts, TODAY)
    assert found == word
    assert bool(why) == (word != "empty")


@pytest.fixture
def cast(person: Any, state: Any, secretariat: Organisation) -> Cast:
    return Cast(person, state, secretariat)


def grid(person: Person | None, **asked: str) -> GridPage:
    with acting_as(person):
        return grid_page(asked=GridAsked(**asked), seen_by=asker_of(person))


def cells(page: GridPage) -> dict[tuple[str, str], tuple[int | None, int | None, int | None, str]]:
    """What each cell that is not empty says: needs, requests, assistance, word."""
    return {
        (row.key, key): (cell.needs, cell.requests, cell.activities, cell.state)
        for row in page.rows
        for (key, _label, _url), cell in zip(page.columns, row.cells, strict=True)
        if cell.state != "empty"
    }


def running() -> dict[str, Any]:
    today = timezone.localdate()
    return {"starts_on": today - timedelta(days=9), "ends_on": today + timedelta(days=9), "status": "under_way"}


def test_a_request_counts_for_those_who_may_see_it_and_for_nobody_else(cast: Cast) -> None:
    before = {who: cells(grid(getattr(cast, who), chapter="ch.V")) for who in ("adviser", "provider", "stranger")}
    assert cells(grid(cast.focal, chapter="ch.V"))["KGZ", "54"][1] == 1
    assert all(found["KGZ", "54"][1] == 0 for found in before.values())
    cast.circulate(cast.office)
    assert cells(grid(cast.adviser, chapter="ch.V"))["KGZ", "54"][1] == 1
    for who in ("provider", "stranger"):
        assert cells(grid(getattr(cast, who), chapter="ch.V")) == before[who]


def test_two_publishers_at_once_overlap_and_one_told_twice_does_not(cast: Cast) -> None:
    told = {"provisions": ["57"], "under": ["ch.V", "57"], "jurisdictions": ["PLW"], **running()}
    activity(cast.donor, cast.provider, "NO-8", **told)
    activity(cast.other, cast.stranger, "NO-8", **told)
    assert cells(grid(None, chapter="ch.V"))["PLW", "57"] == (0, 0, 1, "reported")
    activity(cast.other, cast.stranger, "DE-8", **told)
    assert cells(grid(None, chapter="ch.V"))["PLW", "57"][3] == "overlapping"


def test_assistance_without_a_provision_has_a_column_of_its_own(cast: Cast) -> None:
    activity(cast.donor, cast.provider, "NO-9", jurisdictions=["PLW"], provisions=[], under=[], **running())
    engage(cast.adviser, ["PLW"], from_on=timezone.localdate(), audience="public")
    assert cells(grid(None))["PLW", ""] == (0, 0, 2, "overlapping")


def test_a_chapter_counts_an_activity_on_two_of_its_articles_once(cast: Cast) -> None:
    activity(cast.donor, cast.provider, "NO-9", jurisdictions=["PLW"], provisions=["54", "57"],
             under=["ch.V", "54", "57"], **running())  # fmt: skip
    assert cells(grid(None))["PLW", "ch.V"][2] == 1
    assert cells(grid(None, chapter="ch.V"))["PLW", "54"][2] == 1


def test_states_stand_in_alphabetical_order_and_a_group_narrows_to_its_own(cast: Cast) -> None:
    activity(cast.donor, cast.provider, "NO-9", jurisdictions=["UGA", "KEN", "PLW", "ALB"], **running())
    assert [row.label for row in grid(None).rows] == ["Albania", "Kenya", "Kyrgyzstan", "Palau", "Uganda"]
    assert [row.label for row in grid(None, group="African").rows] == ["Kenya", "Uganda"]


def test_outsiders_see_no_figure_of_a_group_of_fewer_than_three_states(cast: Cast) -> None:
    activity(cast.donor, cast.provider, "NO-9", jurisdictions=["UGA", "KEN"], kinds=["training"], **running())
    assert cells(grid(None, by="region"))["African", "capacity_building"] == (None, None, None, "withheld")
    assert cells(grid(cast.adviser, by="region"))["African", "capacity_building"][2] == 1
    with acting_as(None) as asker:
        page = cell_page(state="", provision="", group="African", category="capacity_building", seen_by=asker)
        assert page is not None and page.withheld and not page.assistance
    activity(cast.donor, cast.provider, "NO-10", jurisdictions=["TZA"], kinds=["training"], **running())
    assert cells(grid(None, by="region"))["African", "capacity_building"][2] == 2


def test_a_region_counts_an_activity_in_several_of_its_states_once_and_says_who_overlaps(cast: Cast) -> None:
    told = {"kinds": ["training", "legislative_drafting"], **running()}
    activity(cast.donor, cast.provider, "NO-9", jurisdictions=["UGA", "KEN", "TZA", "PLW"], **told)
    activity(cast.other, cast.stranger, "NO-9", jurisdictions=["UGA", "KEN", "TZA", "PLW"], **told)
    assert cells(grid(None, by="region"))["African", "capacity_building"][2:] == (1, "reported")
    activity(cast.donor, cast.provider, "NO-10", jurisdictions=["KEN"], kinds=["training"], **running())
    assert cells(grid(None, by="region"))["African", "capacity_building"][2:] == (2, "reported")
    activity(cast.other, cast.stranger, "DE-11", jurisdictions=["KEN"], kinds=["training"], **running())
    assert cells(grid(None, by="region"))["African", "capacity_building"][2:] == (3, "overlapping")


def test_a_region_has_no_overlap_where_only_one_of_two_goes_on(cast: Cast) -> None:
    states = ["UGA", "KEN", "TZA"]
    activity(cast.donor, cast.provider, "NO-9", jurisdictions=states, kinds=["training"], **running())
    ended = running() | {"status": "ended"}
    activity(cast.other, cast.stranger, "DE-9", jurisdictions=states, kinds=["training"], **ended)
    assert cells(grid(None, by="region"))["African", "capacity_building"][2:] == (2, "reported")


def test_each_cell_opens_the_records_it_counts(cast: Cast, client: Client) -> None:
    cast.circulate(cast.office)
    engage(cast.adviser, ["KGZ"], provisions=("54",))
    client.force_login(cast.adviser)
    page = grid(cast.adviser, chapter="ch.V")
    for row in page.rows:
        for cell in row.cells:
            if cell.url:
                query = dict(part.split("=") for part in cell.url.partition("?")[2].split("&"))
                with acting_as(cast.adviser) as asker:
                    found = cell_page(
                        state=query["state"], provision=query["provision"], group="", category="", seen_by=asker
                    )
                assert found is not None
                assert (len(found.requests), len(found.assistance)) == (cell.requests, cell.activities)
                assert found.why == cell.why
                assert client.get(cell.url).status_code == 200


@pytest.mark.parametrize("query", ["?state=XXX&provision=57", "?state=KGZ&provision=99", "?group=African", ""])
def test_a_cell_that_is_none_is_not_there(client: Client, query: str) -> None:
    assert client.get(f"/assistance/grid/cell/{query}").status_code == 404


def test_the_grid_asks_as_often_for_many_states_as_for_one(cast: Cast, client: Client) -> None:
    def asked() -> int:
        client.get("/assistance/grid/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/assistance/grid/").status_code == 200
        return len(queries)

    once = asked()
    activity(cast.donor, cast.provider, "NO-9", jurisdictions=["UGA", "KEN", "PLW", "ALB"], **running())
    assert asked() == once


def test_a_cell_of_a_region_counts_and_opens_the_same_activities(cast: Cast) -> None:
    told = {"kinds": ["training"], **running()}
    activity(cast.donor, cast.provider, "NO-9", jurisdictions=["UGA", "KEN", "TZA"], **told)
    activity(cast.other, cast.stranger, "NO-9", jurisdictions=["UGA"], **told | {"telling": 12})
    activity(cast.other, cast.stranger, "DE-9", jurisdictions=["KEN"], **told | {"status": "cancelled"})
    activity(cast.other, cast.stranger, "DE-10", jurisdictions=["KEN"], **told | {"status": "cancelled", "telling": 0})
    activity(cast.donor, cast.provider, "DE-10", jurisdictions=["KEN"], **told)
    with acting_as(None) as asker:
        page = cell_page(state="", provision="", group="African", category="capacity_building", seen_by=asker)
    assert page is not None
    assert cells(grid(None, by="region"))["African", "capacity_building"][2] == page.totals[2] == 2
    assert len(page.assistance) == 2


def test_a_cell_with_more_than_it_shows_says_how_many_there_are(cast: Cast, client: Client) -> None:
    for number in range(101):
        activity(cast.donor, cast.provider, f"XX-{number}", jurisdictions=["PLW"], under=["ch.V", "57"], **running())
    page = client.get("/assistance/grid/cell/?state=PLW&provision=57").content.decode()
    assert "(101)" in page
    assert "Not all are shown." in page


def test_a_cell_of_a_region_says_why_it_is_as_it_is(cast: Cast) -> None:
    ended = timezone.localdate() - timedelta(days=500)
    told = {"kinds": ["training"], "starts_on": ended, "ends_on": ended, "status": "ended"}
    activity(cast.donor, cast.provider, "NO-9", jurisdictions=["UGA", "KEN", "TZA"], **told)
    with acting_as(cast.adviser) as asker:
        page = cell_page(state="", provision="", group="African", category="capacity_building", seen_by=asker)
    assert page is not None
    row = next(row for row in grid(cast.adviser, by="region").rows if row.key == "African")
    assert page.state == "stale"
    assert page.why in {cell.why for cell in row.cells}
    assert f"{ended.day} {ended:%B} {ended.year}" in page.why


def test_regions_offer_no_choice_of_chapter_and_need_none(cast: Cast, client: Client) -> None:
    assert 'name="chapter"' in client.get("/assistance/grid/").content.decode()
    page = client.get("/assistance/grid/?by=region&chapter=ch.V").content.decode()
    assert 'name="chapter"' not in page
    assert "alphabetical order" not in page
    assert cells(grid(cast.adviser, by="region", chapter="ch.II")) == cells(grid(cast.adviser, by="region"))
