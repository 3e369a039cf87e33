"""Running heads and feet go, and only they; what they say is kept apart."""
# ruff: noqa: E501 - patterns and printed lines are clearer whole

import pytest
from pdf_pages import Made

from merida.reading.pdf import read_pdf
from merida.reading.pdf.furniture import is_foot, is_head


@pytest.mark.parametrize(
    "text",
    [
        "2/6", "V.99-00312", "V.99-00312 3/6", "4/6 V.99-00312", "V.99-00312 (E) 120399 130399", "*9900312*", "12",
        "- 3 -", "Page 2", "Page 3 of 9", "Página 4", "Страница 5", "第3页", "الصفحة 7", "vii", "GE.19-01234", "A/19-01704"[2:],
    ],
)  # fmt: skip
def test_feet_by_their_form(text: str) -> None:
    assert is_foot(text)


@pytest.mark.parametrize(
    "text",
    [
        "Article 5",
        "5 reviews",
        "2099 was a good year",
        "art. 9",
        "12 March 2099",
        "(a)",
        "Total",
        "3.1",
        "No. 5 of 2087",
    ],
)
def test_words_are_not_feet(text: str) -> None:
    assert not is_foot(text)


@pytest.mark.parametrize(
    "text", ["CAC/COSP/IRG/II/9/9/Add.2", "A/58/422", "CAC/COSP/IRG/2099/CRP.7 Page 2", "E/CN.15/2019/1"]
)
def test_heads_by_their_form(text: str) -> None:
    assert is_head(text)


def summary(pages: int) -> bytes:
    made = Made()
    for number in range(1, pages + 1):
        made.page()
        made.bold(60 if number % 2 else 400, 46, "CAC/COSP/IRG/II/9/9/Add.2")
        made.lines(120, 90, [f"{number}. A paragraph of page {number} that says something.", "It goes on here."])
        made.text(60, 806, f"{number}/{pages}").text(480, 806, "V.99-00312")
    return made.bytes()


@pytest.mark.parametrize("pages", [1, 2, 3, 9])
def test_symbol_page_and_job_number_never_stand_in_the_text(pages: int) -> None:
    sheets = read_pdf(summary(pages))
    whole = " ".join(block.text for block in sheets.blocks)
    assert "CAC/" not in whole
    assert "V.99" not in whole
    assert len(sheets.blocks) == pages
    assert {"CAC/COSP/IRG/II/9/9/Add.2", "V.99-00312"} <= set(sheets.furniture)


def test_a_running_head_of_words_goes_because_it_comes_back() -> None:
    made = Made()
    for number in range(1, 5):
        made.page().text(100, 40, "Country review report of Atlantis").text(100, 80, f"Paragraph {number} differs.")
        made.text(280, 800, f"Page {number}")
    sheets = read_pdf(made.bytes())
    assert [block.text for block in sheets.blocks] == [f"Paragraph {number} differs." for number in range(1, 5)]
    assert "Country review report of Atlantis" in sheets.furniture


def test_a_paragraph_cut_by_a_page_end_has_no_foot_in_it() -> None:
    first = "A long line of text that runs to the right edge of its column and does not end"
    made = Made().page().lines(100, 760, [first]).text(60, 806, "V.99-00312").text(520, 806, "1/2")
    made.page().bold(60, 46, "CAC/COSP/IRG/2099/1").lines(100, 80, ["here but on the next page."])
    (block,) = read_pdf(made.bytes()).blocks
    assert block.text == f"{first} here but on the next page."


def test_a_number_at_the_foot_of_a_table_is_no_page_number() -> None:
    made = Made().page()
    for row in range(6):
        y = 700 + 14 * row
        made.text(80, y, f"Article {row + 5}").text(250, y, str(11 * row + 10)).text(400, y, str(7 * row + 21))
    found = [block.text for block in read_pdf(made.bytes()).blocks]
    assert {"65", "56", "Article 10"} <= set(found)


def test_the_masthead_is_cover_and_keeps_its_symbol() -> None:
    made = Made().page().text(60, 90, "United Nations", 14).text(420, 90, "CAC/COSP/IRG/2099/1")
    made.rule(56, 96, 540, 96)
    made.bold(60, 114, "Conference of the States Parties to the United", 16)
    made.bold(60, 132, "Nations Convention against Corruption", 16)
    made.text(380, 110, "Distr.: General").text(380, 122, "1 April 2099").text(380, 140, "Original: English")
    made.rule(56, 150, 540, 150)
    made.bold(60, 170, "Implementation Review Group").bold(60, 182, "Fourteenth session")
    made.lines(120, 300, ["1. The present note was prepared by the Secretariat."])
    cover = [block.text for block in read_pdf(made.bytes()).blocks if block.region == "cover"]
    assert cover == [
        "United Nations",
        "CAC/COSP/IRG/2099/1",
        "Conference of the States Parties to the United Nations Convention against Corruption",
        "Distr.: General",
        "1 April 2099",
        "Original: English",
    ]
