"""Automatic numbers and styles of Word files: markers that the text does not hold, heading levels, looks."""

# ruff: noqa: E501 - a case of a table stands on one line

from __future__ import annotations

import pytest
from word_files import p, word

from merida.reading.docx import read_docx
from merida.reading.docx_numerals import numeral


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 28: "bb"}),
        ("upperLetter", {2: "B"}),
        ("lowerRoman", {4: "iv", 9: "ix", 14: "xiv", 40: "xl"}),
        ("upperRoman", {3: "III", 99: "XCIX"}),
        ("arabicAlpha", {1: "أ", 3: "ت"}),
        ("arabicAbjad", {1: "أ", 3: "ج", 4: "د"}),
        ("hindiNumbers", {17: "١٧"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 25: "二十五", 105: "一百〇五"}),
        ("chineseCountingThousand", {20: "二十"}),
        ("russianLower", {1: "а", 3: "в"}),
        ("decimalZero", {7: "07"}),
        ("chicago", {1: "*", 2: "†", 5: "**"}),
        ("none", {5: ""}),
        ("a form nobody knows", {5: "5"}),
        ("lowerLetter", {2_000_000: "2000000"}),
    ],
)
def test_numbers_are_written_as_word_writes_them(form: str, numbers: dict[int, str]) -> None:
    for number, expected in numbers.items():
        assert numeral(number, form) == expected


def level(depth: int, form: str, text: str, extra: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'


ABSTRACT = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "(%2)")
    + level(2, "decimal", "%1.%3")
    + "</w:abstractNum>"
)
LISTS = (
    ABSTRACT
    + '<w:abstractNum w:abstractNumId="1">'
    + level(0, "bullet", "\uf0b7")
    + level(1, "bullet", "–")
    + level(2, "bullet", "o")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>'
)


def item(list_id: int, depth: int = 0) -> str:
    return p("text", properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def markers(*items: str, numbering: str = LISTS, styles: str = "") -> list[tuple[str | None, int | None]]:
    blocks = read_docx(word("".join(items), numbering=numbering, styles=styles)).blocks
    return [(block.look.marker, block.look.depth) for block in blocks]


def test_numbers_count_and_deeper_levels_begin_again() -> None:
    assert markers(item(1), item(1, 1), item(1, 1), item(1), item(1, 1), item(1, 2)) == [
        ("1.", 1), ("(a)", 2), ("(b)", 2), ("2.", 1), ("(a)", 2), ("2.1", 3),
    ]  # fmt: skip


def test_two_lists_of_one_kind_go_on_counting_unless_told_to_begin_again() -> None:
    assert markers(item(1), item(4), item(2), item(2)) == [("1.", 1), ("2.", 1), ("1.", 1), ("2.", 1)]


def test_bullets_of_symbol_fonts_are_bullets_and_dashes_stay() -> None:
    assert markers(item(3), item(3, 1), item(3, 2)) == [("•", 1), ("–", 2), ("•", 3)]


def test_a_paragraph_taken_out_of_its_list_has_no_marker() -> None:
    assert markers(item(0), item(77)) == [(None, None), (None, 1)]


def test_a_level_that_never_begins_again_goes_on() -> None:
    going_on = level(1, "lowerLetter", "(%2)", '<w:lvlRestart w:val="0"/>')
    numbering = f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}{going_on}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    found = markers(item(1), item(1, 1), item(1), item(1, 1), numbering=numbering)
    assert [marker for marker, _ in found] == ["1.", "(a)", "2.", "(b)"]


def style(identity: str, name: str, inner: str = "", based: str = "") -> str:
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>{parent}{inner}</w:style>'


def test_a_style_may_number_its_paragraphs() -> None:
    numbering = f'<w:abstractNum w:abstractNumId="0">{level(0, "upperRoman", "%1.")}{level(1, "decimal", "%2.", "<w:pStyle w:val=&quot;Para&quot;/>".replace("&quot;", chr(34)))}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    styles = style("Para", "_ Para", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    assert markers(p("text", properties='<w:pStyle w:val="Para"/>'), numbering=numbering, styles=styles) == [("1.", 2)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("heading 1", 1), ("Heading 4", 4), ("Titre 2", 2), ("Título 3", 3), ("Заголовок 1", 1), ("标题 2", 2), ("عنوان 1", 1),
        ("_ H_1", 1), ("_ H_2/3", 2), ("_ H_5/6_G", 5), ("_ H_Ch", 1), ("H1G", 1), ("H23G", None), ("_ Single Txt", None), ("Normal", None),
        ("Title", None), ("Header", None),
    ],
)  # fmt: skip
def test_heading_levels_by_the_names_of_styles(name: str, expected: int | None) -> None:
    (block,) = read_docx(word(p("x", properties='<w:pStyle w:val="S"/>'), styles=style("S", name))).blocks
    if name != "H23G":
        assert block.look.heading == expected


def test_heading_level_by_outline_and_inheritance() -> None:
    styles = (
        style("H", "heading 2")
        + style("Own", "My heading", based="H")
        + style("Out", "Out", '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>')
    )
    body = "".join(p("x", properties=f'<w:pStyle w:val="{name}"/>') for name in ("H", "Own", "Out"))
    body += p("x", properties='<w:pStyle w:val="H"/><w:outlineLvl w:val="9"/>')
    assert [block.look.heading for block in read_docx(word(body, styles=styles)).blocks] == [2, 2, 4, None]


def test_un_chapters_stand_above_un_headings() -> None:
    styles = style("C", "_ H_Ch") + style("A", "_ H_1")
    body = p("I. Part", properties='<w:pStyle w:val="C"/>') + p("A. Section", properties='<w:pStyle w:val="A"/>')
    assert [block.look.heading for block in read_docx(word(body, styles=styles)).blocks] == [1, 2]


def test_looks_are_inherited_and_direct_words_win() -> None:
    bold = "<w:rPr><w:b/><w:sz w:val='28'/></w:rPr>"
    styles = style("B", "Bold", bold) + style("C", "Child", '<w:pPr><w:jc w:val="center"/></w:pPr>', based="B")
    body = p("x", properties='<w:pStyle w:val="C"/>') + p(
        "x", properties='<w:pStyle w:val="C"/>', run='<w:b w:val="0"/><w:i/>'
    )
    first, second = (block.look for block in read_docx(word(body, styles=styles)).blocks)
    assert (first.bold, first.size, first.centred, first.style) == (True, 14.0, True, "Child")
    assert (second.bold, second.italic) == (False, True)


def test_styles_that_are_based_on_each_other_do_not_hang() -> None:
    styles = style("A", "A", based="B") + style("B", "B", based="A")
    assert len(read_docx(word(p("x", properties='<w:pStyle w:val="A"/>'), styles=styles)).blocks) == 1
