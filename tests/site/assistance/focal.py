"""A focal point of Palau with what its review recommended: for the tests of replies and plans."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from merida.site.assistance.models.institutions import Assignment, Delivery, Institution
from merida.site.assistance.selectors.letters import sheet
from merida.site.assistance.services.institutions import add_institution, assign_outcomes
from merida.site.assistance.services.replying import deliver_file
from merida.site.evidence.models import Finding
from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person
from tests.site.evidence.conftest import taken_in

__all__ = ["Desk", "desk", "taken_in"]


@dataclass
class Desk:
    """Palau's focal point, her authority, and the outcomes of its review."""

    focal: Person
    authority: Organisation
    outcomes: list[Finding]

    def institution(self, name: str = "Ministry of Justice", **address: str) -> Institution:
        with acting_as(self.focal):
            return add_institution(owner=self.authority, name=name, by=self.focal, at=timezone.now(), **address)

    def given(self, institution: Institution, *places: int, **how: Any) -> list[Assignment]:
        """Give the outcomes at these places to an institution."""
        with acting_as(self.focal):
            chosen = [self.outcomes[place] for place in places]
            return assign_outcomes(institution=institution, outcomes=chosen, by=self.focal, at=timezone.now(), **how)

    def sheet(self, institution: Institution) -> Any:
        """The workbook that the institution is sent, open."""
        with acting_as(self.focal):
            return load_workbook(BytesIO(sheet(institution=institution).data))

    def returned(self, book: Any, institution: Institution | None = None, name: str = "replies.xlsx") -> Delivery:
        """The workbook comes back and is handed in."""
        stream = BytesIO()
        book.save(stream)
        with acting_as(self.focal):
            return deliver_file(
                owner=self.authority, name=name, data=stream.getvalue(), by=self.focal, at=timezone.now(),
                institution=institution,
            )  # fmt: skip


@pytest.fixture
def desk(person: Callable[..., Person], state: Callable[[str], Organisation], taken_in: Any, analyst: Person) -> Desk:
    focal = person("Imelda", "focal_point", state("PLW"))
    taken_in(analyst, ["summary2-en.docx"])
    with acting_as(focal):
        kinds = ("challenge", "assistance_need")
        rows = Finding.objects.counted().filter(state="PLW", kind__in=kinds, none_identified=False)
        return Desk(focal, state("PLW"), list(rows.order_by("number", "start")))
