"""`merida iati read | write | check` on files as they come: what is wrong is one sentence, the rest goes on."""

# ruff: noqa: E501 - XML of vendors as it comes
from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from command_run import merida
from lxml import etree

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03">\n'
FOOT = "\n</iati-activities>\n"
ACTIVITY = """<iati-activity default-currency="USD" xml:lang="en"><iati-identifier>XM-DAC-1-{n}</iati-identifier>
<reporting-org ref="XM-DAC-1" type="40"><narrative>One</narrative></reporting-org>
<title><narrative>{title}</narrative></title><description><narrative>Words</narrative></description>
<participating-org role="1" ref="XM-DAC-1" type="10"/><activity-status code="2"/>
<activity-date type="1" iso-date="2019-01-01"/><activity-date type="3" iso-date="2020-01-01"/>
<recipient-country code="KE" percentage="60"/><recipient-country code="UG" percentage="40"/>
<sector vocabulary="1" code="15113"/></iati-activity>"""
VENDOR = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="a.xsl"?>
<!-- of a vendor -->
<iati-activities version="2.02" generated-datetime="2019-05-29T10:00:00Z" xmlns:v="urn:vendor" v:batch="7">
  <!-- first -->
  <iati-activity xml:lang="en" default-currency="USD" humanitarian="1" v:id="9">
    <iati-identifier> XM-A-1 </iati-identifier>
    <reporting-org ref="XM-A" type="40"><narrative>One</narrative><narrative xml:lang="fr">Un</narrative></reporting-org>
    <reporting-org ref="XM-B" type="40"><narrative>Two</narrative></reporting-org>
    <title><narrative>R &amp; D "q" </narrative><narrative xml:lang="fr">a</narrative><narrative xml:lang="fr">b</narrative></title>
    <description type="1"><narrative><![CDATA[Some <b>bold</b> text]]></narrative></description>
    <humanitarian-scope type="1" vocabulary="1-2" code="EQ-2015-000048-NPL"><narrative>Quake</narrative></humanitarian-scope>
    <budget><period-start iso-date="2019-01-01"/><period-end iso-date="2019-12-31"/><value currency="EUR">3000.10</value></budget>
    <budget><period-start iso-date="2019-01-01"/><period-end iso-date="2019-12-31"/><value currency="USD">+1e3</value></budget>
    <transaction ref="1" humanitarian="0"><transaction-type code="1"/><value currency="JPY">0012</value></transaction>
    <result type="1"><indicator measure="1"><period><target value="1"><dimension name="sex" value="f"/></target></period></indicator></result>
    <v:extra xmlns:w="urn:w"><w:deep a="1" w:b="2">text<w:more/>tail</w:deep></v:extra>
    <unknown-element foo="bar">hm</unknown-element>
    <v:extra2 xmlns="urn:default"><inner/></v:extra2>
  </iati-activity>
  <!-- between --><?pi data?>
  <iati-activity><title><narrative>No identifier&#13;x&#9;y</narrative></title></iati-activity>
  <v:footer>end</v:footer>
