"""Word files: what of a paragraph is text, in which order, and where it stands."""

# ruff: noqa: E501 - a case of a table stands on one line

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from word_files import p, row, table, word

from merida.reading.docx import read_docx
from merida.reading.values import Block, Mark, Words

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LONG = p("The Implementation Review Group considered the item at length. " * 5)


def texts(data: bytes) -> list[str]:
    return [block.text for block in read_docx(data).blocks]


def run(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


@pytest.mark.parametrize(
    ("what", "body", "expected"),
    [
        ("runs cut at odd places", "<w:p><w:r><w:t>art</w:t></w:r><w:r><w:t>. 57</w:t></w:r></w:p>", ["art. 57"]),
        ("tabs and line ends are spaces", run("<w:t>1.</w:t><w:tab/><w:t>The</w:t><w:br/><w:t>Group</w:t>"), ["1. The Group"]),
        ("no-break spaces and runs of spaces", p("2\u00a0500   agents\u202f:"), ["2 500 agents :"]),
        ("soft hyphen goes, hard hyphen stays", run("<w:t>anti</w:t><w:noBreakHyphen/><w:t>cor</w:t><w:softHyphen/><w:t>ruption</w:t>"), ["anti-corruption"]),
        ("inserted text counts", '<w:p><w:r><w:t>A </w:t></w:r><w:ins w:id="1"><w:r><w:t>new</w:t></w:r></w:ins></w:p>', ["A new"]),
        ("deleted text does not", "<w:p><w:r><w:t>A</w:t></w:r><w:del><w:r><w:delText> b</w:delText></w:r></w:del></w:p>", ["A"]),
        ("moved text counts where it is now", "<w:p><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom></w:p><w:p><w:moveTo><w:r><w:t>x</w:t></w:r></w:moveTo></w:p>", ["x"]),
        ("hidden text does not count", p("secret", run="<w:vanish/>") + p("open"), ["open"]),
        ("a link's text counts", '<w:p><w:hyperlink r:id="r9"><w:r><w:t>CAC/COSP/2099/1</w:t></w:r></w:hyperlink></w:p>', ["CAC/COSP/2099/1"]),
        ("smart tags are looked through", "<w:p><w:smartTag><w:r><w:t>Vienna</w:t></w:r></w:smartTag></w:p>", ["Vienna"]),
        ("content controls are looked through", f"<w:sdt><w:sdtContent>{p('inside')}</w:sdtContent></w:sdt>", ["inside"]),
        ("a placeholder nobody filled in is no text", f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Click here')}</w:sdtContent></w:sdt>{p('x')}", ["x"]),
        ("a sign of a symbol font is a bullet", run('<w:sym w:font="Wingdings" w:char="F0A7"/><w:tab/><w:t>Adopt</w:t>'), ["• Adopt"]),
        ("a private letter is a bullet", p("\uf0b7 Adopt"), ["• Adopt"]),
        ("a deleted paragraph mark joins", p("One ", properties="<w:rPr><w:del/></w:rPr>") + p("sentence."), ["One sentence."]),
        ("a formula's letters count", '<w:p xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>', ["x"]),
        ("ruby keeps the base", run("<w:ruby><w:rt><w:r><w:t>r</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>法</w:t></w:r></w:rubyBase></w:ruby>"), ["法"]),
    ],
)  # fmt: skip
def test_what_is_text(what: str, body: str, expected: list[str]) -> None:
    assert texts(word(body)) == expected, what


def field(code: str, result: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("code", "result", "expected"),
    [
        (' REF _Ref1 \\h ', "57", "article 57"),
        (' HYPERLINK "http://x" ', "57", "article 57"),
        (" PAGEREF _Toc1 \\h ", "12", "article"),
        (" PAGE ", "3", "article"),
    ],
)  # fmt: skip
def test_of_a_field_the_result_counts_but_no_page_number(code: str, result: str, expected: str) -> None:
    assert texts(word(f"<w:p><w:r><w:t>article </w:t></w:r>{field(code, result)}</w:p>")) == [expected]


def test_a_field_inside_a_field_code_does_not_count() -> None:
    inner = field("DATE", "5 May")
    body = (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{inner}'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>kept</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert texts(word(body)) == ["kept"]


def test_a_field_that_never_ends_does_not_swallow_the_document() -> None:
    body = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + p("The rest.")
    assert texts(word(body)) == ["The rest."]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = "<w:txbxContent>" + p("In the box") + "</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert texts(word(body)) == ["Before", "In the box"]


def test_a_line_of_a_table_of_contents_loses_its_page_and_is_no_heading() -> None:
    tabs = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'
    body = f"<w:p><w:pPr>{tabs}</w:pPr><w:r><w:t>II.</w:t><w:tab/><w:t>Executive summary</w:t><w:tab/><w:t>2</w:t></w:r></w:p>"
    (block,) = read_docx(word(body)).blocks
    assert (block.text, block.look.style, block.region) == ("II. Executive summary", "contents", "cover")


def test_lines_of_a_masthead_cell_are_blocks_of_their_own() -> None:
    right = "<w:p><w:r><w:t>Distr.: General</w:t><w:br/><w:t>12 March 2099</w:t><w:br/><w:t>Original: English</w:t></w:r></w:p>"
    body = table(row("United Nations", "CAC/COSP/IRG/2099/1"), row("Conference of the States Parties", right)) + LONG
    blocks = read_docx(word(body)).blocks
    assert [block.text for block in blocks if block.region == "cover"] == [
        "United Nations", "CAC/COSP/IRG/2099/1", "Conference of the States Parties", "Distr.: General", "12 March 2099", "Original: English",
    ]  # fmt: skip
    assert blocks[-1].region == "body"


def test_a_masthead_kept_in_the_first_header_is_cover_too() -> None:
    data = word(LONG, header=table(row("United Nations", "CAC/COSP/IRG/2099/1")))
    assert [block.text for block in read_docx(data).blocks][:2] == ["United Nations", "CAC/COSP/IRG/2099/1"]


def test_headers_and_footers_are_furniture_once() -> None:
    sheets = read_docx(word(LONG, header=p("CAC/COSP/IRG/2099/1"), footer=p("V.99-00001") + p("V.99-00001")))
    assert sheets.furniture == ("CAC/COSP/IRG/2099/1", "V.99-00001")
    assert len(sheets.blocks) == 1


NOTES = (
    '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> First.</w:t></w:r></w:p></w:footnote>'
    '<w:footnote w:id="3"><w:p><w:r><w:t>* CAC/COSP/2099/50.</w:t></w:r></w:p></w:footnote>'
    '<w:footnote w:id="4"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Second.</w:t></w:r></w:p></w:footnote>'
)


def notes_of(blocks: tuple[Block, ...]) -> list[tuple[str | None, str]]:
    return [(block.label, block.text) for block in blocks if block.region == "footnote"]


def test_footnotes_are_tied_to_their_marks_and_count_without_custom_marks() -> None:
    body = (
        '<w:p><w:r><w:t>Agenda</w:t></w:r><w:r><w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>*</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>Ratified.</w:t><w:footnoteReference w:id="2"/><w:t xml:space="preserve"> Later </w:t>'
        '<w:footnoteReference w:id="4"/></w:r></w:p>'
    )
    blocks = read_docx(word(body, footnotes=NOTES)).blocks
    assert blocks[0].text == "Agenda"
    assert blocks[0].marks == (Mark("*", 6),)
    assert blocks[2].text == "Ratified. Later"
    assert blocks[2].marks == (Mark("1", 9), Mark("2", 15))
    assert notes_of(blocks) == [("*", "CAC/COSP/2099/50."), ("1", "First."), ("2", "Second.")]


def test_endnotes_count_in_roman_unless_the_file_says_otherwise() -> None:
    note = '<w:endnote w:id="2"><w:p><w:r><w:endnoteRef/></w:r><w:r><w:t>End.</w:t></w:r></w:p></w:endnote>'
    body = '<w:p><w:r><w:t>Said.</w:t><w:endnoteReference w:id="2"/></w:r></w:p>'
    assert notes_of(read_docx(word(body, endnotes=note)).blocks) == [("i", "End.")]


def test_footnotes_typed_with_a_raised_number_are_footnotes() -> None:
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    body = (
        f"<w:p><w:r><w:t>It was adopted.</w:t></w:r><w:r>{raised}<w:t>1</w:t></w:r></w:p>"
        f"<w:p><w:r>{raised}<w:t>1</w:t></w:r><w:r><w:t> See resolution 3/1.</w:t></w:r></w:p>"
        f"<w:p><w:r><w:t>9 m</w:t></w:r><w:r>{raised}<w:t>2</w:t></w:r></w:p>"
    )
    blocks = read_docx(word(body)).blocks
    assert [block.text for block in blocks] == ["It was adopted.", "See resolution 3/1.", "9 m2"]
    assert blocks[0].marks == (Mark("1", 15),)
    assert (blocks[1].region, blocks[1].label) == ("footnote", "1")


def test_a_typed_star_is_the_mark_of_the_footnote_with_that_star() -> None:
    body = (
        p("Item 2 of the provisional agenda*")
        + '<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>*</w:t></w:r></w:p>'
    )
    first = read_docx(word(body, footnotes=NOTES)).blocks[0]
    assert (first.text, first.marks) == ("Item 2 of the provisional agenda", (Mark("*", 32),))


def raw_text(paragraph: etree._Element) -> str:
    """The raw text as `docx_text` defines it, for paragraphs of plain runs."""
    out = ""
    for element in paragraph.iter():
        if element.tag == W + "t":
            out += element.text or ""
        elif element.tag in (W + "tab", W + "br"):
            out += "\t"
        elif element.tag == W + "noBreakHyphen":
            out += "-"
    return out


RUNS = st.lists(
    st.one_of(
        st.text("abc \u00a0\u00adé文", min_size=1, max_size=8).map(
            lambda text: f'<w:t xml:space="preserve">{text}</w:t>'
        ),
        st.sampled_from(["<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>"]),
    ),
    max_size=8,
)


@given(st.lists(RUNS, min_size=1, max_size=4))
def test_places_lead_back_to_the_letters(paragraphs: list[list[str]]) -> None:
    data = word("".join(run("".join(parts)) for parts in paragraphs) + p("end"))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    raw = [raw_text(paragraph) for paragraph in root.iter(W + "p")]
    sheets = read_docx(data)
    assert sheets == read_docx(data)
    for block in sheets.blocks:
        assert "  " not in block.text
        assert block.text == block.text.strip() != ""
        for piece in block.pieces:
            assert isinstance(piece.place, Words)
            found = raw[piece.place.block][piece.place.start : piece.place.end]
            assert found.replace("\t", " ").replace("\u00a0", " ") == piece.text
