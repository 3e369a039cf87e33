"""Weights of reasons, fitted on the pairs for tuning: `python -m bench.matching_fit` prints them.

What it prints is reviewed and copied into `merida/matching/data/weights.toml` by hand; a new version goes with it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from bench.matching_cases import LANGUAGES, activity, cases, every, need
from merida.matching import Index
from merida.matching.likeness import strengths, weights
from merida.matching.overlapping import strengths as strengths_of_pairs
from merida.matching.profiles import make

ONE_IN = 5
"""Of the wrong pairs, which are many, one in so many stands for all."""
ROUNDS, STEP, HOLD = 300, 0.03, 0.003
"""Steps of the descent, their size, and how strongly a weight is held to what it was."""
SET = frozenset(
    (
        "same_jurisdiction",
        "one_of_jurisdictions",
        "region_of_jurisdiction",
        "worldwide",
        "place_not_said",
        "same_period",
    )
)
"""Weights that people set: all pairs for tuning are of one State and one period, so they can teach nothing of these."""


@dataclass(frozen=True, slots=True)
class Example:
    """A pair: each reason with its strength, whether it is right, and for how many it stands."""

    strengths: Mapping[str, float]
    right: bool
    counts: int = 1


def main() -> None:
    """Print the weights for proposals and for pairs of activities."""
    for name, examples in (("proposal", proposals()), ("same", pairs())):
        before = dict(weights(name))
        after = fitted(before, examples)
        print(f"[{name}]  # loss {loss(before, examples):.4f} -> {loss(after, examples):.4f}, {len(examples)} pairs")
        for code, value in after.items():
            print(f"{code} = {value:.2f}  # {before[code]:.2f}")


def proposals() -> list[Example]:
    """Needs and activities of the cases for tuning in every pair of languages, with codes and without."""
    found = []
    for codes in (True, False):
        for lang in LANGUAGES:
            named = list(cases("tuned").items())
            index = Index.of(
                activity(f"{name}+" if again else name, case, lang, codes=codes, again=again)
                for name, case in named
                for again in (False, True)
            )
            for asked in LANGUAGES:
                for name, case in named:
                    profile = make(need(name, case, asked, codes=codes))
                    for place, other in enumerate(index.profiles):
                        right = other.id.rstrip("+") == name
                        if not right and place % ONE_IN:
                            continue
                        told = {code: value for code, _, value in strengths(profile, other, index.rarity)}
                        found.append(Example(told, right, 1 if right else ONE_IN))
    return found


def pairs() -> list[Example]:
    """Activities told twice, and those that are not the same, in one language each."""
    found = []
    for lang in LANGUAGES:
        named = list(cases("tuned").items())
        index = Index.of(activity(name, case, lang) for name, case in every())
        tuned = [one for one in index.profiles if one.id in cases("tuned")]
        for name, case in named:
            profile = make(activity(f"{name}+", case, lang, again=True))
            for other in tuned:
                told = {code: value for code, _, value in strengths_of_pairs(profile, other, index)}
                found.append(Example(told, other.id == name))
    return found


def fitted(start: Mapping[str, float], examples: list[Example]) -> dict[str, float]:
    """Weights by gradient descent; those that no example shows stay, and none changes its sign."""
    now = dict(start)
    shown = {code for one in examples for code in one.strengths} | {"bias"}
    size = sum(one.counts for one in examples)
    for _ in range(ROUNDS):
        slope: dict[str, float] = defaultdict(float)
        for one in examples:
            wrong = one.counts * (_probability(now, one) - one.right)
            slope["bias"] += wrong
            for code, value in one.strengths.items():
                slope[code] += wrong * value
        for code in (shown & now.keys()) - SET:
            now[code] -= STEP * (100 * slope[code] / size + HOLD * 100 * (now[code] - start[code]))
            if code != "bias" and now[code] * start[code] < 0:
                now[code] = 0.0
    return now


def loss(told: Mapping[str, float], examples: list[Example]) -> float:
    """How surprised the weights are by the pairs, on average."""
    found = (
        -one.counts * math.log(max(_probability(told, one) if one.right else 1 - _probability(told, one), 1e-9))
        for one in examples
    )
    return sum(found) / sum(one.counts for one in examples)


def _probability(told: Mapping[str, float], one: Example) -> float:
    total = told["bias"] + sum(told.get(code, 0.0) * value for code, value in one.strengths.items())
    return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))


if __name__ == "__main__":
    main()
