"""What is found in the samples and in made documents, against what a careful reader found."""

from __future__ import annotations

from pathlib import Path

from bench import made_files, printed
from bench.alignment import Line
from bench.finding import scored
from bench.places import OUT, SAMPLES, TRUTH
from bench.scoring import KINDS, Score

SHORT = {"good_practice": "good", "challenge": "challenge", "assistance_need": "need", "observation": "observ."}
COLUMNS = (
    "", "files", *(SHORT[kind] for kind in KINDS), "provis.", "force", "categ.", "statem.",
    "who", "figures", "fields",
)  # fmt: skip
ASKED = ("asked for", "", *("0.97",) * 4, "0.97", "0.95", "0.9", "0.97", "", "0.97", "1")


def samples() -> None:
    """The sample documents that ship."""
    printed.heading("The sample documents", "make bench ARGS=samples")
    _report("samples", scored(SAMPLES, TRUTH))


def made() -> None:
    """Made documents: those that rules may be tuned on, and those held out."""
    for part in ("tuned", "held"):
        words = {
            "tuned": "Made documents that rules may be tuned on",
            "held": "Made documents of other wording, held out of sight",
        }[part]
        printed.heading(words, "make bench ARGS=made")
        folder = made_files.folder(part)
        _report(f"made-{part}", scored(folder, folder))


def _report(name: str, scores: dict[str, tuple[Line, Score]]) -> None:
    languages = sorted({document["language"] for document, _ in scores.values()})
    suffixes = sorted({Path(file).suffix for file in scores})
    rows = [
        _row(language, [score for document, score in scores.values() if document["language"] == language])
        for language in languages
    ]
    rows += [
        _row(suffix[1:].upper(), [score for file, (_, score) in scores.items() if file.endswith(suffix)])
        for suffix in suffixes
    ]
    rows.append(_row("all", [score for _, score in scores.values()]))
    printed.table(COLUMNS, [*rows, ASKED])
    wrong = [
        f"{file}\t{what}\t{' '.join(words.split())}"
        for file, (_, score) in scores.items()
        for what, words in score.wrong
    ]
    path = OUT / f"wrong-{name}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(wrong) + "\n", encoding="utf-8")
    printed.line(f"{len(wrong)} answers are not right; each stands in {path.relative_to(OUT.parents[1])}.")


def _row(name: str, scores: list[Score]) -> list[str]:
    pooled = Score()
    for score in scores:
        pooled.add(score)
    who = ("role", "quantifier", "state")
    asked = sum(pooled.counts[field, "all"] for field in who)
    people = sum(pooled.counts[field, "right"] for field in who) / asked if asked else None
    figures = [
        *(pooled.f1(kind) for kind in KINDS), pooled.share("provisions"), pooled.share("force"),
        pooled.f1("categories"), pooled.f1("statement"),
    ]  # fmt: skip
    last = [printed.ratio(pooled.f1("figure")), printed.ratio(pooled.share("fields"))]
    return [name, str(len(scores)), *map(printed.ratio, [*figures, people]), *last]
