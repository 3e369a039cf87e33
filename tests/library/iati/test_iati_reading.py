"""Reading: values as the Standard means them; hostile and broken files get one sentence and take no harm."""

from __future__ import annotations

import gzip
import io
import pickle
import tracemalloc
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from iati_samples import FULL, HERE, ORGANISATION, changed

from merida.iati import Limits, Problem, Refused, check, read
from merida.iati.money import Value
from merida.iati.values import Country, Narrative, Region, Tag

MINIMAL = FULL[FULL.rindex("  <iati-activity ") : FULL.rindex("</iati-activities>")]


def _refused(data: bytes, limits: Limits | None = None) -> Problem:
    with pytest.raises(Refused) as refused:
        list(read(data, file="f.xml", limits=limits))
    problem = refused.value.problem
    assert list(check(data, file="f.xml", limits=limits))[-1] == problem
    return problem


def test_an_activity_says_who_where_what_for_and_how_much() -> None:
    activity, second = read(HERE / "full.xml")
    assert activity.identifier == "XM-DAC-41128-KGZ-1"
    assert activity.updated == datetime(2019, 5, 31, 17, 30, tzinfo=timezone(timedelta(hours=2)))
    assert (activity.lang, activity.currency, activity.humanitarian, activity.hierarchy) == ("en", "USD", False, 1)
    assert activity.title is not None
    assert str(activity.title) == "Asset recovery: training & advice"
    assert activity.title.lang("zh") == "资产追回：培训和咨询"
    assert [(one.role, one.ref, one.words) for one in activity.participants][1] == (
        "4",
        None,
        (Narrative("Ministry of Justice"),),
    )
    assert activity.countries == (Country("KG", Decimal(60), (Narrative("Kyrgyzstan"),)),)
    assert activity.regions == (Region("619", "1", None, Decimal(40)),)
    assert activity.tags[0] == Tag("16.5", "3")
    assert activity.budgets[0].value == Value(Decimal("250000.00"), date(2018, 1, 1), "USD")
    assert activity.transactions[0].receiver is not None
    assert activity.transactions[0].receiver.activity == "KG-GOV-MJ-1"
    assert [period.actuals[0].value for period in activity.results[0].indicators[0].periods] == ["57"]
    assert activity.crs_add is not None and activity.crs_add.terms is not None
    assert activity.crs_add.terms.final == date(2030, 1, 1)
    assert [one.tag for one in activity.extensions()] == ["{https://example.org/ns/m}extension"]
    assert (activity.line, second.line) == (4, FULL[: FULL.rindex("<iati-activity ")].count("\n") + 1)


def test_a_value_that_is_none_reads_as_nothing_and_its_words_stay() -> None:
    text = changed(FULL, ('iso-date="2018-02-01"', 'iso-date="soon"'), (">250000.00<", ">a lot<"))
    activity = next(read(text.encode()))
    assert activity.dates[1].on is None
    assert activity.budgets[0].value is not None and activity.budgets[0].value.amount is None
    assert activity.source is not None
    assert [one.get("iso-date") for one in activity.source.elements("activity-date")][1] == "soon"


def test_what_is_read_can_be_sent_to_another_process() -> None:
    activity = next(read(HERE / "full.xml"))
    again = pickle.loads(pickle.dumps(activity))
    assert (again, again.source) == (activity, activity.source)
    refused = pickle.loads(pickle.dumps(Refused(Problem("f", 1, "0.1.1", "critical", "No."))))
    assert refused.problem.message == "No."


def test_a_path_an_open_file_and_bytes_say_the_same() -> None:
    path = HERE / "full.xml"
    with path.open("rb") as stream:
        opened = list(read(stream))
    assert opened == list(read(path)) == list(read(str(path))) == list(read(path.read_bytes()))


@pytest.mark.parametrize("version", ["1.01", "1.05", " 1.03"])
def test_version_1_is_refused_with_a_sentence(version: str) -> None:
    problem = _refused(f'<iati-activities version="{version}"><iati-activity/></iati-activities>'.encode())
    assert (problem.id, problem.line) == ("0.6.1", 1)
    assert problem.message == (
        f"This file is IATI {version.strip()}, which is no longer in use: ask its publisher for 2.03, or convert it."
    )


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "boom"}">' for n in range(9))


@pytest.mark.parametrize(
    "head",
    [
        f"<!DOCTYPE iati-activities [{BOMB}]>",
        '<!DOCTYPE iati-activities [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE iati-activities SYSTEM "https://example.org/x.dtd">',
        '<!DOCTYPE iati-activities [<!ENTITY % p SYSTEM "https://example.org/p"> %p;]>',
    ],
    ids=["bomb", "file", "external", "parameter"],
)
def test_entities_are_refused_and_nothing_is_fetched(head: str) -> None:
    entity = "&e8;" if "e8" in head else "&x;" if "ENTITY x" in head else "text"
    body = MINIMAL.replace("A law is drafted.", entity)
    problem = _refused(f'<?xml version="1.0"?>{head}<iati-activities version="2.03">{body}</iati-activities>'.encode())
    assert problem.id == "0.1.1"


