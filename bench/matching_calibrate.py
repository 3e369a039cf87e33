"""From weights to scores: how often proposals of a weight were right, in pairs not held out; and whether it holds.

`python -m bench.matching_calibrate` prints the table; reviewed, it is copied into `matching/data/calibration.toml`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from bench import printed
from bench.matching_cases import LANGUAGES, activity, cases, need, pool
from merida.matching import Activity, Index
from merida.matching.likeness import calibrated, logit_of
from merida.matching.proposing import proposals_of

SPLITS = ("tuned", "fresh")
STEP, LEAST = 0.5, 40
"""Width of a bin, in logits, and how many pairs it holds at least."""
BINS = 5
SHOWN = 5
type Told = tuple[float, bool]


def main() -> None:
    """Print the table: logits of the weights, and how many of a hundred were right there."""
    found = sorted(_pairs())
    table = isotonic(found)
    print("# Made by `python -m bench.matching_calibrate` from", f"{len(found):,} proposals of {' and '.join(SPLITS)}.")
    print("[proposal]")
    print(f"logit = [{', '.join(f'{place:.2f}' for place, _ in table)}]")
    print(f"score = [{', '.join(f'{score:.4f}' for _, score in table)}]")


def _pairs() -> Iterator[Told]:
    """The best of the needs of these splits, among the activities of both, as people are shown them."""
    for codes, told in product((True, False), LANGUAGES):
        index = Index.of(_activities(told, codes))
        for split, asked in product(SPLITS, LANGUAGES):
            yield from _shown(index, split, asked, codes)


def _activities(lang: str, codes: bool) -> Iterator[Activity]:
    for split in SPLITS:
        for name, case in cases(split).items():
            yield activity(name, case, lang, codes=codes)
            if "again_title" in case:
                yield activity(f"{name}+", case, lang, codes=codes, again=True)


def isotonic(found: list[Told]) -> list[tuple[float, float]]:
    """Bins of logits, neighbours joined until the share that is right only rises; (middle, share)."""
    bins: list[list[float]] = []
    for place, right in found:
        if bins and (place - bins[-1][3] < STEP or bins[-1][1] < LEAST):
            bins[-1][0] += place
            bins[-1][1] += 1
            bins[-1][2] += right
        else:
            bins.append([place, 1, float(right), place])
    joined: list[list[float]] = []
    for one in bins:
        joined.append(one[:3])
        while len(joined) > 1 and _share(joined[-2]) >= _share(joined[-1]):
            last = joined.pop()
            joined[-1] = [a + b for a, b in zip(joined[-1], last, strict=True)]
    return [(one[0] / one[1], _share(one)) for one in joined]


def _share(one: Iterable[float]) -> float:
    """The share that is right, held a little to none and all."""
    _, count, right = one
    return (right + 0.05) / (count + 1)


def calibration() -> None:
    """Whether scores hold on the pairs held out: reliability, Brier score and calibration error by language pair."""
    before: list[Told] = []
    after: list[Told] = []
    rows: list[list[str]] = []
    for asked in LANGUAGES:
        row = [asked]
        for told in LANGUAGES:
            here = [
                one
                for codes in (True, False)
                for one in _shown(Index.of(pool(told, codes=codes)), "held", asked, codes)
            ]
            after += [(calibrated(place), right) for place, right in here]
            before += [(1 / (1 + math.exp(-place)), right) for place, right in here]
            scores = [(calibrated(place), right) for place, right in here]
            row.append(f"{brier(scores):.3f} {error(scores):.3f}")
        rows.append(row)
    printed.line(
        f"Scores of the {SHOWN} best of each need held out, with codes and words only, all pairs of languages."
    )
    printed.table(
        ("score", "proposals", "said", "right", "as weights alone: proposals", "said", "right"),
        _reliable(after, before),
    )
    printed.line(
        f"Brier score {brier(after):.3f} (weights alone {brier(before):.3f}), expected calibration error "
        f"{error(after):.3f} (weights alone {error(before):.3f}); below, both by language of need and of activity."
    )
    printed.table(("", *LANGUAGES), rows)


def _shown(index: Index, split: str, asked: str, codes: bool) -> Iterator[Told]:
    for name, case in cases(split).items():
        for one in proposals_of(need(name, case, asked, codes=codes), index, limit=SHOWN, threshold=0):
            yield logit_of(one.reasons), one.activity.rstrip("+") == name


def _bin(score: float) -> int:
    return min(int(score * BINS), BINS - 1)


def _reliable(*splits: list[Told]) -> list[list[Any]]:
    rows = []
    for step in range(BINS):
        row = [f"{step / BINS:.1f} to {(step + 1) / BINS:.1f}"]
        for split in splits:
            here = [one for one in split if _bin(one[0]) == step]
            row += [str(len(here)), *(f"{_mean(of, here):.2f}" if here else "–" for of in (0, 1))]
        rows.append(row)
    return rows


def _mean(of: int, here: list[Told]) -> float:
    return sum(one[of] for one in here) / len(here)


def brier(found: list[Told]) -> float:
    """The mean square of what was said less what was so."""
    return sum((score - right) ** 2 for score, right in found) / len(found)


def error(found: list[Told]) -> float:
    """How far scores are from shares, on average over bins."""
    bins = [[one for one in found if _bin(one[0]) == step] for step in range(BINS)]
    return sum(len(here) * abs(_mean(0, here) - _mean(1, here)) for here in bins if here) / len(found)


if __name__ == "__main__":
    main()
