"""Web pages: the document without the site around it, and where each word stands in the file."""

# ruff: noqa: E501 - a case of a table stands on one line

from __future__ import annotations

import html as entities

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merida.reading.html import read_html
from merida.reading.values import Characters, Mark, Unreadable


def texts(page: str) -> list[str]:
    return [block.text for block in read_html(page.encode()).blocks]


LONG = "<p>" + "The Group considered the item at length and took note of the report. " * 4 + "</p>"


@pytest.mark.parametrize(
    ("what", "page", "expected"),
    [
        ("paragraphs and headings", "<h2>II. Summary</h2><p>One.<p>Two.", ["II. Summary", "One.", "Two."]),
        ("inline tags and entities", "<p>art. <b>5</b>7&nbsp;&amp; 58 &#8211; &eacute;t&eacute;</p>", ["art. 57 & 58 – été"]),
        ("soft hyphens and word breaks", "<p>anti&shy;cor<wbr>ruption</p>", ["anticorruption"]),
        ("scripts and styles", "<style>p{}</style><script>if (a<b) x='</p>'</script><p>x</p>", ["x"]),
        ("comments", "<p>a<!-- <p>no</p> -->b</p>", ["ab"]),
        ("a site's parts", "<nav>Home</nav><header><a>Logo</a></header><p>x</p><aside>y</aside><footer>z</footer>", ["x"]),
        ("a site's parts by role", "<div role=navigation>Home</div><p>x</p><div role=contentinfo>z</div>", ["x"]),
        ("a site's parts by name", "<div class='breadcrumb-trail'>Home</div><div id=cookie-banner>OK?</div><p>x</p>", ["x"]),
        ("hidden things", "<p hidden>a</p><p style='display: none'>b</p><span class=sr-only>c</span><p aria-hidden=true>d</p><p>x</p>", ["x"]),
        ("hidden by the page's own style", "<style>.gone{color:red;display:none}</style><p class=gone>a</p><p>x</p>", ["x"]),
        ("skip links", "<a href='#c'>Skip to main content</a><a href='#c'>Aller au contenu</a><p>x</p>", ["x"]),
        ("only the main part, if the page names it", "<div>Site</div><main>" + LONG + "</main><div>Site</div>", [LONG[3:-5]]),
        ("a header inside the article", "<article><header><h1>Title</h1></header>" + LONG + "</article>", ["Title", LONG[3:-5]]),
        ("blocks inside a paragraph", "<div>a<div>b</div>c</div>", ["a", "b", "c"]),
        ("details, definitions, quotations", "<details><summary>S</summary>D</details><dl><dt>T<dd>E</dl><blockquote>Q</blockquote>", ["S", "D", "T", "E", "Q"]),
        ("a line end in running text", LONG + "<p>The first line<br>goes on here.</p>", [LONG[3:-5], "The first line goes on here."]),
        ("two line ends part paragraphs", LONG + "<p>One.<br><br>Two.</p>", [LONG[3:-5], "One.", "Two."]),
        ("a line end before a marker", LONG + "<p>Needs:<br>(a) One;<br>(b) Two.</p>", [LONG[3:-5], "Needs:", "(a) One;", "(b) Two."]),
        ("line ends of a masthead", "<p>Implementation Review Group<br>Vienna, 4 May 2099<br>Item 2</p>", ["Implementation Review Group", "Vienna, 4 May 2099", "Item 2"]),
        ("text without any tags around it", "<html><body>Plain words", ["Plain words"]),
        ("deleted text", "<p>a <del>b</del><ins>c</ins></p>", ["a c"]),
        ("ruby", "<p><ruby>法<rt>fǎ</rt></ruby></p>", ["法"]),
        ("stray tags and signs", "<p>a < b > c & d</i></p></div>", ["a < b > c & d"]),
    ],
)  # fmt: skip
def test_what_is_text(what: str, page: str, expected: list[str]) -> None:
    assert [text.strip() for text in texts(page)] == [text.strip() for text in expected], what


def test_heads_and_feet_name_symbol_and_job_number() -> None:
    page = f"<title>CAC/COSP/2099/1</title><main>{LONG}</main><footer>V.99-00001 (E)</footer>"
    assert set(read_html(page.encode()).furniture) == {"CAC/COSP/2099/1", "V.99-00001 (E)"}


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<ul><li>One<li>Two</ul>", [("•", 1, "One"), ("•", 1, "Two")]),
        ("<ul><li>One<ul><li>Deep</ul></ul>", [("•", 1, "One"), ("•", 2, "Deep")]),
        ("<ol start=17><li>One</li><li value=20>Two</li></ol>", [("17.", 1, "One"), ("20.", 1, "Two")]),
        ("<ol type=a><li>One<li>Two</ol>", [("a.", 1, "One"), ("b.", 1, "Two")]),
        ("<ol style='list-style-type: upper-roman'><li>One</ol>", [("I.", 1, "One")]),
        ("<ul style='list-style:none'><li>(a) One</ul>", [(None, 1, "(a) One")]),
        ("<ul><li>• One</ul>", [(None, 1, "• One")]),
        ("<ul><li><p>One</p><p>More</p></ul>", [("•", 1, "One"), (None, None, "More")]),
        ("<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>One</p>", [("•", 2, "One")]),
    ],
)  # fmt: skip
def test_lists(page: str, expected: list[tuple[str | None, int | None, str]]) -> None:
    blocks = read_html(page.encode()).blocks
    assert [(block.look.marker, block.look.depth, block.text) for block in blocks] == expected


