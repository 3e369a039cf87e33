"""Plain text and Markdown: paragraphs, lists, headings, footnotes and tables, and where they stand in the file."""

# ruff: noqa: E501 - a case of a table stands on one line
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merida.reading.text import read_text
from merida.reading.values import Characters, Mark, Sheets, Unreadable


def texts(text: str) -> list[str]:
    return [block.text for block in read_text(text.encode()).blocks]


WRAPPED = """\
1. At its meetings held jointly with the Working Group on Asset Recovery, the
Implementation Review Group considered item 4 of its agenda and item 5 of the
agenda of the Working Group.
"""


@pytest.mark.parametrize(
    ("what", "text", "expected"),
    [
        ("wrapped lines are one paragraph", WRAPPED, [" ".join(WRAPPED.split())]),
        (
            "short lines are lines",
            WRAPPED + "\nImplementation Review Group\nTenth session\nVienna, 27 May 2019\n",
            [" ".join(WRAPPED.split()), "Implementation Review Group", "Tenth session", "Vienna, 27 May 2019"],
        ),
        ("two spaces end a line", "Distr.: Limited  \n29 May 2019", ["Distr.: Limited", "29 May 2019"]),
        (
            "a word cut at a line end",
            "The court ordered the confis-\ncation of the assets. A confiscation order was served on the bank at once.",
            ["The court ordered the confiscation of the assets. A confiscation order was served on the bank at once."],
        ),
        (
            "a compound cut at a line end",
            "Measures against anti-\ncorruption and of anti-corruption bodies in every part of the State were taken.",
            ["Measures against anti-corruption and of anti-corruption bodies in every part of the State were taken."],
        ),
        (
            "Chinese lines join without a space",
            "执行情况审议组在其会议上审议了题为技术援助的议程项目四，并听取了秘书处\n代表的介绍，该代表提到各国提供技术援助的情况，以及各项举措。",
            [
                "执行情况审议组在其会议上审议了题为技术援助的议程项目四，并听取了秘书处代表的介绍，该代表提到各国提供技术援助的情况，以及各项举措。"
            ],
        ),
        (
            "emphasis and code signs go",
            "The **Group** took *note* of `it` and __more__.",
            ["The Group took note of it and more."],
        ),
        (
            "signs that are no emphasis stay",
            "2 * 3 * 4 and snake_case_name and 5*",
            ["2 * 3 * 4 and snake_case_name and 5*"],
        ),
        (
            "links give their text",
            "See [CAC/COSP/1](#) and [[CAC/COSP/2](#)] and [a](http://b.c/d_(e)).",
            ["See CAC/COSP/1 and [CAC/COSP/2] and a."],
        ),
        ("provisions in brackets are no links", "article [53](b) and [sic] (c)", ["article [53](b) and [sic] (c)"]),
        ("pictures go", "![logo](a.png) Text", ["Text"]),
        ("escapes", r"1\. One \* two \[3\]", ["1. One * two [3]"]),
        ("entities and tags", "A&nbsp;&amp;&nbsp;B <span class='x'>C</span><br>D", ["A & B C D"]),
        ("block quotes", "> Quoted\n> words go on", ["Quoted words go on"]),
        ("rules and fences go", "One.\n\n---\n\n```\nTwo.\n```", ["One.", "Two."]),
        (
            "markers begin paragraphs without blank lines",
            "The needs are:\n(a) One;\n(b) Two;\n12. Three.",
            ["The needs are:", "(a) One;", "(b) Two;", "12. Three."],
        ),
        (
            "Arabic and Chinese markers",
            "الاحتياجات:\n(أ) أولا؛\n(ب) ثانيا.\n\n（一）甲；\n（二）乙。",
            ["الاحتياجات:", "(أ) أولا؛", "(ب) ثانيا.", "（一）甲；", "（二）乙。"],
        ),
    ],
)
def test_what_is_text(what: str, text: str, expected: list[str]) -> None:
    assert texts(text) == expected, what


LINE = "Technical assistance providers were urged to take into account existing resources and documentation and to collaborate with"
NOTE = "<sup>1</sup> Information on the panel is contained in the report."


