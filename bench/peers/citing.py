"""Code points a second: `merida.cite` on texts in six languages, eyecite on US text with as many citations."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from eyecite import get_citations

from merida import cite

ROUNDS, ENOUGH = 3, 400_000
ASKED = "1"
CASES = (
    "Harlow v. Fenwick, 512 U.S. 301 (1994)",
    "Port Authority v. Delmar, 88 F.3d 1204 (9th Cir. 1996)",
    "42 U.S.C. § 1983",
    "State v. Okafor, 301 N.W.2d 77 (Minn. 1981)",
    "id. at 305",
)
PROSE = (
    "The court found that the agency had kept no record of the meeting, and that the parties had relied on it. ",
    "Counsel replied that nothing in the statute required the notice to be given in writing before the hearing. ",
    "On appeal the judgment was affirmed in part, because the damages had been computed on a wrong basis. ",
)


def main(folder: Path) -> None:
    """One line of JSON for each language, then one for eyecite."""
    density = 0.0
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        text = "\n".join([text] * (ENOUGH // len(text) + 1))
        count, speed = _speed(cite, text)
        if path.stem == "en":
            density = count / len(text)
        _say(f"merida.cite, {path.stem}", text, count, speed, ASKED)
    text = american(density)
    count, speed = _speed(get_citations, text)
    _say("eyecite, US text", text, count, speed, "")


def american(density: float) -> str:
    """Prose of US law with about so many citations in a character."""
    parts: list[str] = []
    size = cited = 0
    while size < ENOUGH // 4:
        number = len(parts)
        if cited < density * size:
            part = f"See {CASES[cited % len(CASES)]}. "
            cited += 1
        else:
            part = PROSE[number % len(PROSE)]
        parts.append(part)
        size += len(part)
    return "".join(parts)


def _speed(work: Callable[[str], Sequence[Any]], text: str) -> tuple[int, float]:
    """Citations found, and code points a second of processor time: the best of a few rounds."""
    best, count = float("inf"), 0
    for _ in range(ROUNDS):
        began = time.process_time()
        count = len(work(text))
        best = min(best, time.process_time() - began)
    return count, len(text) / best


def _say(what: str, text: str, count: int, speed: float, asked: str) -> None:
    print(json.dumps({"what": what, "characters": len(text), "citations": count, "per_second": speed, "asked": asked}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
