"""Lines become paragraphs: what belongs together is one block, what does not is not."""

import pytest
from pdf_pages import Made

from merida.reading.pdf import read_pdf
from merida.reading.values import Box, Sheets

# lines of one column, 340 points wide, in Helvetica 10
FULL = "The Public Integrity Office reports to Parliament every year and is led by a commissioner"
FULL_2 = "whose term of office is seven years and who may be removed by the supreme court only"
LAST = "for grave misconduct (art. 6, para. 2)."


def texts(sheets: Sheets, region: str = "body") -> list[str]:
    return [block.text for block in sheets.blocks if block.region == region]


def test_full_lines_and_a_short_last_line_are_one_paragraph() -> None:
    made = Made().lines(100, 200, [FULL, FULL_2, LAST, "Candidates for elective office disclose their donations."])
    assert texts(read_pdf(made.bytes())) == [
        f"{FULL} {FULL_2} {LAST}",
        "Candidates for elective office disclose their donations.",
    ]


def test_a_gap_parts_paragraphs_that_fill_their_last_line() -> None:
    made = Made().lines(100, 200, [FULL, FULL_2]).lines(100, 230, [FULL, FULL_2])
    assert texts(read_pdf(made.bytes())) == [f"{FULL} {FULL_2}"] * 2


def test_first_line_indents_part_paragraphs() -> None:
    made = Made()
    for start in (200, 236):
        made.text(120, start, FULL[:80]).text(100, start + 12, FULL_2).text(100, start + 24, FULL)
    assert len(texts(read_pdf(made.bytes()))) == 2


@pytest.mark.parametrize(
    ("marker", "gap"),
    [("12.", 28), ("(a)", 28), ("\x95", 14), ("1)", 20), ("2.1.", 30), ("-", 14)],
)
def test_a_marker_set_apart_begins_a_paragraph(marker: str, gap: float) -> None:
    made = Made().text(100, 200, FULL)
    for y in (212, 236):
        made.text(100, y, marker).text(100 + gap, y, FULL[:84]).text(100 + gap, y + 12, "and more of it,")
    found = texts(read_pdf(made.bytes()))
    assert len(found) == 3
    assert all(text.endswith("and more of it,") for text in found[1:])


@pytest.mark.parametrize(
    "wrapped",
    [
        "(b) of the Convention, as the reviewing experts noted.",
        "7, para. 3).",
        "2094. The other half was not examined at all in that year.",
        "1).",
        "46.1 in conjunction with article 55 of the Convention).",
    ],
)
def test_words_that_only_look_like_a_marker_stay_in_their_paragraph(wrapped: str) -> None:
    made = Made().lines(
        100, 200, [FULL, "and the law says so in its section, in line with article 14, paragraph 1 (a) and, (art."]
    )
    made.text(100, 224, wrapped)
    assert len(texts(read_pdf(made.bytes()))) == 1


def test_a_bold_heading_of_two_lines_is_one_block_and_not_part_of_the_text() -> None:
    made = Made().bold(100, 200, "Preventive anti-corruption policies and practices; preventive anti-corruption")
    made.bold(100, 212, "body or bodies (arts. 5 and 6)").lines(100, 224, [FULL, FULL_2, LAST])
    heading, text = read_pdf(made.bytes()).blocks
    assert heading.text.endswith("preventive anti-corruption body or bodies (arts. 5 and 6)")
    assert heading.look.bold
    assert not text.look.bold


@pytest.mark.parametrize("below", ["Paragraph 3", "Paragraphs 2 and 4", "Subparagraph (b)"])
def test_a_paragraph_named_below_the_title_of_its_article_is_a_heading_of_its_own(below: str) -> None:
    made = Made().lines(100, 160, [FULL, FULL_2])
    made.bold(100, 200, "Article 11. Measures relating to the judiciary and prosecution").bold(100, 212, below)
    made.lines(100, 236, [FULL, FULL_2, LAST])
    assert texts(read_pdf(made.bytes()))[1:3] == [
        "Article 11. Measures relating to the judiciary and prosecution",
        below,
    ]


def test_a_paragraph_over_a_page_end_is_one_block_with_places_on_both_pages() -> None:
    made = Made().page()
    made.lines(100, 700, [FULL, FULL_2, FULL]).page().lines(100, 80, [FULL_2, LAST])
    (block,) = read_pdf(made.bytes()).blocks
    assert block.text == f"{FULL} {FULL_2} {FULL} {FULL_2} {LAST}"
    assert {piece.place.page for piece in block.pieces if isinstance(piece.place, Box)} == {1, 2}
    assert block.page == 1


def test_a_new_paragraph_at_the_top_of_a_page_stays_new() -> None:
    made = Made().page().lines(100, 700, [FULL, FULL_2, LAST]).page().lines(100, 80, [FULL, LAST])
    assert len(read_pdf(made.bytes()).blocks) == 2


