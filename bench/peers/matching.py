"""TF-IDF cosine of scikit-learn over needs and activities, with the same blocking by State: the nearest of a need."""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from sklearn.feature_extraction.text import TfidfVectorizer

ANALYZERS: dict[str, dict[str, Any]] = {
    "words": {"ngram_range": (1, 2), "sublinear_tf": True},
    "letters": {"analyzer": "char_wb", "ngram_range": (2, 4), "sublinear_tf": True},
}


def main(folder: Path, analyzer: str, blocked: bool) -> None:
    """One line: need to its five nearest activities, and the seconds."""
    needs, activities = (_lines(folder / f"{name}.jsonl") for name in ("needs", "activities"))
    began = time.monotonic()
    vectorizer = TfidfVectorizer(**ANALYZERS[analyzer])
    matrix = vectorizer.fit_transform([_text(line) for line in activities])
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(activities):
        for state in line.get("jurisdictions", [""]) if blocked else [""]:
            blocks[state].append(place)
    asked: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(needs):
        asked[line.get("state", "") if blocked else ""].append(place)
    wanted = vectorizer.transform([line["text"] for line in needs])
    nearest: dict[str, list[str]] = {}
    for state, places in asked.items():
        block = blocks[state]
        likeness = (wanted[places] @ matrix[block].T).toarray()
        for row, place in enumerate(places):
            best = sorted(range(len(block)), key=lambda column: (-likeness[row, column], column))[:5]
            nearest[needs[place]["id"]] = [activities[block[column]]["id"] for column in best if likeness[row, column]]
    print(json.dumps({"seconds": time.monotonic() - began, "nearest": nearest}))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _text(line: dict[str, Any]) -> str:
    return " ".join((*line["title"].values(), *line.get("description", {}).values()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "blocked")