</iati-activities>
<!-- after -->
"""


def activity(n: int = 1, title: str = "Training") -> str:
    return ACTIVITY.format(n=n, title=title)


def file(*activities: str) -> str:
    return HEAD + "\n".join(activities) + FOOT


def canonical(xml: bytes) -> bytes:
    return bytes(etree.tostring(etree.fromstring(xml).getroottree(), method="c14n"))


@pytest.mark.parametrize(
    "text",
    [
        VENDOR,
        file(activity(1), activity(2)),
        file(activity()).replace("\n", ""),
        file(activity()).replace("\n", "\r\n"),
    ],
    ids=["vendor", "plain", "one line", "windows"],
)
def test_read_and_write_on_the_command_line_lose_nothing(tmp_path: Path, text: str) -> None:
    given = tmp_path / "in.xml"
    given.write_bytes(text.encode())
    read = merida("iati", "read", given)
    assert (read.status, read.err) == (0, "")
    written = merida("iati", "write", "-", "--output", tmp_path / "out.xml", stdin=read.out.encode())
    assert (written.status, written.err) == (0, "")
    assert canonical((tmp_path / "out.xml").read_bytes()) == canonical(text.encode())


def test_files_are_joined_with_what_stood_between_their_activities(tmp_path: Path) -> None:
    for name, text in (("a.xml", VENDOR), ("b.xml", file(activity()))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    read = merida("iati", "read", tmp_path)
    written = merida("iati", "write", "-", stdin=read.out.encode()).out
    assert len(etree.fromstring(written.encode()).findall("iati-activity")) == len(read.lines) == 3
    assert "<v:footer>end</v:footer>" in written
    assert "<!-- after -->" in written


BAD: list[tuple[bytes, str]] = [
    (file(activity()).encode()[:-300], ":6: critical 0.1.1: The XML is broken here"),
    (file(activity(title="R & D")).encode(), ":5: critical 0.1.1: The XML is broken here"),
    (file(activity(title="&nbsp;")).encode(), "Entity 'nbsp' not defined"),
    (
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + file(activity(title="&x;")).encode()[39:],
        "DOCTYPE",
    ),
    (b'<!DOCTYPE a [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>' + file(activity(title="&c;")).encode()[39:], "DOCTYPE"),
    (file(activity(title="Café")).encode("latin-1"), ":5: critical 0.1.1: The XML is broken here"),
    (file(activity()).replace("UTF-8", "UTF-16").encode(), "not written in the encoding that it names (UTF-16)"),
    (file(activity()).replace("2.03", "1.05").encode(), ":2: critical 0.6.1: This file is IATI 1.05"),
    (b"<!DOCTYPE html><html><body><br></body></html>", "This is a web page"),
    (gzip.compress(file(activity()).encode()), "compressed (gzip), not XML: unpack it"),
    (b"PK\x03\x04....", "a zip archive, not XML: unpack it"),
    (b"", "This file is empty"),
    (b"  \n", "This file is empty"),
    (b'{"identifier": "X"}\n', "This is JSON, not XML"),
    (activity().encode(), "put it into <iati-activities"),
    (b"<iati-organisations version='2.03'><iati-organisation/></iati-organisations>", "holds organisations"),
]


def test_what_cannot_be_read_is_one_sentence_each_and_the_other_files_are_read(tmp_path: Path) -> None:
    for place, (data, _) in enumerate(BAD):
        (tmp_path / f"bad{place:02}.xml").write_bytes(data)
    (tmp_path / "good.xml").write_text(file(activity(7)), encoding="utf-8")
    ran = merida("iati", "read", tmp_path)
    assert ran.status == 1
    assert ran.lines[-1]["identifier"] == "XM-DAC-1-7"
    for place, (told, (_, sentence)) in enumerate(zip(ran.sentences, BAD, strict=True)):
        assert f"bad{place:02}.xml" in told
        assert sentence in told
    checked = merida("iati", "check", tmp_path)
    assert (checked.status, checked.err) == (1, "")
    assert all(sentence in checked.out for _, sentence in BAD[:-1])
    assert "good.xml: nothing wrong was found." in checked.out


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_what_is_written_in_the_encoding_that_it_names_is_read(tmp_path: Path, encoding: str) -> None:
    named = encoding.removesuffix("-sig")
    given = tmp_path / "a.xml"
    given.write_bytes(file(activity(title="Café")).replace("UTF-8", named).encode(encoding))
    ran = merida("iati", "read", given)
    assert (ran.status, ran.lines[0]["title"]) == (0, {"words": [{"text": "Café"}]})


WRONG: list[tuple[str, str, str]] = [
    ('percentage="40"', 'percentage="30"', "error 3.1.2: The percentages of the countries add up to 90"),
    ('code="UG"', 'code="XX9"', 'warning code.Country: "XX9" in code of <recipient-country> is no code'),
    ('iso-date="2020-01-01"', 'iso-date="2018-01-01"', "error 11.1.2: The planned start 2019-01-01 is after"),
    (' version="2.03"', "", "critical 0.3.1: <iati-activities> lacks the attribute version: add it."),
    (FOOT, activity(title="Other") + FOOT, "error twice: XM-DAC-1-1 was already told on line 3, with different"),
]


def test_what_is_wrong_in_what_is_said_has_its_line_and_a_sentence(tmp_path: Path) -> None:
    for place, (old, new, _) in enumerate(WRONG):
        (tmp_path / f"{place}.xml").write_text(file(activity()).replace(old, new, 1), encoding="utf-8")
    ran = merida("iati", "check", tmp_path)
    assert (ran.status, ran.err) == (1, "")
    for place, (_, _, sentence) in enumerate(WRONG):
        told = [line for line in ran.out.splitlines() if f"{place}.xml:" in line]
        assert any(sentence in line for line in told)


def test_folders_and_patterns_name_files(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    for name in ("b.xml", "inner/a.xml", "notes.txt"):
        (tmp_path / name).write_text(file(activity()), encoding="utf-8")
    assert merida("iati", "check", tmp_path).out.count("nothing wrong") == 2
    assert merida("iati", "check", tmp_path / "*.xml").out.count("nothing wrong") == 1
    empty = tmp_path / "empty"
    empty.mkdir()
    for given, sentence in ((empty, "holds no file that ends in .xml"), (tmp_path / "x*.xml", "No file matches")):
        ran = merida("iati", "read", given)
        assert (ran.status, ran.out) == (1, "")
        assert sentence in ran.sentences[0]


NO_LINES: list[tuple[bytes, str]] = [
    (b"PK\x03\x04....", "a zip archive, not JSON lines"),
    (gzip.compress(b"{}"), "compressed (gzip), not JSON lines"),
    ('{"id": "a"}\n'.encode("utf-16"), "not written in UTF-8"),
    (b'[\n {"id": "a"}\n]\n', "in one list: write each object on a line of its own"),
    (file(activity()).encode(), "makes them of IATI"),
]


@pytest.mark.parametrize("command", [("iati", "write"), ("overlaps",)])
def test_what_holds_no_lines_at_all_is_one_sentence(tmp_path: Path, command: tuple[str, ...]) -> None:
    for place, (data, _) in enumerate(NO_LINES):
        (tmp_path / f"{place}.jsonl").write_bytes(data)
    ran = merida(*command, tmp_path)
    assert ran.status == 1
    for told, (_, sentence) in zip(ran.sentences, NO_LINES, strict=True):
        assert sentence in told


def test_lines_that_are_no_activity_are_told_and_the_rest_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(file(activity()), encoding="utf-8")
    good = merida("iati", "read", tmp_path / "a.xml").lines[0]
    bad: list[object] = [{**good, "tail": 5}, {**good, "before": "<b>"}, {**good, "dates": 3}, [], {"title": None}]
    given = tmp_path / "lines.jsonl"
    lines = [*(json.dumps(one) for one in bad), "{broken", "", json.dumps(good)]
    given.write_text("\n".join(lines), encoding="utf-8")
    ran = merida("iati", "write", given)
    assert ran.status == 1
    assert [sentence.split("lines.jsonl:")[1].split(":")[0] for sentence in ran.sentences] == list("123456")
    assert ran.out.count("<iati-activity ") == 1
