"""Tables in text: whichever letters, separators and quotation marks, the rows are those that a spreadsheet shows."""

# ruff: noqa: E501 - tables of cases
from __future__ import annotations

import pytest

from merida.reading.values import Unreadable
from merida.tabular import read_table
from merida.tabular.values import Value

CAPITALS = "Affaire;Étape;État\n12;Gelé;Exécuté\n13;Saisi;Ordonné\n"
SIGNS = "Case;Amount\na;5\u00a0000\nb;£7\n"
FRENCH = "Affaire;Montant;État requérant\nécole;1.234,56;Côte d'Ivoire\nété;12,5;Algérie\n"
RUSSIAN = "Дело;Сумма;Государство происхождения\nДело о хищении;1 234,56;Кыргызстан\nдело;12,5;Узбекистан\n"
ARABIC = "القضية;المبلغ;دولة المنشأ\nاختلاس أموال عامة;1234.56;قيرغيزستان\nقضية;12;تونس\n"
CHINESE = "案件;金额;来源国\n贪污公款案;1234.56;吉尔吉斯斯坦\n案件二;12;乌兹别克斯坦\n"


def values(data: bytes) -> list[tuple[Value, ...]]:
    return [row.values for row in read_table(data, "x.csv").sheet().rows()]


@pytest.mark.parametrize(
    ("text", "encoding", "assumed"),
    [
        (FRENCH, "utf-8", False),
        (FRENCH, "utf-8-sig", False),
        (FRENCH, "utf-16", False),
        (FRENCH, "cp1252", True),
        (CAPITALS, "cp1252", True),
        (SIGNS, "cp1252", True),
        (RUSSIAN, "utf-8", False),
        (RUSSIAN, "utf-16-le", False),
        (RUSSIAN, "cp1251", True),
        (ARABIC, "utf-8-sig", False),
        (ARABIC, "cp1256", True),
        (CHINESE, "utf-16", False),
        (CHINESE, "gb18030", True),
    ],
)
def test_letters_are_read_and_a_guess_is_told(text: str, encoding: str, assumed: bool) -> None:
    data = text.encode(encoding)
    assert values(data) == [tuple(line.split(";")) for line in text.splitlines()]
    assert [problem.code for problem in read_table(data).problems] == ["encoding_assumed"] * assumed


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("rows", [1, 2, 400])
def test_separators(separator: str, rows: int) -> None:
    text = separator.join(("case", "amount", "remark")) + "\n" + separator.join(("a", "5", '"x, y; z"')) + "\n"
    lines = (text + separator.join(("a", "5", "x")) + "\n" * (rows - 1)) if rows > 1 else text
    assert values(lines.encode())[0] == ("case", "amount", "remark")
    assert values(lines.encode())[1] == ("a", "5", "x, y; z")


def test_a_comma_before_decimals_is_no_separator() -> None:
    text = "amount;currency\n" + "".join(f"{n},5;EUR\n" for n in range(50))
    assert values(text.encode())[1] == ("0,5", "EUR")


def test_a_title_above_the_heads_does_not_hide_the_separator() -> None:
    assert values(b"Our cases, as of May\n\na;b;c\n1;2;3\n4;5;6\n")[1] == ("a", "b", "c")


def test_the_separator_that_excel_names_counts() -> None:
    rows = list(read_table(b"sep=|\na|b,c\n1|2,3\n").sheet().rows())
    assert [(row.number, row.values) for row in rows] == [(2, ("a", "b,c")), (3, ("1", "2,3"))]


def test_one_column_is_a_table_too() -> None:
    assert values(b"name\nAnna\nBoris\n") == [("name",), ("Anna",), ("Boris",)]


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    rows = list(read_table(b'a,b\n\n"two\nlines",x\n,\nlast,y\n').sheet().rows())
    assert [(row.number, row.line) for row in rows] == [(1, 1), (3, 4), (5, 6)]
    assert rows[1].value(0) == "two\nlines"


@pytest.mark.parametrize("text", ['a,b\n1,"2\n3,4\n5,6\n', 'a,b\n1,"2\n' + "3,4\n" * 5000, 'a,b\n1,"2' + "x" * 200_000])
def test_a_quotation_mark_that_never_closes_is_named_with_its_row(text: str) -> None:
    with pytest.raises(Unreadable) as told:
        values(text.encode())
    assert told.value.code == "quote_unclosed"
    assert "row 2" in str(told.value)


def test_quotation_marks_inside_words_harm_nobody() -> None:
    assert values(b'a,b\nthe "big" case,5" pipe\n"he said ""no""",x\n') == [
        ("a", "b"), ('the "big" case', '5" pipe'), ('he said "no"', "x"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "formula"),
    [("=1+1", True), ("=HYPERLINK(A1)", True), ("@SUM(A1)", True), ("+cmd|' /C calc'!A0", True), ("-5", False), ("+33 1 23", False),
     ("- no", False), ("@unodc", False), ("'=1+1", False)],
)  # fmt: skip
def test_what_a_spreadsheet_would_compute_is_marked(cell: str, formula: bool) -> None:
    (row,) = read_table(f"{cell};x\n".encode()).sheet().rows()
    assert row.marked(0, "formula") is formula


def test_zeros_in_the_text_do_not_end_it() -> None:
    assert values(b"a,b\n1\x00,2\n") == [("a", "b"), ("1", "2")]
