"""Every passage leads back to the characters of its file, whatever was cleaned; and the same file gives the same
twice."""

from __future__ import annotations

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from merida.reading.lines import documents_from_lines, lines_of_document
from merida.reading.read import read_bytes
from merida.reading.values import Characters, Document, Unreadable

WORDS = st.sampled_from(
    "Namibia should adopt article 57 (3) rules réserve d’actifs активы статья 资产追回 المادة 5 «loi» 2099 3.5 e-mail "
    "art. 12, para. 4 State-owned U.N. the of and\u00a0to d’un\u202f: – — ; naïve".split(" ")
)
MARKERS = st.sampled_from(["", "", "", "• ", "– ", "1. ", "12. ", "(a) ", "II. ", "2.1. ", "3- ", "## ", "* "])
GAPS = st.sampled_from([" ", " ", " ", "  ", "\u00a0", "\n", "\t", "\u200b ", "\u00ad"])
ENDS = st.sampled_from(["", ".", ".", ";", ":"])


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=30))
    return draw(MARKERS) + "".join(word + gap for word, gap in words).strip() + draw(ENDS)


texts = st.lists(paragraphs(), min_size=1, max_size=12).map("\n\n".join)


def bare(text: str) -> str:
    """The text without white space, invisible signs, and the signs of Markdown and of line ends."""
    return re.sub(r"[\s\u00ad\u200b\u200e\u200f*_`#\\-]", "", text)


def read(data: bytes, name: str) -> Document | None:
    try:
        return read_bytes(data, name)
    except Unreadable:
        return None  # a text of nothing but signs


@settings(max_examples=150, deadline=None)
@given(texts)
def test_pieces_of_a_text_are_the_characters_at_their_places(text: str) -> None:
    found = read(text.encode(), "x.txt")
    for passage in found.passages if found else ():
        assert "".join(piece.text for piece in passage.pieces) == passage.text
        for piece in passage.pieces:
            if isinstance(piece.place, Characters):
                assert bare(text[piece.place.start : piece.place.end]) == bare(piece.text)


@settings(max_examples=150, deadline=None)
@given(texts, st.integers(0, 60), st.integers(1, 60))
def test_any_span_of_a_passage_leads_back_to_its_words(text: str, start: int, size: int) -> None:
    found = read(text.encode(), "x.txt")
    for passage in found.passages if found else ():
        wanted = passage.text[start : start + size]
        places = [one for one in passage.places(start, start + size) if isinstance(one, Characters)]
        assert bare("".join(text[one.start : one.end] for one in places)) == bare(wanted)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["p", "h2", "li", "div", "td"]), paragraphs()), min_size=1, max_size=10))
def test_pieces_of_a_web_page_are_its_characters_entities_and_all(parts: list[tuple[str, str]]) -> None:
    tags = {"li": "<ul><li>{}</li></ul>", "td": "<table><tr><td>{}</td><td>1</td></tr></table>"}
    body = "".join(tags.get(tag, f"<{tag}>{{}}</{tag}>").format(html.escape(text)) for tag, text in parts)
    page = f"<html><body>{body}</body></html>"
    found = read(page.encode(), "x.html")
    for passage in found.passages if found else ():
        for piece in passage.pieces:
            if isinstance(piece.place, Characters):
                seen = html.unescape(page[piece.place.start : piece.place.end])
                assert bare(seen) == bare(piece.text)


@settings(max_examples=60, deadline=None)
@given(texts)
def test_the_same_bytes_give_the_same_document_and_lines_lose_nothing(text: str) -> None:
    first, second = read(text.encode(), "x.txt"), read(text.encode(), "x.txt")
    assert first == second
    if first is not None:
        assert list(documents_from_lines(lines_of_document(first))) == [first]


@settings(max_examples=100, deadline=None)
@given(texts)
def test_no_white_space_but_single_spaces_and_none_at_the_ends(text: str) -> None:
    found = read(text.encode(), "x.txt")
    for passage in found.passages if found else ():
        assert passage.text == " ".join(passage.text.split())
        assert passage.text


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_one_sentence(data: bytes) -> None:
    for name in ("x.txt", "x.pdf", "x.docx", "x.html"):
        try:
            read_bytes(data, name)
        except Unreadable as error:
            assert str(error).endswith(".") and "\n" not in str(error)
