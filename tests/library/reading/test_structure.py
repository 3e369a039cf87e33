"""Roles, headings as a path, bullets at levels, lists and footnotes, by structure and meaning: written as hands
write."""

from __future__ import annotations

from textwrap import dedent

import pytest

from merida.reading.read import read_bytes
from merida.reading.values import Document, Passage


def document(text: str, name: str = "x.txt") -> Document:
    return read_bytes(dedent(text).strip().encode(), name)


def named(found: Document, start: str) -> Passage:
    return next(passage for passage in found.passages if passage.text.startswith(start))


def outline(found: Document) -> list[tuple[int | None, str]]:
    return [(one.level, one.text) for one in found.passages if one.role == "heading"]


SUMMARY = """
    II. Executive summary

    Kenya

    1. Introduction: legal and institutional framework

    1. Kenya signed the Convention on 9 December 2091 and ratified it in the same year.

    2. Chapter II: preventive measures

    2.1. Observations on the implementation of the articles under review

    Private sector (art. 12)

    2. Companies keep books, and nobody looks at them.

    2.3. Challenges in implementation

    3. It is recommended that Kenya:

    • Adopt rules on the following:
      – accounting standards;
      – external audits.
    • Continue training its auditors (art. 12, para. 2).

    3. Chapter V: asset recovery

    4. Nothing has been returned so far, as the courts are slow.
"""


def test_headings_stand_under_headings_by_their_numbers_though_paragraphs_are_numbered_too() -> None:
    assert outline(document(SUMMARY)) == [
        (1, "Executive summary"),
        (2, "Kenya"),
        (2, "Introduction: legal and institutional framework"),
        (2, "Chapter II: preventive measures"),
        (3, "Observations on the implementation of the articles under review"),
        (4, "Private sector (art. 12)"),
        (3, "Challenges in implementation"),
        (2, "Chapter V: asset recovery"),
    ]


def test_a_passage_knows_its_headings_as_printed() -> None:
    found = named(document(SUMMARY), "Companies keep books")
    assert found.label == "2"
    assert found.headings == (
        "II. Executive summary",
        "2. Chapter II: preventive measures",
        "2.1. Observations on the implementation of the articles under review",
        "Private sector (art. 12)",
    )


def test_items_under_an_item_are_one_level_down() -> None:
    found = document(SUMMARY)
    bullets = [(one.level, one.text) for one in found.passages if one.role == "bullet"]
    assert bullets == [
        (1, "Adopt rules on the following:"),
        (2, "accounting standards;"),
        (2, "external audits."),
        (1, "Continue training its auditors (art. 12, para. 2)."),
    ]


COUNTRY = """
    Country Review Report of Namibia

    Review by Ghana and Fiji of the implementation by Namibia of articles 5-14 and 51-59 of the Convention

    IV. Implementation of the Convention

    Chapter II: preventive measures

    Article 5. Preventive anti-corruption policies and practices

    (a) Summary of information relevant to reviewing the implementation of the article

    5. Namibia has adopted a national strategy for the years 2091 to 2095.

    (d) Challenges, where applicable

    8. Namibia is encouraged to define indicators for the strategy.

    Article 6. Preventive anti-corruption body or bodies

    (a) Summary of information relevant to reviewing the implementation of the article

    10. The Commission was established by law.
"""


def test_the_lettered_parts_of_a_country_report_are_headings_under_their_article() -> None:
    found = document(COUNTRY)
    assert found.kind == "country_report" and found.state == "NAM"
    assert found.title == "Country Review Report of Namibia"
    assert named(found, "Namibia is encouraged").headings[-2:] == (
        "Article 5. Preventive anti-corruption policies and practices",
        "(d) Challenges, where applicable",
    )
    assert named(found, "The Commission was").headings[-2].startswith("Article 6")


CORRIGENDUM = """
    CAC/COSP/IRG/2099/5/Corr.1
    Distr.: General
    14 May 2099
    Original: English

    Implementation Review Group
    Seventeenth session
    Vienna, 15–19 June 2099
    Item 4 of the provisional agenda
    Technical assistance

    Technical assistance in support of the implementation of the Convention

    Note by the Secretariat

    Corrigendum

    Paragraph 12

    Replace the existing text with

    12. In the 24 executive summaries, 217 needs were identified.
"""


def test_a_corrigendum_says_where_its_words_go() -> None:
    found = document(CORRIGENDUM)
    assert (found.kind, found.symbol, found.agenda_item) == ("secretariat_note", "CAC/COSP/IRG/2099/5/Corr.1", "4")
    assert found.title == "Technical assistance in support of the implementation of the Convention"
    new = named(found, "In the 24 executive summaries")
    assert (new.role, new.label, new.headings) == ("paragraph", "12", ("Paragraph 12",))
    assert named(found, "Replace the existing text").role == "paragraph"