@pytest.mark.parametrize(
    ("what", "text", "expected"),
    [
        ("a blank line inside a sentence", f"{LINE}\n\nUNODC in this.", [f"{LINE} UNODC in this."]),
        (
            "a footnote inside a sentence",
            f"twelve countries <sup>1</sup> received\n\n{NOTE}\n\n\n\ntechnical assistance.",
            ["twelve countries received technical assistance.", "Information on the panel is contained in the report."],
        ),
        (
            "a form feed and a running head",
            "CAC/COSP/1\n\nSpeakers called on States to give full effect to article 23,\n\n2\n\fCAC/COSP/1\n\nparagraph 1 (b), of the Convention.\n\n3\n",
            [
                "CAC/COSP/1",
                "Speakers called on States to give full effect to article 23, paragraph 1 (b), of the Convention.",
            ],
        ),
        ("a cut inside brackets", f"{LINE} others (art.\n\f15).", [f"{LINE} others (art. 15)."]),
        (
            "a finished paragraph stays apart",
            f"{LINE} others.\n\n\n\nSpeakers agreed.",
            [f"{LINE} others.", "Speakers agreed."],
        ),
        (
            "a heading after a bullet without a stop stays apart",
            "- Legislative assistance\n\n\n\nOther articles",
            ["Legislative assistance", "Other articles"],
        ),
        ("a marker never goes on", f"{LINE}\n\n\n\n12. Speakers agreed.", [LINE, "12. Speakers agreed."]),
        (
            "Chinese",
            "与会者强调，技术援助、信息交流和合作是使各国能够成功实施公约的关键要素，并指出各国在审议过程中确定的\n\f技术援助需求应当得到满足。",
            [
                "与会者强调，技术援助、信息交流和合作是使各国能够成功实施公约的关键要素，并指出各国在审议过程中确定的技术援助需求应当得到满足。"
            ],
        ),
    ],
)
def test_paragraphs_cut_by_a_page_end_are_whole(what: str, text: str, expected: list[str]) -> None:
    assert texts(text) == expected, what


def test_headings_and_lists_of_markdown() -> None:
    blocks = read_text(b"# One\n\n## **Two**\n\nThree\n=====\n\n- a\n  - b\n* c\n1. d\n").blocks
    assert [(b.text, b.look.heading, b.look.depth, b.look.marker) for b in blocks] == [
        ("One", 1, None, None), ("Two", 2, None, None), ("Three", 1, None, None),
        ("a", None, 1, "•"), ("b", None, 2, "•"), ("c", None, 1, "•"), ("1. d", None, None, None),
    ]  # fmt: skip
    assert blocks[1].look.bold


@pytest.mark.parametrize(
    "text",
    [
        "It was adopted.<sup>1</sup>\n\n<sup>1</sup> See resolution 3/1.",
        "It was adopted.[^1]\n\n[^1]: See resolution 3/1.",
        "It was adopted.¹\n\n¹ See resolution 3/1.",
        "It was adopted.[1]\n\n[1] See resolution 3/1.",
        "It was adopted.1\n\n____________\n1 See resolution 3/1.",
    ],
)
def test_footnotes_of_every_making(text: str) -> None:
    first, note = read_text(text.encode()).blocks
    assert (first.text, first.marks) == ("It was adopted.", (Mark("1", 15),))
    assert (note.region, note.label, note.text) == ("footnote", "1", "See resolution 3/1.")


def test_a_star_is_a_footnote_where_a_star_is_a_mark() -> None:
    first, note = read_text(b"Item 2 of the provisional agenda*\n\n* CAC/COSP/2099/50.\n").blocks
    assert (first.text, first.marks) == ("Item 2 of the provisional agenda", (Mark("*", 32),))
    assert (note.label, note.text) == ("*", "CAC/COSP/2099/50.")


def test_numbers_of_symbols_are_no_marks() -> None:
    text = "Adopted ([CAC/L.1/Add.1](#), Add.2).<sup>1</sup>\n\n<sup>1</sup> Note."
    first = read_text(text.encode()).blocks[0]
    assert (first.text, first.marks) == ("Adopted (CAC/L.1/Add.1, Add.2).", (Mark("1", 31),))