def test_a_hyphen_at_the_line_end_is_undone_or_kept_by_what_the_document_says() -> None:
    made = Made().lines(
        100,
        200,
        [
            "The committee of Parliament asked the Ministry of Finance to accept the recommen-",
            "dation of the auditors on State-owned enterprises, and the auditors of other State-",
            "owned bodies agreed to a risk-",
            "based approach.",
        ],
    )
    (text,) = texts(read_pdf(made.bytes()))
    assert "recommendation" in text
    assert "other State-owned bodies" in text
    assert "risk-based approach" in text


def test_justified_words_far_apart_are_one_line() -> None:
    made = Made().lines(
        100, 200, [FULL, "The report was adopted and three documents were before the Group, namely the documents"]
    )
    made.pages[0].append(
        f"BT /F1 10 Tf 40 Tw 1 0 0 1 100 {842 - 224} Tm (CAC/COSP/IRG/2099/L.1, CAC/COSP/IRG/2099/L.2 and) Tj ET"
    )
    made.text(100, 236, "CAC/COSP/IRG/2099/L.3.")
    (text,) = texts(read_pdf(made.bytes()))
    assert text.endswith("the documents CAC/COSP/IRG/2099/L.1, CAC/COSP/IRG/2099/L.2 and CAC/COSP/IRG/2099/L.3.")


def columns(by_row: bool) -> bytes:
    left = [f"Left column line {n} of the text which is long" for n in range(12)]
    right = [f"Right column line {n} of the text that is long" for n in range(12)]
    made = Made().page().bold(60, 100, "A heading that stands over both of the columns of this page and is long", 14)
    if by_row:
        for n in range(12):
            made.text(60, 130 + 12 * n, left[n]).text(310, 130 + 12 * n, right[n])
    else:
        made.lines(60, 130, left).lines(310, 130, right)
    return made.bytes()


@pytest.mark.parametrize("by_row", [False, True])
def test_two_columns_are_read_one_after_the_other_however_the_file_writes_them(by_row: bool) -> None:
    whole = " ".join(texts(read_pdf(columns(by_row))))
    assert whole.index("Left column line 11") < whole.index("Right column line 0")
    assert whole.index("over both of the columns") < whole.index("Left column line 0")
    assert "Left column line 3 of the text which is long Left column line 4" in whole


def test_the_same_bytes_give_the_same_sheets() -> None:
    assert read_pdf(columns(True)) == read_pdf(columns(True))


def test_contents_lose_leaders_and_page_numbers_and_are_marked() -> None:
    made = Made().page().text(60, 100, "Contents").text(500, 112, "Page", 8)
    made.text(60, 124, "I. Introduction" + "." * 90 + "2")
    made.text(60, 136, "II. Review of implementation" + "." * 70 + "14")
    made.bold(100, 300, "I. Introduction", 14).lines(100, 320, [FULL, LAST])
    sheets = read_pdf(made.bytes())
    listed = [block.text for block in sheets.blocks if block.look.style == "contents"]
    assert listed[-2:] == ["I. Introduction", "II. Review of implementation"]
    assert texts(sheets) == ["I. Introduction", f"{FULL} {LAST}"]


def test_places_are_in_points_from_the_top_left() -> None:
    (block,) = read_pdf(Made().text(100, 200, "Vienna").bytes()).blocks
    box = block.pieces[0].place
    assert isinstance(box, Box)
    assert (box.page, box.x0) == (1, 100.0)
    assert box.y0 < 200 < box.y1 < 205
    assert 125 < box.x1 < 140


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_shown(turn: int) -> None:
    extra = f"/Rotate {turn}"
    width, height = (595, 842)
    ways = {
        0: f"1 0 0 1 100 {height - 200} Tm",
        90: "0 1 -1 0 200 100 Tm",
        180: f"-1 0 0 -1 {width - 100} 200 Tm",
        270: f"0 -1 1 0 {width - 200} {height - 100} Tm",
    }
    made = Made(extra=extra).page()
    made.pages[0].append(f"BT /F1 10 Tf {ways[turn]} (Return and disposal of assets) Tj ET")
    (block,) = read_pdf(made.bytes()).blocks
    box = block.pieces[0].place
    assert block.text == "Return and disposal of assets"
    assert isinstance(box, Box)
    assert box.x0 == pytest.approx(100, abs=1)
    assert box.y0 < 200 < box.y1


def test_a_crop_box_moves_the_corner_and_hides_what_is_cut_off() -> None:
    made = Made(extra="/CropBox [50 50 545 792]").text(100, 200, "Shown").text(100, 10, "cut off")
    (block,) = read_pdf(made.bytes()).blocks
    box = block.pieces[0].place
    assert block.text == "Shown"
    assert isinstance(box, Box)
    assert box.x0 == 50.0
    assert box.y0 < 150 < box.y1