RESOLUTION = """
    Resolution 8/99

    Strengthening the recovery of assets

    The Conference of the States Parties to the United Nations Convention against Corruption,

    Recalling its resolutions 6/3 of 6 November 2095 and 7/1 of 10 November 2097,

    1. Calls upon States parties to apply the provisions of chapter V of the Convention;

    2. Encourages States parties to identify good practices, including those relating to:

    (a) The management of frozen assets;

    (b) The return of assets under article 57 of the Convention.
"""


def test_a_resolution_has_its_number_and_name_and_speaks_for_its_body() -> None:
    found = document(RESOLUTION)
    assert found.kind == "resolution"
    assert found.title == "Resolution 8/99 Strengthening the recovery of assets"
    assert found.body == "Conference of the States Parties to the United Nations Convention against Corruption"
    assert [(one.label, one.level) for one in found.passages if one.role == "bullet"] == [("(a)", 1), ("(b)", 1)]


AGENDA = """
    CAC/COSP/IRG/2099/10
    Distr.: General
    3 February 2099
    Original: English

    Implementation Review Group
    Seventeenth session
    Vienna, 15–19 June 2099
    Item 1 (b) of the provisional agenda
    Adoption of the agenda and organization of work

    Annotated provisional agenda

    Provisional agenda

    1. Organizational matters.
    2. Review of implementation of the United Nations Convention against Corruption.
    3. Technical assistance.
    4. Other matters.

    Annotations

    The session will be opened on 15 June 2099 at 10 a.m.
"""


def test_the_items_of_an_agenda_are_no_headings() -> None:
    found = document(AGENDA)
    assert (found.kind, found.title, found.session) == ("agenda", "Annotated provisional agenda", 17)
    assert outline(found) == [(1, "Provisional agenda"), (1, "Annotations")]
    assert [one.label for one in found.passages if one.role == "paragraph" and one.label] == ["1", "2", "3", "4"]


def test_a_report_without_a_masthead_is_known_by_what_it_is_made_of() -> None:
    found = document("""
        Kenya

        Implementation of chapter III

        Bribery (art. 15)

        Bribery is an offence in the public sector.

        Good practices

        • The register of companies can be searched.

        Challenges in implementation

        • Make trading in influence an offence (art. 18).

        Technical assistance needs

        • Legislative assistance.
    """)
    assert (found.kind, found.state, found.cycle, found.symbol, found.date) == (
        "executive_summary",
        "KEN",
        1,
        None,
        None,
    )


def test_a_list_numbered_anew_under_a_lead_in_is_a_list() -> None:
    found = document("""
        1. The Group met in June and heard the following proposals for its work:

        1) Hold one more meeting in the year.

        2) Publish the papers earlier.

        2. The Group took note of them and closed the meeting.
    """)
    assert [(one.role, one.label) for one in found.passages] == [
        ("paragraph", "1"),
        ("bullet", "1"),
        ("bullet", "2"),
        ("paragraph", "2"),
    ]


def test_cells_know_their_row_and_column_and_captions_are_no_headings() -> None:
    found = document(
        """
        ## I. Needs

        Table 1
        Needs by article

        | Article | Needs |
        | --- | --- |
        | Article 5 | 12 |
        | Article 57 | 7 |
        """,
        "x.md",
    )
    cell = next(one for one in found.passages if one.text == "7")
    assert cell.role == "table" and cell.cell is not None
    assert (cell.cell.row_head, cell.cell.column_head) == ("Article 57", "Needs")
    assert outline(found) == [(1, "Needs")]


def test_a_footnote_follows_the_paragraph_that_refers_to_it_and_shares_its_headings() -> None:
    found = document(
        """
        ## I. Introduction

        1. The note was written in spring.[^1]

        2. It was read in summer.

        [^1]: All its figures are invented.
        """,
        "x.md",
    )
    assert [one.role for one in found.passages] == ["heading", "paragraph", "footnote", "paragraph"]
    assert found.passages[1].marks[0].label == found.passages[2].label == "1"
    assert found.passages[2].headings == ("I. Introduction",)


def test_a_heading_over_two_lines_is_one() -> None:
    found = read_bytes(
        b"<h2>I. Measures for the direct recovery of</h2><h2>property and assets</h2><p>States may sue in court.</p>",
        "x.html",
    )
    assert outline(found) == [(1, "Measures for the direct recovery of property and assets")]


@pytest.mark.parametrize(
    ("heading", "following"),
    [
        ("2.2. Succès et bonnes pratiques", "16. On retiendra que les bureaux sont ouverts."),
        ("2.3. Problemas en la aplicación", "El país adoptó medidas en los últimos años."),
        ("2.4. Потребности в технической помощи", "18. Потребности не были выявлены."),
        ("二、实施方面的挑战", "建议该国通过一项关于公共采购的法律。"),
        ("2-3- التحديات التي تواجه التنفيذ", "17- يوصى بأن تتخذ الدولة الإجراءات التالية."),
    ],
)
def test_headings_of_reviews_in_other_languages(heading: str, following: str) -> None:
    found = read_bytes(f"Introduction\n\n{heading}\n\n{following}\n".encode(), "x.txt")
    assert [one.role for one in found.passages][-2:] == ["heading", "paragraph"]
    assert found.passages[-1].headings[-1] == heading