def paged(*pages: str) -> Sheets:
    return read_text("\f".join(pages).encode())


def test_running_heads_and_page_numbers_of_pages_go() -> None:
    bodies = [
        f"Speakers noted the {word} made by States parties.\n" for word in ("progress", "efforts", "offers", "laws")
    ]
    sheets = paged(
        f"United Nations\n\n{bodies[0]}\nV.99-01704 (E)   100699\n*9901704*\n",
        f"CAC/COSP/IRG/2099/1\n\n{bodies[1]}\n2/4                V.99-01704\n",
        f"CAC/COSP/IRG/2099/1\n\n{bodies[2]}\nV.99-01704                3/4\n",
        f"CAC/COSP/IRG/2099/1\n\n{bodies[3]}\nPage 4\n",
    )
    assert [block.text for block in sheets.blocks] == ["United Nations", *map(str.strip, bodies)]
    assert [block.page for block in sheets.blocks] == [1, 1, 2, 3, 4]
    assert sheets.pages == 4
    assert any("V.99-01704" in text for text in sheets.furniture)


def test_a_heading_at_a_page_end_is_no_running_head() -> None:
    head = "Public sector; codes of conduct (arts. 7 and 8)"
    sheets = paged(f"Body text one.\n\n{head}\n", "More of it.\n", f"Body text two.\n\n{head}\n", "The end of it.\n")
    assert [block.text for block in sheets.blocks].count(head) == 2


def test_the_frame_in_two_columns_is_read_column_by_column() -> None:
    text = (
        "United Nations                                   CAC/COSP/IRG/2099/1\n"
        "Conference of the States Parties                 Distr.: General\n"
        "to the Convention                                1 May 2099\n"
        "                                                 Original: English\n\n"
        "Implementation Review Group\n"
    )
    blocks = read_text(text.encode()).blocks
    assert [block.text for block in blocks if block.region == "cover"] == [
        "United Nations", "Conference of the States Parties to the Convention",
        "CAC/COSP/IRG/2099/1", "Distr.: General", "1 May 2099", "Original: English",
    ]  # fmt: skip
    assert blocks[-1].text == "Implementation Review Group"


def test_tables_of_markdown_have_heads() -> None:
    text = "Needs:\n\n| Article | Needs |\n|---|--:|\n| Art. 5 | 4 |\n| Art. 9 | **7** |\n"
    found = {
        b.text: (b.cell.row, b.cell.row_head, b.cell.column_head) for b in read_text(text.encode()).blocks if b.cell
    }
    assert found["7"] == (2, "Art. 9", "Needs")
    assert found["Article"] == (0, None, None)


RUSSIAN = "Ряд выступавших подчеркнули важность оказания технической помощи государствам-участникам."
FRENCH = "Plusieurs orateurs ont souligné l’intérêt de l’assistance : « très élevé », à côté des échanges."
ARABIC = "وأكد عدة متكلمين أهمية المساعدة التقنية المقدمة إلى الدول الأطراف، في مجال استرداد الموجودات."
CHINESE = "一些发言者强调了技术援助对于缔约国实施公约的重要性，并要求提供更多资料。"


@pytest.mark.parametrize(
    ("encoding", "text", "named"),
    [
        ("utf-8", RUSSIAN, None), ("utf-8-sig", RUSSIAN, None), ("utf-16", RUSSIAN, None), ("utf-16-le", FRENCH, None),
        ("utf-16-be", FRENCH, None), ("utf-32", CHINESE, None), ("utf-16-le", CHINESE + "\n\n" + CHINESE + " 5\n", None),
        ("cp1251", RUSSIAN, "Windows-1251"), ("koi8_r", RUSSIAN, "KOI8-R"), ("iso8859_5", RUSSIAN, "ISO 8859-5"),
        ("cp1252", FRENCH, "Windows-1252"), ("mac_roman", FRENCH, "Mac Roman"),
        ("cp1256", ARABIC, "Windows-1256"), ("iso8859_6", ARABIC, "ISO 8859-6"),
        ("gb18030", CHINESE, "GB 18030"),
    ],
)  # fmt: skip
def test_encodings_are_recognised_and_said_if_assumed(encoding: str, text: str, named: str | None) -> None:
    sheets = read_text(text.encode(encoding))
    assert sheets.blocks[0].text == " ".join(text.split("\n", maxsplit=1)[0].split())
    assert [problem.code for problem in sheets.problems] == ([] if named is None else ["encoding_assumed"])
    assert named is None or named in sheets.problems[0].message


