"""A focal point of Palau with what its review recommended: for the tests of replies and plans."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from merida.site.assistance.models.institutions import Assignment, Delivery, Institution
from merida.site.assistance.selectors.letters import sheet
from merida.site.assistance.services.institutions import add_institution, assign_outcomes
from merida.site.assistance.services.replying import deliver_file
from merida.site.evidence.models import Finding
from merida.site.evidence.services.storing import store_document
from merida.site.evidence.services.uploading import Given, add_documents
from merida.site.evidence.stage import read_and_find
from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person

__all__ = ["Desk", "desk", "read_here"]

DOCUMENTS = Path(__file__).parent / "documents"


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
def desk(person: Callable[..., Person], state: Callable[[str], Organisation], analyst: Person) -> Desk:
    focal = person("Imelda", "focal_point", state("PLW"))
    read_here(analyst, "palau-1.txt", "palau-2.txt")
    with acting_as(focal):
        kinds = ("challenge", "assistance_need")
        rows = Finding.objects.counted().filter(state="PLW", kind__in=kinds, none_identified=False)
        return Desk(focal, state("PLW"), list(rows.order_by("cycle", "number", "start")))


def read_here(analyst: Person, *names: str, **how: str) -> None:
    """Take short summaries written for these tests in, and read them in this process."""
    with acting_as(analyst):
        data = {name: (DOCUMENTS / name).read_bytes() for name in names}
        given = [Given(name, [content], len(content)) for name, content in data.items()]
        upload = add_documents(files=given, by=analyst, at=timezone.now(), **how)
        for item in upload.items.all():
            read = read_and_find(data[item.name], item.name)
            store_document(upload=upload, item=item, read=read, at=timezone.now())
