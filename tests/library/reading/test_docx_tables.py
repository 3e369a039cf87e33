"""Tables in Word files: data with heads, frames that only arrange text, merged cells."""

from __future__ import annotations

from word_files import p, row, table, word

from merida.reading.docx import read_docx

LEAD = p("The table below shows the needs by article and by category, as they were found in the reviews. " * 3)


def cells(body: str) -> list[tuple[str, int, int, str | None, str | None]]:
    return [
        (block.text, block.cell.row, block.cell.column, block.cell.row_head, block.cell.column_head)
        for block in read_docx(word(LEAD + body)).blocks
        if block.cell is not None
    ]


def regions(body: str) -> list[tuple[str, str]]:
    return [(block.text, block.region) for block in read_docx(word(LEAD + body)).blocks[1:]]


def test_each_cell_knows_the_heads_of_its_row_and_column() -> None:
    found = cells(table(row("Article", "Legislative", "Other"), row("Art. 5", "4", "–"), row("Art. 9", "7", "2")))
    assert found[0] == ("Article", 0, 0, None, None)
    assert ("Art. 5", 1, 0, None, "Article") in found
    assert ("7", 2, 1, "Art. 9", "Legislative") in found
    assert ("–", 1, 2, "Art. 5", "Other") in found


def test_heads_over_several_columns_join_those_beneath() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("Needs")}</w:tc>'
    body = table(f"<w:tr><w:tc>{p('Article')}</w:tc>{wide}</w:tr>", row("", "2097", "2098"), row("Art. 5", "4", "6"))
    assert ("6", 2, 2, "Art. 5", "Needs 2098") in cells(body)


def test_a_cell_merged_downwards_heads_every_row_it_reaches() -> None:
    begin = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("Art. 5")}</w:tc>'
    go_on = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{p()}</w:tc>"
    body = table(
        row("Article", "Year", "Needs"),
        f"<w:tr>{begin}<w:tc>{p('2097')}</w:tc><w:tc>{p('4')}</w:tc></w:tr>",
        f"<w:tr>{go_on}<w:tc>{p('2098')}</w:tc><w:tc>{p('6')}</w:tc></w:tr>",
    )
    assert ("6", 2, 2, "Art. 5", "Needs") in cells(body)


def test_a_column_of_running_numbers_does_not_name_the_rows() -> None:
    found = cells(table(row("No.", "Article", "Needs"), row("1", "Art. 5", "4"), row("2", "Art. 9", "7")))
    assert ("7", 2, 2, "Art. 9", "Needs") in found


def test_rows_that_word_repeats_are_the_heads() -> None:
    head = "<w:tblHeader/>"
    body = table(
        row("Needs", "In 2098", properties=head), row("by article", "number", properties=head), row("Art. 5", "4")
    )
    assert ("4", 2, 1, "Art. 5", "In 2098 number") in cells(body)


def test_a_deleted_row_is_not_there() -> None:
    body = table(row("A", "B"), row("1", "2", properties="<w:del/>"), row("x", "3"))
    assert [text for text, *_ in cells(body)] == ["A", "B", "x", "3"]


def test_a_box_of_one_cell_is_running_text() -> None:
    assert regions(table(row(p("Summary") + p("The note analyses needs.")))) == [
        ("Summary", "body"),
        ("The note analyses needs.", "body"),
    ]


def test_a_table_that_sets_markers_beside_their_text_is_running_text() -> None:
    assert regions(table(row("(a)", "Adopt a law;"), row("(b)", "Publish it."))) == [
        ("(a) Adopt a law;", "body"),
        ("(b) Publish it.", "body"),
    ]


def test_tables_are_counted_and_a_table_inside_a_cell_is_read() -> None:
    two = table(row("A", "B"), row("x", "1"))
    blocks = read_docx(word(LEAD + two + two)).blocks
    assert [block.cell.table for block in blocks if block.cell] == [0] * 4 + [1] * 4
    nested = read_docx(word(LEAD + table(row(two + p("after"))))).blocks
    assert [block.text for block in nested[1:]] == ["A", "B", "x", "1", "after"]