def test_damaged_letters_and_nul_characters_are_named() -> None:
    damaged = ("Ряд выступавших подчеркнули важность. " * 20).encode() + b"\xd0\n"
    assert [problem.code for problem in read_text(damaged).problems] == ["damaged_letters"]
    assert [problem.code for problem in read_text(b"Some words\x00 and more words of it").problems] == [
        "nul_characters"
    ]


@pytest.mark.parametrize("data", [b"", b" \n\n", b"---\n", b"\xef\xbb\xbf"])
def test_a_text_without_words_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        read_text(data)
    assert refused.value.code == "empty"


@pytest.mark.parametrize(
    "part",
    ["[", "*", "* ", "_a", "|", "| ", "<sup>", "(", "a-\n", "\f", "1.\n", "[a](", "![", "&", "`", "\\", "> ", "# "],
)
def test_repeated_rubbish_takes_no_long_time(part: str) -> None:
    assert read_text(("word\n\n" + part * 10_000).encode()).blocks[0].text.startswith("word")


PARTS = st.lists(
    st.one_of(
        st.text("ab é\u00a0文-", max_size=8),
        st.sampled_from(
            [
                "\n",
                "\n\n",
                "\r\n",
                "\f",
                "**",
                "*",
                "# ",
                "- ",
                "1. ",
                "(a) ",
                "|",
                "[a](#)",
                "<sup>1</sup>",
                "&amp;",
                "\\*",
                "<br>",
                "[^1]",
                "[^1]: ",
                "  \n",
                "> ",
            ]
        ),
    ),
    max_size=30,
)


@given(PARTS)
def test_places_lead_back_to_the_letters(parts: list[str]) -> None:
    text = "start\n\n" + "".join(parts)
    sheets = read_text(text.encode())
    assert sheets == read_text(text.encode())
    for block in sheets.blocks:
        assert block.text == " ".join(block.text.split()) != ""
        for piece in block.pieces:
            if piece.place is None:
                continue
            assert isinstance(piece.place, Characters)
            raw = text[piece.place.start : piece.place.end]
            for written, seen in (
                ("<br>", " "),
                ("&amp;", "&"),
                ("\u00a0", " "),
                ("\n", " "),
                ("\r", " "),
                ("\f", " "),
            ):
                raw = raw.replace(written, seen)
            assert raw == piece.text


def test_the_lines_of_a_table_of_contents_are_whole_and_lose_their_dots_and_pages() -> None:
    lines = [
        "Contents",
        "Observations on the implementation of the articles under review ........ 3",
        "Challenges in implementation ........................................... 4",
        "Technical assistance needs . . . . . . . . . . . . . . . . . . . . . . . iv",
        "Annex",
    ]
    texts = [block.text for block in read_text("\n".join(lines).encode()).blocks]
    assert texts == [
        "Contents",
        "Observations on the implementation of the articles under review",
        "Challenges in implementation",
        "Technical assistance needs",
        "Annex",
    ]


def test_the_last_line_of_an_item_is_no_furniture_though_two_pages_end_alike() -> None:
    pages = []
    for number in (1, 2, 3):
        item = f"• Adopt rule {'abc'[number - 1]} on gifts, as the reviewers recommended to the ministry (art.\n  {number + 7})."
        pages.append(
            f"{number}. The reviewers of page {number} found what follows and recommended it in full.\n\n{item}\n\n{number}/3    V.99-03872\n"
        )
    found = read_text("\f".join(pages).encode())
    assert sum("• Adopt rule" in block.text and block.text.endswith(").") for block in found.blocks) == 3
