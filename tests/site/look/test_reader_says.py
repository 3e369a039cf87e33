"""What the library says in English is shown in the language of the page, and what it quotes stays as printed."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from merida.finding.find import find
from merida.reading.read import read_bytes
from merida.reading.values import Unreadable
from merida.site.evidence.reader_says import reason, sentence


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"", "empty.pdf"), (b"%PDF-1.7 cut", "cut.pdf"), (b"{\\rtf1 x}", "old.rtf"), (b"\x89PNG\r\n\x1a\n", "page.png")],
)
def test_a_file_that_cannot_be_read_is_explained_in_russian(data: bytes, name: str) -> None:
    with pytest.raises(Unreadable) as said:
        read_bytes(data, name)
    with override("ru"):
        assert any("а" <= letter <= "я" for letter in sentence(str(said.value)).casefold()), str(said.value)
    with override("en"):
        assert sentence(str(said.value)) == str(said.value)


def test_numbers_in_a_sentence_stay() -> None:
    with override("fr"):
        said = sentence("Only the first 500 of 812 pages were read: split the file to read all.")
    assert "500" in said
    assert "812" in said
    assert "Only" not in said


def test_a_sentence_that_nobody_translated_is_shown_as_it_is() -> None:
    with override("ar"):
        assert sentence("Something quite new.") == "Something quite new."


def test_reasons_are_translated_part_by_part_and_quotes_stay_as_printed() -> None:
    why = "bullet under “2.3. Challenges; and gaps”; provisions cited in it; force from its first verb"
    with override("fr"):
        assert reason(why) == (
            "puce sous « 2.3. Challenges; and gaps » ; dispositions citées dans le texte ; "
            "force tirée de son premier verbe"
        )
    with override("en"):
        assert reason(why) == why


def test_every_reason_of_a_sample_is_translated() -> None:
    from importlib.resources import files

    name = "summary2-en.docx"
    data = (files("merida") / "samples" / "documents" / name).read_bytes()
    reasons = {finding.why for finding in find(read_bytes(data, name)).findings}
    with override("zh-hans"):
        left = [why for why in reasons if " under “" in reason(why) or "provisions " in reason(why)]
    assert left == []