def test_what_stood_before_the_break_is_read() -> None:
    text = FULL[: FULL.rindex("<activity-status")] + "<oops"
    reading = read(text.encode(), file="f.xml")
    assert next(reading).identifier == "XM-DAC-41128-KGZ-1"
    with pytest.raises(Refused) as refused:
        list(reading)
    assert refused.value.problem.line == text.count("\n") + 1
    assert "The XML is broken here" in refused.value.problem.message


@pytest.mark.parametrize(
    ("data", "id", "sentence"),
    [
        (b"", "0.1.1", "This file is empty"),
        (b"   \n", "0.1.1", "This file is empty"),
        (b"not xml", "0.1.1", "This is no XML"),
        (b"%PDF-1.7 ...", "0.1.1", "This is no XML"),
        (gzip.compress(FULL.encode()), "0.1.1", "compressed (gzip)"),
        (b"PK\x03\x04...", "0.1.1", "a zip archive"),
        (b'{"identifier": "X"}\n', "0.1.1", "This is JSON"),
        (b'<?xml version="1.0" encoding="UTF-16"?><a/>', "0.1.1", "names (UTF-16)"),
        (b"<!DOCTYPE html>\n<html><body><br></body></html>", "0.2.1", "a web page"),
        (b"<iati-activity/>", "0.2.1", 'put it into <iati-activities version="2.03">'),
        (b"<iati-activities version='2.03'><iati-activity>&nbsp;", "0.1.1", "Entity 'nbsp' not defined"),
        (b"\xff\xfe\x00\x00", "0.1.1", ""),
        (b'<?xml version="1.0" encoding="x-none"?><a/>', "0.1.1", ""),
        (b"<html><body/></html>", "0.2.1", "a web page"),
        (b'<x:iati-activities xmlns:x="urn:x"/>', "0.2.1", "<iati-activities> is in the namespace urn:x"),
    ],
)
def test_what_is_no_iati_file_is_refused_with_a_sentence(data: bytes, id: str, sentence: str) -> None:
    problem = _refused(data)
    assert problem.id == id
    assert sentence in problem.message


def test_organisations_are_checked_but_not_read_as_activities() -> None:
    with pytest.raises(Refused) as refused:
        read(ORGANISATION.encode())
    assert "holds organisations, not activities" in refused.value.problem.message


def test_elements_inside_one_another_have_an_end() -> None:
    deep = "<m:a>" * 500 + "</m:a>" * 500
    text = changed(FULL, ("<m:extension", deep + "<m:extension"))
    assert "More than 64 elements stand inside one another" in _refused(text.encode()).message


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        (Limits(file=100_000), "the file has more than 100,000 bytes"),
        (Limits(record=100_000), "one activity, or what stands before it, has more than 100,000 bytes"),
    ],
)
def test_size_has_limits(limits: Limits, sentence: str) -> None:
    long = changed(FULL, ("A law is drafted.", "word " * 100_000))
    assert sentence in _refused(long.encode(), limits).message


class _Endless(io.RawIOBase):
    """Activities made while they are read, so that the file itself takes no memory."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self.pieces, self.held = iter(pieces), b""

    def read(self, size: int = -1) -> bytes:
        while len(self.held) < size and (piece := next(self.pieces, b"")):
            self.held += piece
        out, self.held = self.held[:size], self.held[size:]
        return out


def _many(count: int) -> Iterable[bytes]:
    yield b'<iati-activities version="2.03">'
    for number in range(count):
        yield MINIMAL.replace("KGZ-2", f"KGZ-{number}").encode()
    yield b"</iati-activities>"


def test_memory_does_not_grow_with_the_file() -> None:
    peaks = []
    for count in (300, 3_000):
        tracemalloc.start()
        assert sum(1 for _ in read(_Endless(_many(count)))) == count  # type: ignore[arg-type]
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 2 * peaks[0]


def test_words_between_activities_do_not_pile_up() -> None:
    junk = (b"<foo/>" * 10 for _ in range(100_000))
    pieces = (piece for part in ([b'<iati-activities version="2.03">'], junk) for piece in part)
    with pytest.raises(Refused, match="has more than 1,000,000 bytes"):
        list(read(_Endless(pieces), limits=Limits(record=1_000_000)))  # type: ignore[arg-type]


def test_a_file_that_is_not_there_is_the_affair_of_who_opens_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "none.xml")
