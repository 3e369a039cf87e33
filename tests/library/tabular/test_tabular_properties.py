"""What must hold of any table: what is written is what is read, and no file makes a reader fail without a sentence."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from tabular_samples import MAIN, by_hand, table

from merida.money.when import When
from merida.reading.values import Unreadable
from merida.tabular import Column, mapped, read_table, sheet_of
from merida.tabular.kinds import Told, Wrong
from merida.tabular.kinds_codes import Currency, Places, Provisions
from merida.tabular.kinds_dates import Date
from merida.tabular.kinds_money import Money
from merida.tabular.numbers import number_of
from merida.tabular.returning import outgoing, returned
from merida.tabular.safe import computed, escaped, unescaped

LETTERS = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n")
WORDS = st.text(LETTERS, min_size=1, max_size=30).filter(lambda text: bool(text.strip()))
ANYTHING = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


@given(ANYTHING)
def test_an_escape_is_taken_off_again_and_stops_every_formula(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert not computed(escaped(text))


@settings(deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=8), st.sampled_from(",;\t"))
def test_text_tables_come_back_as_they_were_written(rows: list[tuple[str, ...]], separator: str) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerow(["one", "two", "three"])
    writer.writerows([escaped(cell) for cell in row] for row in rows)
    book = read_table(stream.getvalue().encode("utf-8-sig"))
    assert [row.values for row in book.sheet().rows()] == [("one", "two", "three"), *rows]
    assert not any(row.marks for row in book.sheet().rows())


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(
            WORDS.filter(lambda text: "_x" not in text and not text.startswith("=")),
            st.integers(-(10**14), 10**14),
            st.dates(date(1900, 3, 1), date(2199, 12, 31)),
            st.booleans(),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_workbooks_come_back_as_they_were_written(rows: list[tuple[str, int, date, bool]]) -> None:
    data = table(*([escaped(words), number, day, flag] for words, number, day, flag in rows))
    assert [row.values for row in read_table(data).sheet().rows()] == [
        (words, Decimal(number), When.of(day), flag) for words, number, day, flag in rows
    ]


@given(st.decimals(0, 10**12, places=2), st.sampled_from([(",", "."), (".", ","), (" ", ","), ("'", "."), ("", ".")]))
def test_a_number_written_with_both_signs_is_that_number(value: Decimal, signs: tuple[str, str]) -> None:
    group, decimal = signs
    written = f"{value:,.2f}".replace(",", "\0").replace(".", decimal).replace("\0", group)
    assert number_of(written, decimal) == value


@given(
    st.dates(date(1800, 1, 1), date(2199, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d %B %Y", "%Y%m%d"]),
)
def test_a_date_written_without_doubt_is_that_date(day: date, form: str) -> None:
    written = day.strftime(form)
    if form == "%Y%m%d" and not 1900 <= day.year < 2100:
        return
    assert Date().read(Told(written)) == When.of(day)


@settings(deadline=None)
@given(ANYTHING.filter(lambda text: bool(text.strip())))
def test_a_cell_is_read_or_told_why_not(text: str) -> None:
    for kind in (Date(), Money(), Places(many=True), Currency(), Provisions()):
        kind.vote(text)
        try:
            kind.read(Told(text))
        except Wrong as wrong:
            problem = sheet_of([]).problem(wrong.code, 1, 0, "head", **wrong.values)
            assert problem.message


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_a_sentence(data: bytes) -> None:
    try:
        book = read_table(data, "x")
        mapped(book.sheet(), [Column("a"), Column("b")])
        list(book.sheet().rows())
    except Unreadable as refused:
        assert str(refused).endswith(".")


@settings(deadline=None, max_examples=60)
@given(st.text(st.sampled_from("<>/=\"'rcvtfis0123456789AB:&;! x"), max_size=120))
def test_any_xml_is_a_sheet_or_a_sentence(inside: str) -> None:
    for whole in (f"<sheetData>{inside}</sheetData>", f"<sheetData><row><c {inside}><v>1</v></c></row></sheetData>"):
        try:
            list(read_table(by_hand(whole)).sheet().rows())
        except Unreadable as refused:
            assert str(refused).endswith(".")
    assert MAIN


@settings(deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, ANYTHING), min_size=1, max_size=6), st.randoms())
def test_a_sheet_that_goes_out_comes_back_unchanged_in_any_order(rows: list[tuple[str, str, str]], random) -> None:  # type: ignore[no-untyped-def]
    columns = [Column("id"), Column("text"), Column("reply")]
    told = [{"id": f"row-{n}", "text": text, "reply": reply} for n, (_, text, reply) in enumerate(rows)]
    out = outgoing(told, columns, "id", ["text"])
    lines = list(out.rows)
    random.shuffle(lines)
    found = returned(sheet_of([list(out.heads), *map(list, lines)]), out.sent, columns, "id", ["text"])
    assert (found.changes, found.refusals, found.missing) == ((), (), ())


CELLS = st.tuples(
    st.sampled_from(
        ['<c r="{}" t="inlineStr"><is><t>{}</t></is></c>', '<c r="{}"><v>{}</v></c>', '<c r="{}" t="str"><v>{}</v></c>',
         '<c r="{}" s="1"><f>A1</f><v>{}</v></c>', '<c r="{}" t="e"><v>{}</v></c>', '<c r="{}" t="b"><v>{}</v></c>',
         '<c r="{}" t="s"><v>{}</v></c>', '<c r="{}" s="0"/>', '<c  r="{}" ><v>{}</v></c>', '<c r="{}"><f/><v/></c>']
    ),
    st.sampled_from(["1", "0", "1.50", "a &amp; b", "&#65;&lt;", "_x0041_", "-7", "43588", " ", "", "é\n漢", "1E+400"]),
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=5))
def test_the_quick_way_through_a_sheet_sees_what_the_parser_sees(rows: list[list[tuple[str, str]]]) -> None:
    lines = [
        f'<row r="{n}">'
        + "".join(form.format(f"{'ABCDE'[at]}{n}", text) for at, (form, text) in enumerate(cells))
        + "</row>"
        for n, cells in enumerate(rows, 1)
    ]
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    words = f'<sst xmlns="{MAIN}"><si><t>first</t></si><si><t>second</t></si></sst>'
    quick = by_hand(f"<sheetData>{''.join(lines)}</sheetData>", words=words, styles=styles)
    parsed = by_hand(f"<sheetData><!-- x -->{''.join(lines)}</sheetData>", words=words, styles=styles)
    assert list(read_table(quick).sheet().rows()) == list(read_table(parsed).sheet().rows())
