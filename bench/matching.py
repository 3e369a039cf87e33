"""Matching on labelled pairs that nothing was tuned on: hits, precision, recall by language, duplicates; and speed."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from bench import printed
from bench.matching_calibrate import calibration
from bench.matching_cases import LANGUAGES, activity, cases, every, need, pool
from bench.matching_made import write
from bench.peering import peers
from bench.places import MERIDA, OUT
from merida.matching import LIKELY, Activity, Index, Need
from merida.matching.overlaps import groups, overlaps, overlaps_of
from merida.matching.proposing import proposals_of

NEEDS, ACTIVITIES, JOBS = 5_000, 100_000, 2


def matching() -> None:
    """Pairs held out."""
    printed.heading("Needs and activities, labelled pairs held out", "make bench ARGS=matching")
    printed.line(
        f"{len(cases('held'))} needs in each language; {2 * len(list(every()))} activities in one State to choose from."
    )
    rows = []
    for lang in LANGUAGES:
        row = [lang]
        for codes in (True, False):
            first, five = _hits(lang, lang, codes)
            row += [printed.ratio(first, 2), printed.ratio(five, 2), _tfidf(lang, codes)]
        rows.append(row)
    printed.table(
        (
            "need and activity in",
            "hit@1",
            "hit@5 with codes",
            "TF-IDF hit@5",
            "hit@1",
            "hit@5 text only",
            "TF-IDF hit@5",
        ),
        rows,
    )
    _fresh()
    _languages()
    calibration()
    _duplicates()


def _fresh() -> None:
    """Pairs of another style, written before words were added to the lists; the table of scores was made with them."""
    rows = []
    for lang in LANGUAGES:
        row = [lang]
        for codes in (True, False):
            others = [activity(name, case, lang, codes=codes) for name, case in cases("fresh").items()]
            row += [printed.ratio(one, 2) for one in _hits(lang, lang, codes, "fresh", others)]
        rows.append(row)
    printed.line(f"{len(cases('fresh'))} pairs of another style in each language, one right activity for each need.")
    printed.table(("in", "hit@1", "hit@5 with codes", "hit@1", "hit@5 text only"), rows)


def _hits(
    asked: str, told: str, codes: bool, split: str = "held", others: Iterable[Activity] = ()
) -> tuple[float, float]:
    index = Index.of([*pool(told, codes=codes), *others])
    first = five = 0
    held = cases(split)
    for name, case in held.items():
        found = proposals_of(need(name, case, asked, codes=codes), index, threshold=0)
        right = [one.activity.rstrip("+") == name for one in found]
        first += right[:1] == [True]
        five += any(right)
    return first / len(held), five / len(held)


def _tfidf(lang: str, codes: bool) -> str:
    """The better of two settings of the peer, in the same block."""
    folder = OUT / "matching" / "pairs"
    asked = [need(name, case, lang) for name, case in cases("held").items()]
    _store(folder, asked, pool(lang))
    best = 0.0
    for analyzer in ("words", "letters"):
        said = peers("matching", str(folder), analyzer, "blocked" if codes else "all")
        if said is None:
            return "–"
        nearest: Mapping[str, list[str]] = said[0]["nearest"]
        best = max(best, sum(one.id in [name.rstrip("+") for name in nearest[one.id]] for one in asked) / len(asked))
    return printed.ratio(best, 2)


def _store(folder: Path, needs: list[Need], activities: list[Activity]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    asked = [{"id": one.id, "text": one.text, "state": one.state} for one in needs]
    told = [
        {"id": one.id, "title": one.titles, "description": one.descriptions, "jurisdictions": one.jurisdictions}
        for one in activities
    ]
    for name, lines in (("needs", asked), ("activities", told)):
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")


def _languages() -> None:
    """Precision and recall at the threshold, and hit@5, with codes, in each pair of languages."""
    least = LIKELY
    rows = []
    for asked in LANGUAGES:
        row = [asked]
        for told in LANGUAGES:
            index = Index.of(pool(told))
            right = found = 0
            for name, case in cases("held").items():
                answers = proposals_of(need(name, case, asked), index, limit=1_000, threshold=least)
                found += len(answers)
                right += sum(one.activity.rstrip("+") == name for one in answers)
            precision = right / found if found else None
            recall = right / (2 * len(cases("held")))
            hit = _hits(asked, told, True)[1]
            row.append(f"{printed.ratio(precision, 2)} {recall:.2f} {hit:.2f}")
        rows.append(row)
    printed.line(
        f"Precision and recall at {least}, and hit@5, with codes; rows: language of the need, columns: of the activity."
    )
    printed.table(("", *LANGUAGES), rows)


def _duplicates() -> None:
    """The same activity as another publisher tells of it, among all others and a second phase of each; repeats."""
    rows = []
    for lang in LANGUAGES:
        told = [activity(name, case, lang) for name, case in every()]
        told += [_second_phase(one, lang) for one in told]
        index = Index.of(told)
        hits = right = found = 0
        for name, case in cases("held").items():
            again = activity(f"{name}+", case, lang, again=True)
            answers = overlaps_of(again, index, unrelated=True)
            hits += bool(answers) and answers[0].b == name
            same = [one.b for one in answers if one.relation in ("same_project", "same_record")]
            found += len(same)
            right += same.count(name)
        merged = sum(one.relation in ("same_project", "same_record") for one in overlaps(index))
        grouped = sum(len(group.activities) == 2 and "phase" in group.differ_in for group in groups(index))
        rows.append(
            [
                lang,
                printed.ratio(hits / len(cases("held")), 2),
                printed.ratio(right / found if found else None, 2),
                printed.ratio(right / len(cases("held")), 2),
                f"{grouped} of {len(told) // 2}",
                str(merged),
            ]
        )
    printed.line("Told twice, in one language; and second phases, which are to be grouped and never made one.")
    printed.table(("", "hit@1", "precision", "recall", "phases grouped", "wrongly one"), rows)


def _second_phase(first: Activity, lang: str) -> Activity:
    words = {
        "ar": "المرحلة الثانية",
        "en": "phase II",
        "es": "fase II",
        "fr": "phase II",
        "ru": "второй этап",
        "zh": "第二期",
    }
    title = f"{first.titles[lang]}, {words[lang]}"
    return replace(first, id=f"{first.id}-2", titles={lang: title}, start=date(2101, 1, 1), end=date(2102, 12, 31))


def matching_speed() -> None:
    """Five thousand needs and a hundred thousand activities, with the command, beside TF-IDF cosine."""
    printed.heading(f"{NEEDS:,} needs, {ACTIVITIES:,} activities", "make bench ARGS=matching_speed")
    folder = OUT / "matching" / "many"
    truth = write(folder, NEEDS, ACTIVITIES)
    answers = folder / "proposals.jsonl"
    command = [str(MERIDA), "match", "--needs", str(folder / "needs.jsonl"), "--activities"]
    command += [str(folder / "activities.jsonl"), "--jobs", str(JOBS), "--threshold", "0", "--output", str(answers)]
    began = time.monotonic()
    with subprocess.Popen(command) as running:
        _, _, usage = os.wait4(running.pid, 0)
    seconds = time.monotonic() - began
    nearest: dict[str, list[str]] = {}
    for line in answers.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        nearest.setdefault(one["need"], []).append(one["activity"])
    rows = [["merida match", f"{seconds:.0f}", f"{usage.ru_maxrss / 1024:.0f}", printed.ratio(_found(nearest, truth))]]
    said = peers("matching", str(folder), "words", "blocked")
    if said is not None:
        rows.append(
            [
                "TF-IDF cosine, same block",
                f"{said[0]['seconds']:.0f}",
                "",
                printed.ratio(_found(said[0]["nearest"], truth)),
            ]
        )
    rows.append(["asked for", "under 120", "", "better than TF-IDF"])
    printed.line(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.")
    printed.table(("", "seconds", "megabytes", "hit@5"), rows)


def _found(nearest: Mapping[str, list[str]], truth: Mapping[str, str]) -> float:
    return sum(right in nearest.get(name, [])[:5] for name, right in truth.items()) / len(truth)