def test_looks() -> None:
    page = (
        "<h3>H</h3><p><strong>All bold</strong></p><p><b>Some</b> bold</p><p style='text-align:center'><em>Mid</em></p>"
    )
    heading, bold, some, mid = (block.look for block in read_html(page.encode()).blocks)
    assert (heading.heading, heading.style) == (3, "h3")
    assert (bold.bold, some.bold) == (True, False)
    assert (mid.italic, mid.centred) == (True, True)


@pytest.mark.parametrize(
    "page",
    [
        "<p>Said.<sup><a href='#fn1' id=ref1>1</a></sup></p><p id=fn1><a href='#ref1'>1</a> See A/58/422.</p>",
        "<p>Said.<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a></p><div style='mso-element:footnote' id=ftn1><p><a href='#_ftnref1'>[1]</a> See A/58/422.</p></div>",
        "<p>Said.<sup>1</sup></p><p><sup>1</sup> See A/58/422.</p>",
        "<p>Said.<sup id=fnref:1><a class=footnote-ref href='#fn:1'>1</a></sup></p><div class=footnotes><hr><ol><li id='fn:1'><p>See A/58/422. <a href='#fnref:1'>↩</a></p></li></ol></div>",
        "<p>Said.<sup>1</sup></p><p class=footnote>1 See A/58/422.</p>",
    ],
)  # fmt: skip
def test_footnotes_of_every_making(page: str) -> None:
    said, note = read_html((LONG + page).encode()).blocks[1:]
    assert (said.text, said.marks) == ("Said.", (Mark("1", 5),))
    assert (note.region, note.label, note.text) == ("footnote", "1", "See A/58/422.")


def test_raised_letters_that_are_no_marks_stay() -> None:
    assert texts("<p>le 1<sup>er</sup> mai, 9 m<sup>2</sup></p>") == ["le 1er mai, 9 m2"]


def test_a_typed_star_is_the_mark_of_the_footnote_with_that_star() -> None:
    page = "<p>Item 2 of the agenda*</p><p class=footnote>* CAC/COSP/2099/50.</p>"
    first, note = read_html(page.encode()).blocks
    assert (first.text, first.marks) == ("Item 2 of the agenda", (Mark("*", 20),))
    assert (note.label, note.text) == ("*", "CAC/COSP/2099/50.")


def cells(page: str) -> dict[str, tuple[str | None, str | None]]:
    return {
        block.text: (block.cell.row_head, block.cell.column_head)
        for block in read_html((LONG + page).encode()).blocks
        if block.cell
    }


def test_tables_have_heads_over_spans() -> None:
    found = cells(
        "<table><thead><tr><th rowspan=2>Article<th colspan=2>Needs<tr><th>2097<th>2098</thead>"
        "<tbody><tr><td rowspan=2>Art. 5<td>4<td>6<tr><td>7<td>8</table>"
    )
    assert found["6"] == ("Art. 5", "Needs 2098")
    assert found["7"] == ("Art. 5", "Needs 2097")
    assert found["Art. 5"] == (None, "Article")


def test_tables_that_arrange_are_text() -> None:
    page = "<table><tr><td>United Nations<td>CAC/COSP/2099/1<tr><td>Conference<td>Distr.: General<br>1 May 2099</table>"
    assert {block.region for block in read_html((page + LONG).encode()).blocks[:5]} == {"cover"}
    one = read_html((LONG + "<table><tr><td><p>Summary</p><p>Text.</p></table>").encode()).blocks
    assert [(block.text, block.region) for block in one[1:]] == [("Summary", "body"), ("Text.", "body")]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<meta charset=windows-1251><p>Статья 57</p>".encode("cp1251"), "Статья 57"),
        ("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>Résumé – 5</p>".encode("cp1252"), "Résumé – 5"),
        ("<meta charset=gb2312><p>第五十七条</p>".encode("gb18030"), "第五十七条"),
        ("<p>Résumé</p>".encode("utf-16"), "Résumé"),
        ("\ufeff<p>المادة</p>".encode(), "المادة"),
        ("<meta charset=utf-16><p>été</p>".encode(), "été"),
    ],
)  # fmt: skip
def test_encodings(data: bytes, expected: str) -> None:
    assert read_html(data).blocks[0].text == expected


@pytest.mark.parametrize("page", ["<html></html>", "<nav>Home</nav>", "<!-- x -->"])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_html(page.encode())
    assert refused.value.code == "empty"


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "font"])
def test_thousands_of_open_tags_do_not_matter(tag: str) -> None:
    assert "".join(texts(f"<{tag}>" * 5_000 + "x")) == "x"


@pytest.mark.parametrize("part", ["<", "<a ", '<a "', "<!--", "</", "&", "<p", "<td>", '<a b="'])
def test_repeated_rubbish_takes_no_long_time(part: str) -> None:
    assert read_html(("<p>word</p>" + part * 20_000).encode()).blocks[0].text == "word"


PARTS = st.lists(
    st.one_of(
        st.text("ab é&<>;文\u00ad", max_size=8).map(entities.escape),
        st.sampled_from(["<p>", "</p>", "<b>", "</b>", "<br>", "<li>", "<ul>", "</ul>", "&nbsp;", "&eacute;", "<td>", "<table>", "<h2>", "<sup>1</sup>"]),
    ),
    max_size=25,
)  # fmt: skip


@given(PARTS)
def test_places_lead_back_to_the_letters(parts: list[str]) -> None:
    page = "<p>start</p>" + "".join(parts)
    sheets = read_html(page.encode())
    assert sheets == read_html(page.encode())
    for block in sheets.blocks:
        assert block.text == " ".join(block.text.split()) != ""
        for piece in block.pieces:
            if piece.place is None:
                continue
            assert isinstance(piece.place, Characters)
            raw = page[piece.place.start : piece.place.end]
            assert piece.text == (" " if raw == "<br>" else entities.unescape(raw).replace("\u00a0", " "))
