"""Citations: the table of forms in six languages, and words in the samples that look like a citation and are none."""

from __future__ import annotations

from collections import Counter

from bench import printed
from bench.alignment import Line
from bench.finding import truth_of
from bench.places import CITATIONS, TRUTH
from merida import cite


def citations() -> None:
    """How many are read right, and what is taken for a citation that is none."""
    printed.heading("Citations", "make bench ARGS=citations")
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong = []
    for row in truth_of(CITATIONS):
        got = _read(row)
        total[row["lang"]] += 1
        right[row["lang"]] += got == row["provisions"]
        if got != row["provisions"]:
            wrong.append(f"{got} for {row['provisions']}: {row['text']}")
    rows = [[language, f"{right[language]} of {total[language]}"] for language in sorted(total)]
    lookalikes = [
        row for path in sorted(TRUTH.glob("*.jsonl")) for row in truth_of(path) if row["type"] == "not_a_citation"
    ]
    taken = [row["text"] for row in lookalikes if cite(row["text"])]
    rows.append(["none, and taken for one", f"{len(taken)} of {len(lookalikes)}"])
    printed.table(("language", "right"), rows)
    for words in [*wrong, *taken]:
        printed.line(f"  {words}")


def _read(row: Line) -> list[str]:
    """The provisions read; `context` says in whose text the words stand: a provision, or `instrument:` another."""
    context = row.get("context") or None
    other = "other" if context and context.startswith("instrument:") else None
    found = cite(row["text"], row["lang"], None if other else context, other)
    return [spelling for one in found for spelling in one.provisions]
