"""A secretariat counts its year: 22 States and not 26, two laws, 851 persons and 900 attendances, each once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.stories.conftest import faults_of, send
from tests.stories.installation import Installation

STATES = (
    "KGZ PLW KEN UGA TZA RWA BDI LAO KHM VNM THA MYS IDN PHL TLS MMR PER CHL TUN MAR UKR MDA"
).split()  # fmt: skip
IATI = """<iati-activities version="2.03"><iati-activity xml:lang="en" default-currency="USD">
<iati-identifier>XM-DAC-41128-ASSETS</iati-identifier>
<reporting-org ref="{ref}" type="10" secondary-reporter="{secondary}"><narrative>{name}</narrative></reporting-org>
<title><narrative>A law on the return of assets</narrative></title>
<description><narrative>Drafting, and advice to the ministry.</narrative></description>
<participating-org ref="XM-DAC-7" type="10" role="1"><narrative>Donor</narrative></participating-org>
<participating-org ref="XM-DAC-41128" type="40" role="4"><narrative>Agency</narrative></participating-org>
<activity-status code="2"/>
<activity-date iso-date="2018-02-01" type="2"/>
<activity-date iso-date="2019-06-30" type="3"/>
<recipient-country code="KG"/>
<sector vocabulary="1" code="15113"/>
<budget><period-start iso-date="2018-02-01"/><period-end iso-date="2018-12-31"/>
<value currency="USD" value-date="2018-02-01">250000</value></budget>
</iati-activity></iati-activities>"""


def engagements() -> str:
    """Twelve with legislation, fourteen with coordination, four of them both."""
    heads = ("Reference", "Title", "States and jurisdictions", "Kinds of support", "From", "Until")
    lines = [",".join((*heads, "What came of it", "What it is called", "Outcome on"))]
    for place, state in enumerate(STATES):
        kinds = "; ".join(["Legislative drafting"] * (place < 12) + ["Inter-agency coordination"] * (place >= 8))
        law = f"Law adopted,Asset Recovery Act of {state},2018-09-01" if place < 2 else ",,"
        lines.append(f"E-{place},Support to {state},{state},{kinds},2018-01-15,,{law}")
    return "\n".join(lines) + "\n"


def trainings() -> str:
    """Forty, with 900 attendances by 851 persons: forty-nine places were taken by people who had come before."""
    lines = ["Reference,Title,From,Until,Attendances,Persons,Of them counted here first,Women,Men"]
    for place in range(40):
        here = 23 if place < 20 else 22  # 20 x 23 + 20 x 22 = 900
        new = here - (2 if place >= 31 else 1 if place == 30 else 0)
        new -= 1 if place < 30 else 0
        lines.append(f"T-{place},Course {place},2018-03-{1 + place % 28:02},,{here},{here},{new},11,{here - 11}")
    return "\n".join(lines) + "\n"


def load(page: Any, what: str, file: Path) -> None:
    """Hand the file in, look at what it would do, record it."""
    page.goto(f"/assistance/import/{what}/")
    page.set_input_files("[name=file]", str(file))
    send(page, "form[enctype] button")
    page.wait_for_selector("caption:has-text('What each row would do')")
    assert "refused: 0" in page.inner_text(".lead")
    send(page, "text=Record these rows")
    page.wait_for_selector(".notice-success")


def figures(page: Any) -> dict[str, str]:
    """The indicators of 2018 as the page shows them, and the budgets below."""
    page.goto("/assistance/year/2018/")
    found = {
        row.get_attribute("id").removeprefix("indicator-"): row.locator("td").first.inner_text().strip()
        for row in page.locator("table.indicators tbody tr").all()
    }
    money = page.locator("#money-title + ul")
    return found | {"money": money.inner_text() if money.count() else ""}


def told_by(
    installation: Installation, person: str, ref: str, name: str, secondary: int, file: str = IATI
) -> None:  # fmt: skip
    """A publisher loads its IATI file."""
    data = file.format(ref=ref, name=name, secondary=secondary)
    installation.python(f"""
from django.utils import timezone
from merida.site.assistance.services.loading import accept_activities, keep_activities_file, read_load, write_load
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
person = Person.objects.get(email={person!r})
with acting_as(person):
    load = keep_activities_file(chunks=[{data.encode()!r}], name="a.xml", by=person, at=timezone.now())
read_load(load_id=load.pk, by=person.pk)
with acting_as(person):
    load.refresh_from_db()
    accept_activities(load=load, by=person, at=timezone.now())
write_load(load_id=load.pk, by=person.pk)
""")


def test_the_year_counts_each_state_law_and_person_once(
    visit: Callable[..., Any], analyst: tuple[str, str], installation: Installation, tmp_path: Path
) -> None:
    page = visit("en", as_=analyst)
    for what, text in (("engagements", engagements()), ("trainings", trainings())):
        file = tmp_path / f"{what}.csv"
        file.write_text(text, encoding="utf-8")
        load(page, what, file)

    found = figures(page)
    assert (found["states"], found["legislation"], found["coordination"], found["laws"]) == ("22", "12", "14", "2")
    assert found["trained"] == "851 persons, 900 attendances"
    assert faults_of(page) == []

    send(page, "#indicator-laws a.figure")
    assert "Asset Recovery Act of KGZ" in page.inner_text("main")

    donor, _ = installation.person("Nora", "provider", "Donor", kind="international")
    agency, _ = installation.person("Dieter", "provider", "Agency", kind="international")
    told_by(installation, donor, "XM-DAC-41128", "Agency", 0)
    once = figures(page)
    assert once["states"] == "22", "Kyrgyzstan was assisted already"
    assert once["activities"] == "1"
    assert "250,000" in once["money"]
    told_by(installation, agency, "XM-DAC-7", "Donor", 1)
    assert figures(page) == once, "the same activity from a second publisher changes no count and no sum"
