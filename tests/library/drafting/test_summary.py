"""Counting as the codebook says: per review and not per file, each outcome once in a total."""

from __future__ import annotations

from merida.drafting.reviews import About, sources_of
from merida.drafting.summary import Counted, Facts, Summary, summarise
from merida.drafting.summary_rows import label, lines

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


def about(file: str, **fields: object) -> About:
    """A document of this name."""
    known: dict[str, object] = {"id": file, "media_type": WORD, "kind": "executive_summary", "language": "en", **fields}
    return About(file=file, **known)  # type: ignore[arg-type]


def outcome(kind: str, *provisions: str, state: str | None = "PLW", categories: tuple[str, ...] = ()) -> Counted:
    """An outcome."""
    return Counted(kind, provisions, categories, ("gender", "statistics"), state)


def counted(*documents: tuple[About, list[Counted]], none: bool = False) -> Summary:
    """The summary of documents and what was found in them."""
    return summarise(Facts(one, tuple(found), none, 0) for one, found in documents)


def grouped(*documents: About) -> list[tuple[str, ...]]:
    """Names of the files of each source, the one counted first."""
    return [tuple(documents[at].file for at in (source.counted, *source.others)) for source in sources_of(documents)]


def test_language_versions_formats_and_reissues_of_a_review_are_one_source() -> None:
    review = {"state": "PLW", "cycle": 2}
    documents = (
        about("fr.docx", language="fr", **review),
        about("en.pdf", media_type=PDF, **review),
        about("en.docx", **review),
        about("other.docx", state="PLW", cycle=1),
        about("ar.pdf", language="ar", media_type=PDF, **review),
    )
    assert grouped(*documents) == [("en.docx", "en.pdf", "fr.docx", "ar.pdf"), ("other.docx",)]


def test_the_newest_reissue_is_counted_and_a_corrigendum_stays_beside() -> None:
    symbol = "CAC/COSP/IRG/II/2/1/Add.31"
    documents = (
        about("first.docx", symbol=symbol),
        about("corr.docx", symbol=f"{symbol}/Corr.1"),
        about("again.docx", symbol=f"{symbol}/Rev.1"),
        about("next.docx", symbol="CAC/COSP/IRG/II/2/1/Add.3"),
    )
    assert grouped(*documents) == [("again.docx", "first.docx", "corr.docx"), ("next.docx",)]
    assert sources_of(documents)[0].corrigenda == (1,)


def test_a_version_that_does_not_name_its_state_is_known_by_its_symbol() -> None:
    documents = (
        about("zh.pdf", symbol="CAC/COSP/IRG/II/2/1/Add.31", language="zh"),
        about("en.pdf", symbol="CAC/COSP/IRG/II/2/1/Add.31", state="FJI", cycle=2),
        about("es.pdf", state="FJI", cycle=2, language="es"),
    )
    assert len(grouped(*documents)) == 1


def test_the_country_report_gives_way_to_the_executive_summary() -> None:
    report = about("report.pdf", kind="country_report", state="FJI", cycle=2)
    assert grouped(report, about("zz.pdf", state="FJI", cycle=2)) == [("zz.pdf", "report.pdf")]


def test_parts_of_a_report_with_one_title_are_not_one_source() -> None:
    same = {"kind": "draft_report", "title": "Draft report", "date": "2019-05-29"}
    parts = [about(f"{n}.docx", symbol=f"CAC/COSP/IRG/2019/L.1/Add.{n}", **same) for n in (7, 8)]
    assert len(grouped(*parts, about("none.txt", **same))) == 3
    assert len(grouped(parts[0], about("none.txt", **same))) == 1


def test_an_outcome_stands_in_several_rows_and_once_in_the_total() -> None:
    summary = counted((about("a"), [outcome("challenge", "5", "9(1)", "9(1)(a)"), outcome("challenge")]))
    assert {key: tally.outcomes for key, tally in summary.rows["provision"].items()} == {
        "5": 1, "9(1)": 1, "9(1)(a)": 1, None: 1
    }  # fmt: skip
    assert {key: tally.outcomes for key, tally in summary.rows["article"].items()} == {"5": 1, "9": 1, None: 1}
    assert summary.total.outcomes == 2
    assert label("provision", None) == "no provision / cross-cutting"


def test_rows_stand_in_the_order_of_the_treaty_and_states_in_that_of_the_alphabet() -> None:
    found = [outcome("challenge", *provisions) for provisions in (("57(3)",), ("9",), ("ch.II",), (), ("57(3)(a)",))]
    summary = counted((about("a"), found))
    assert list(summary.rows["provision"]) == ["ch.II", "9", "57(3)", "57(3)(a)", None]
    states = [outcome("challenge", state=code) for code in ("URY", "FJI", None, "PLW", "FJI", "FJI")]
    assert list(counted((about("a"), states)).rows["state"]) == ["FJI", "PLW", "URY", None]


def test_only_needs_have_categories_and_statements_are_no_outcomes() -> None:
    found = [
        outcome("assistance_need", "5", categories=("legislative_assistance", "capacity_building")),
        outcome("assistance_need", "5"),
        outcome("challenge", "5"),
        outcome("statement", "5"),
    ]
    summary = counted((about("a"), found))
    categories = {key: tally.outcomes for key, tally in summary.rows["category"].items()}
    assert categories == {"legislative_assistance": 1, "capacity_building": 1, None: 1}
    assert summary.total.outcomes == 3
    assert summary.total.kinds["statement"] == 1


def test_that_no_need_was_identified_is_counted_apart() -> None:
    summary = counted((about("a"), []), (about("b"), []), none=True)
    assert (summary.none_identified, summary.total.outcomes) == (2, 0)


def test_each_row_says_in_how_many_sources_it_stands() -> None:
    documents = [(about(name), [outcome("challenge", "5"), outcome("challenge", "5")]) for name in "abc"]
    summary = counted(*documents, (about("d"), [outcome("challenge", "6")]))
    assert summary.rows["provision"]["5"].sources == 3
    first, *rest = lines(summary)
    assert (first["sources"], first["outcomes"]) == (4, 7)
    assert {"type": "count", "by": "provision", "value": "5"}.items() <= next(
        line for line in rest if line["by"] == "provision"
    ).items()


def test_files_set_aside_are_named_with_the_one_that_was_counted() -> None:
    summary = counted((about("a.pdf", media_type=PDF, symbol="X"), []), (about("a.docx", symbol="X"), []))
    assert summary.set_aside == (("a.pdf", "a.docx"),)
    assert (summary.files, summary.sources) == (2, 1)
