"""Tidying text without losing its place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merida.reading.spacing import tidy
from merida.reading.values import Characters, Mark


def place(_block: int, start: int, end: int) -> Characters:
    return Characters(start, end)


def tidied(text: str) -> str:
    return "".join(piece.text for piece in tidy([(text, 0, 0)], place)[0])


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("  a \u00a0\t b\n", "a b"),
        ("2\u202f500", "2 500"),
        ("anti\u00adcorruption", "anticorruption"),
        ("\u200fالمادة\u200e 5", "المادة 5"),
        ("anti\u2011corruption", "anti-corruption"),
        ("Re\u0301sume\u0301", "Résumé"),
        ("e\ufb03cient", "efficient"),
        ("\ufee3\ufed8", "مق"),
        ("\uf0b7 Adopt", "• Adopt"),
        ("第五条（第一款）", "第五条（第一款）"),
        ("\u3000\u3000第五条", "第五条"),
        ("", ""),
        (" \u200b ", ""),
    ],
)
def test_what_stays(raw: str, expected: str) -> None:
    assert tidied(raw) == expected


def test_marks_stand_before_the_space_that_follows_them() -> None:
    segments = [("Ratified. ", 0, 0), Mark("1", 0), (" Later", 0, 11), Mark("2", 0)]
    pieces, marks = tidy(segments, place)
    assert "".join(piece.text for piece in pieces) == "Ratified. Later"
    assert marks == (Mark("1", 9), Mark("2", 15))


def test_an_entity_keeps_the_place_of_all_its_letters() -> None:
    pieces, _ = tidy([("a", 0, 0), ("&", 0, 1, 6), ("b", 0, 6)], place)
    assert [(piece.text, piece.place) for piece in pieces] == [
        ("a", Characters(0, 1)), ("&", Characters(1, 6)), ("b", Characters(6, 7)),
    ]  # fmt: skip


@given(st.text(alphabet=st.sampled_from("ab \u00a0\u00ad\n文é\u0301\ufb01\u200f•"), max_size=60))
def test_every_piece_is_what_its_place_holds(raw: str) -> None:
    pieces, _ = tidy([(raw, 0, 0)], place)
    text = "".join(piece.text for piece in pieces)
    assert "  " not in text
    assert text == text.strip()
    last = 0
    for piece in pieces:
        assert isinstance(piece.place, Characters)
        assert last <= piece.place.start < piece.place.end <= len(raw)
        last = piece.place.end
        found = raw[piece.place.start : piece.place.end]
        assert unicodedata.normalize("NFKC", found).replace("\n", " ") == unicodedata.normalize("NFKC", piece.text)
