"""The text of the Convention that an administrator brings: JSON or plain text, and what is said of anything else."""

import json
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from merida.uncac.articles import TextError, article, load_text, provision
from merida.uncac.table import SPELLINGS

PLAIN = """
Chapter V
Words for the chapter

Article 56
Special title
Without prejudice to anything, words go on
over a line.

Article 57. Return of something
1. First words of
chapter V of this treaty.
3. Lead-in:
(a) One thing, as in article
31 and subparagraph
(a) of this paragraph;
(b) Another thing.
4. Fourth.
"""


def test_plain_text_becomes_provisions() -> None:
    assert load_text(PLAIN.encode()) == {
        "56": "Without prejudice to anything, words go on over a line.",
        "57(1)": "First words of chapter V of this treaty.",
        "57(3)": "Lead-in:",
        "57(3)(a)": "One thing, as in article 31 and subparagraph (a) of this paragraph;",
        "57(3)(b)": "Another thing.",
        "57(4)": "Fourth.",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Article 2\nTerms:\n(a) Official:\n(i) one;\n(ii) two;\n(b) foreign",
            ["2", "2(a)", "2(a)(i)", "2(a)(ii)", "2(b)"],
        ),
        ("Article 46\n3. Help:\n(h) Persons;\n(i) Other;\n(j) Tracing", ["46(3)", "46(3)(h)", "46(3)(i)", "46(3)(j)"]),
        ("Article 13\n1. (a) Openness;\n(d) Freedom:\n(i) rights;", ["13(1)(a)", "13(1)(d)", "13(1)(d)(i)"]),
        ("ARTICLE 24\nConcealment\nThe words.", ["24"]),
        ("## Article 24 — Concealment\n\nThe words.", ["24"]),
        ("Artículo 44\n1) Palabras.", ["44(1)"]),
        ("Статья 44\nВыдача\n1. Слова.", ["44(1)"]),
        ("Article 24\r\nConcealment\r\nThe words.\r\n", ["24"]),
    ],
)
def test_numbering_of_plain_text(text: str, expected: list[str]) -> None:
    assert list(load_text(text.encode())) == expected


def test_json_gives_texts_in_treaty_order() -> None:
    data = json.dumps({"57(3)": "  three\n words", "5(1)": "five", "57 (1)": "one", "58": ""}).encode()
    assert list(load_text(data).items()) == [("5(1)", "five"), ("57(1)", "one"), ("57(3)", "three words")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    assert load_text("Article 24\nDissimulation\nÉlément.".encode(encoding)) == {"24": "Élément."}


def test_a_loaded_text_stands_in_the_facts() -> None:
    assert provision("57(4)", load_text(PLAIN.encode())).text == "Fourth."


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "No provision was found"),
        (b"Dear Sir or Madam", "No provision was found"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "UTF-8"),
        (b"Article 5\x00", "not text"),
        (b"{", "not correct JSON"),
        (b"[" * 100_000, "not correct JSON"),
        (b'["Article 5"]', "one object"),
        (b'{"57": 1}', "one object"),
        (b'{"57": {"1": "x"}}', "one object"),
        (b'{"99": "x"}', "no provision '99'"),
        (b'{"5": ""}', "No provision was found"),
        (b"x" * 6_000_000, "far larger"),
    ],
)
def test_anything_else_gets_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(TextError, match=says) as caught:
        load_text(data)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


@given(st.binary(max_size=300))
def test_bytes_give_texts_or_a_sentence(data: bytes) -> None:
    try:
        found = load_text(data)
    except TextError as error:
        assert str(error).endswith(".")
    else:
        assert all(spelling in SPELLINGS and words for spelling, words in found.items())


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_whole_treaty_written_out_is_read_back(data: st.DataObject) -> None:
    """Words of our own under every number of the Convention, wrapped at any width, come back under the same numbers."""
    words = st.lists(
        st.sampled_from(["measures", "of", "States", "chapter V", "article 31", "non-bank", "shall"]), min_size=2
    )
    width = data.draw(st.integers(30, 90))
    written: dict[str, str] = {}
    lines: list[str] = []
    for spelling in SPELLINGS[: data.draw(st.integers(5, 120))]:
        if spelling.startswith("ch."):
            lines += [f"Chapter {spelling[3:]}", "Its title", ""]
            continue
        if "(" not in spelling:
            lines += ["", f"Article {spelling}", article(int(spelling)).title(), ""]
        label = spelling.rpartition("(")[2].rstrip(")") if "(" in spelling else ""
        number = f"{label}. " if label.isdigit() else f"({label}) " if label else ""
        written[spelling] = f"The {' '.join(data.draw(words))}."
        lines += textwrap.wrap(number + written[spelling], width)
    assert load_text("\n".join(lines).encode()) == written
