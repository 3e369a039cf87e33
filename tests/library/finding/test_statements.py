"""Statements of a meeting: who said it, for whom, with which verb; and what is no statement."""

from __future__ import annotations

from pathlib import Path

import pytest

from merida.finding.statements import find_statements
from merida.finding.values import Statement
from merida.reading.values import Document, Passage

MEETINGS = sorted((Path(__file__).parent / "meetings").glob("*.txt"))

type Said = tuple[str, str | None, str | None, str | None, tuple[str, ...]]


def _meeting(path: Path) -> tuple[Document, list[Said], list[str]]:
    """A report of `meetings/`: `S|` are statements with role, quantifier, State, provisions, `X|` are none."""
    lang = path.stem[:2]
    passages: list[Passage] = []
    said: list[Said] = []
    procedure: list[str] = []
    words: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition("|")
        text, *fields = rest.split("|")
        if kind == "h":
            passages.append(Passage(len(passages) + 1, "heading", text))
            continue
        words.append(text)
        if kind == "S":
            role, quantifier, state = (None if one == "null" else one for one in fields[:3])
            said.append((text, role, quantifier, state, tuple(one for one in fields[3].split(",") if one)))
        else:
            procedure.append(text)
        if passages and passages[-1].role == "paragraph":
            passages.pop()
        passages.append(Passage(len(passages) + 1, "paragraph", ("" if lang == "zh" else " ").join(words)))
    return _document(lang, *passages), said, procedure


def _document(lang: str, *passages: Passage) -> Document:
    return Document("x", "x.txt", "text/plain", "session_report", passages, language=lang)  # type: ignore[arg-type]


def _said(text: str, lang: str = "en") -> list[Statement]:
    return list(find_statements(_document(lang, Passage(1, "paragraph", text))))


@pytest.mark.parametrize("path", MEETINGS, ids=lambda path: path.stem)
def test_a_whole_report(path: Path) -> None:
    document, said, procedure = _meeting(path)
    found = {one.text: (one.role, one.quantifier, one.state, one.provisions) for one in find_statements(document)}
    wrong = [f"{text}\n  {found.get(text)}" for text, *rest in said if found.get(text) != tuple(rest)]
    assert not wrong, "\n".join(wrong)
    assert not [text for text in procedure if text in found]
    assert len(found) == len(said)


@pytest.mark.parametrize("path", MEETINGS, ids=lambda path: path.stem)
def test_every_statement_is_the_words_of_its_passage(path: Path) -> None:
    document, _, _ = _meeting(path)
    passages = {f"x#{one.number}": one.text for one in document.passages}
    for one in find_statements(document):
        assert passages[one.passage][one.start : one.end] == one.text
        assert one.speaker is None or one.speaker in one.text
        assert all(verb in one.text for verb in (one.verb, *one.verbs_also))


@pytest.mark.parametrize(
    ("text", "speaker", "verb", "also"),
    [
        ("Some speakers noted the need and requested a study.", "Some speakers", "noted", ("requested",)),
        ("Several speakers made reference to assistance.", "Several speakers", "made reference", ()),
        (
            "A member of the secretariat (F), in presenting it, gave an overview.",
            "A member of the secretariat",
            "gave",
            (),
        ),
        (
            "The coordinator of the (StAR) Initiative gave an overview.",
            "The coordinator of the (StAR) Initiative",
            "gave",
            (),
        ),
        ("In this regard, many speakers called for shorter summaries.", "many speakers", "called for", ()),
    ],
)
def test_speaker_and_verb_are_as_printed(text: str, speaker: str, verb: str, also: tuple[str, ...]) -> None:
    (one,) = _said(text)
    assert (one.speaker, one.verb, one.verbs_also) == (speaker, verb, also)


def test_he_and_the_panellist_are_who_spoke_before() -> None:
    said = _said(
        "A panellist from Kyrgyzstan presented a case. One particular challenge had been time. The panellist mentioned "
        "the former president. He also noted progress. Another speaker agreed. She thanked the panellist."
    )
    assert [(one.speaker, one.antecedent, one.state, one.quantifier) for one in said] == [
        ("A panellist from Kyrgyzstan", None, "KGZ", None),
        ("The panellist", "A panellist from Kyrgyzstan", "KGZ", None),
        ("He", "A panellist from Kyrgyzstan", "KGZ", None),
        ("Another speaker", None, None, "one"),
        ("She", "Another speaker", None, "one"),
    ]


def test_a_verb_without_speaker_belongs_to_who_spoke_before() -> None:
    first, second = _said("El panelista de Nigeria describió el caso. Explicó que se habían recuperado fondos.", "es")
    assert (second.speaker, second.antecedent, second.state) == (None, first.speaker, "NGA")


def test_a_new_heading_forgets_who_spoke() -> None:
    document = _document(
        "en",
        Passage(1, "paragraph", "The representative of Chile noted progress."),
        Passage(2, "heading", "V. Other matters"),
        Passage(3, "paragraph", "He added a remark."),
    )
    assert [one.state for one in find_statements(document)] == ["CHL", None]


def test_only_meetings_hold_statements() -> None:
    passage = Passage(1, "paragraph", "Several speakers noted progress.")
    summary = Document("x", "x.txt", "text/plain", "executive_summary", (passage,), language="en")
    assert find_statements(summary) == ()


def test_an_agenda_item_is_no_provision() -> None:
    (one,) = _said("Under agenda item 5, one speaker suggested that article 13 be discussed.")
    assert one.provisions == ("13",)
