"""Which documents are one review's, and what a corrigendum changes, in six languages."""

from __future__ import annotations

import pytest

from merida.site.evidence.corrigenda import changes, place_of
from merida.site.evidence.kinship import Facts, families, job, symbol

SUMMARY = {"kind": "executive_summary", "state": "KEN", "cycle": 2}
BASE = "CAC/COSP/IRG/II/2/1/Add.31"


def relations(*documents: Facts) -> list[dict[str, tuple[str, str]]]:
    return [{kin.id: (kin.relation, kin.because) for kin in family} for family in families(documents)]


@pytest.mark.parametrize(
    ("printed", "base", "revision", "corrigendum"),
    [
        ("CAC/COSP/IRG/II/2/1/Add.31", "CAC/COSP/IRG/II/2/1/ADD.31", 0, 0),
        ("CAC/COSP/IRG/II/2/1/Add.31/Rev.1", "CAC/COSP/IRG/II/2/1/ADD.31", 1, 0),
        ("CAC/COSP/IRG/II/2/1/Add.31 / Corr. 2 *", "CAC/COSP/IRG/II/2/1/ADD.31", 0, 2),
        ("CAC/COSP/IRG/2/Rev.2/Corr.1", "CAC/COSP/IRG/2", 2, 1),
    ],
)
def test_a_symbol_is_taken_apart(printed: str, base: str, revision: int, corrigendum: int) -> None:
    found = symbol(printed)
    assert (found.base, found.revision, found.corrigendum) == (base, revision, corrigendum)


def test_a_job_number_is_the_same_in_every_language() -> None:
    assert job("V.19-01704 (E)") == job("V.19-01704 (F)*") == "V.19-01704"


def test_languages_formats_and_copies_of_one_symbol_are_one_text() -> None:
    (family,) = relations(
        Facts("en", symbol=BASE, language="en", media_type="pdf", place=1),
        Facts("fr", symbol=BASE, language="fr", media_type="pdf", place=2),
        Facts("docx", symbol=BASE, language="en", media_type="docx", place=3),
        Facts("again", symbol=BASE + "*", language="en", media_type="pdf", place=4),
    )
    assert family == {
        "en": ("leading", "symbol"), "fr": ("translation", "symbol"), "docx": ("format", "symbol"),
        "again": ("copy", "symbol"),
    }  # fmt: skip


def test_a_revision_leads_and_a_corrigendum_never_does() -> None:
    (family,) = relations(
        Facts("corr", symbol=BASE + "/Corr.1", language="en", place=1),
        Facts("old", symbol=BASE, language="en", decided=9, place=2),
        Facts("new", symbol=BASE + "/Rev.1", language="en", place=3),
    )
    assert {key: relation for key, (relation, _because) in family.items()} == {
        "new": "leading", "old": "earlier", "corr": "corrigendum",
    }  # fmt: skip


def test_without_a_symbol_the_job_number_or_the_review_joins() -> None:
    (family,) = relations(
        Facts("a", symbol=BASE, job_number="V.19-1 (E)", language="en", place=1, **SUMMARY),
        Facts("b", job_number="V.19-1 (S)", language="es", place=2),
        Facts("c", language="fr", place=3, **SUMMARY),
    )
    assert family["b"] == ("translation", "job_number") and family["c"] == ("translation", "state_and_cycle")


def test_different_symbols_states_and_kinds_stay_apart() -> None:
    found = relations(
        Facts("a", symbol=BASE, place=1, **SUMMARY),
        Facts("b", symbol=BASE.replace("31", "32"), place=2, **SUMMARY),
        Facts("c", kind="country_report", state="KEN", cycle=2, place=3),
        Facts("d", kind="executive_summary", state="KEN", cycle=1, place=4),
    )
    assert len(found) == 4


@pytest.mark.parametrize(
    ("said", "old", "new"),
    [
        ("Paragraph 17, second line. For “thirty days” read “sixty days”.", "thirty days", "sixty days"),
        ("For thirty days read sixty days", "thirty days", "sixty days"),
        ("Replace “article 8” with “article 9”", "article 8", "article 9"),
        ("Paragraphe 17. Au lieu de « trente jours », lire « soixante jours »", "trente jours", "soixante jours"),
        ("Donde dice “treinta días” debe decir “sesenta días”", "treinta días", "sesenta días"),
        ("Вместо «тридцать дней» следует читать «шестьдесят дней»", "тридцать дней", "шестьдесят дней"),
        ("第17段 将“三十天”改为“六十天”", "三十天", "六十天"),
        ("يستعاض عن عبارة «ثلاثين يوما» بعبارة «ستين يوما»", "ثلاثين يوما", "ستين يوما"),
    ],
)
def test_a_corrigendum_says_which_words_to_read(said: str, old: str, new: str) -> None:
    (change,) = changes([(1, said)])
    assert (change.act, change.old, change.new) == ("replace", old, new)


def test_words_in_paragraphs_of_their_own_are_gathered() -> None:
    (change,) = changes([(1, "Paragraph 3"), (2, "For"), (3, "thirty days"), (4, "read"), (5, "sixty days")])
    assert (change.old, change.new) == ("thirty days", "sixty days")
    (whole,) = changes([(1, "The second bullet should read as follows:"), (2, "Adopt a code of conduct (art. 8).")])
    assert (whole.act, whole.new) == ("rewrite", "Adopt a code of conduct (art. 8).")


def test_a_change_is_placed_only_where_that_is_certain() -> None:
    text = [(1, "within thirty days of asking"), (2, "Adopt a code of good conduct (art. 8)."), (3, "Nothing else")]
    (change,) = changes([(1, "For thirty days read sixty days")])
    place = place_of(change, text)
    assert place is not None and (place.passage, place.after) == (1, "within sixty days of asking")
    assert place_of(change, [*text, (4, "thirty days again")]) is None
    (whole,) = changes([(1, "The bullet should read: Adopt a code of conduct for all (art. 8).")])
    found = place_of(whole, text)
    assert found is not None and found.passage == 2
    (gone,) = changes([(1, "Delete “of asking”")])
    assert place_of(gone, text).after == "within thirty days"  # type: ignore[union-attr]
