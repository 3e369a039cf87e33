"""The demonstration shows agreements, positions and use of published sources, once, beside the register's cases."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest
from django.utils import timezone

from merida.site.people.asking import acting_as
from merida.site.people.choices import Role
from merida.site.people.demo import demo_account, demo_person
from merida.site.provenance.asking import NOBODY, asking, current
from merida.site.recovery import demonstration_returns
from merida.site.recovery.models import Agreement, Case, Position, Use
from merida.site.recovery.selectors.agreements import comparison_page
from merida.site.recovery.selectors.use import use_page
from merida.site.recovery.services.incoming import portions
from merida.site.recovery.services.loading import load_events
from merida.tabular.delimited import sheet_of_text
from merida.tracing.table import events_of

pytestmark = pytest.mark.django_db(transaction=True)
REGISTER = (files("merida.tracing") / "data" / "asset-recovery-events.csv").read_text("utf-8")


def test_it_is_added_once_and_everybody_reads_it(own_files: Any) -> None:
    at = timezone.now()
    demo_account(at=at)
    by = demo_person(Role.SECRETARIAT)
    assert list(demonstration_returns.furnish(at=at)) == [], "without the register there is nothing to stand beside"
    with acting_as(by):
        load_events(
            portions=portions(events_of(sheet_of_text(REGISTER))), by=by, at=at, public=True, name="register.csv"
        )
    assert len(list(demonstration_returns.furnish(at=at))) == 1
    assert list(demonstration_returns.furnish(at=at)) == []
    data = tomllib.loads((files("merida.site.recovery") / "data" / "first_returns.toml").read_text("utf-8"))
    with asking(NOBODY):
        assert Agreement.objects.count() == len(data["agreements"])
        assert Position.objects.count() == len(data["positions"])
        assert Use.objects.count() == len(data["uses"])
        page = comparison_page(chosen=[str(one.pk) for one in Agreement.objects.all()], seen_by=current())
        assert next(row for row in page.rows if row.topic == "Use").differs
        spent = use_page(case=Case.objects.get(reference="abacha-che-2"), seen_by=current())
        assert spent.alerts[0] == "Something was spent, and no transfer is recorded as done."
        assert [one.unit for one in spent.charts] == ["NGN", "USD"]
