"""Gains and losses: what is found now in the samples and in some made documents, against the last commit.

The results stand in `bench/results/`, one line an extract, so that a commit shows in its difference what it changed.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from bench import made_files, printed
from bench.alignment import Line
from bench.finding import found
from bench.places import OUT, RESULTS, ROOT, SAMPLES
from bench.variants.made import HELD

KEPT_SEEDS = (1, HELD + 1)
FIELDS = (
    "provisions", "inherited", "none_identified", "force", "categories", "role", "quantifier", "state", "value",
    "qualifier", "unit",
)  # fmt: skip
SHOWN = 100


def changes() -> None:
    """Name every extract gained, lost or changed, and write the new results."""
    printed.heading("Gains and losses since the last commit", "make bench ARGS=changes")
    RESULTS.mkdir(exist_ok=True)
    for name, lines in (("samples", found(SAMPLES)), ("made", _some_made())):
        now = _results(lines)
        path = RESULTS / f"{name}.jsonl"
        before = _committed(path)
        path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in now.values()), encoding="utf-8")
        gained = [one for key, one in now.items() if key not in before]
        lost = [one for key, one in before.items() if key not in now]
        changed = [(before[key], one) for key, one in now.items() if key in before and before[key] != one]
        printed.line(f"{name}: {len(now)} extracts; {len(gained)} gained, {len(lost)} lost, {len(changed)} changed.")
        for sign, ones in (("+", gained), ("-", lost)):
            for one in ones:
                printed.line(f"  {sign} {one['document']} {one['kind']}: {one['text'][:SHOWN]}")
        for old, new in changed:
            printed.line(f"  ~ {new['document']} {new['kind']}: {new['text'][:SHOWN]}")
            for field in sorted({*old, *new}):
                if old.get(field) != new.get(field):
                    printed.line(f"      {field}: {old.get(field)} -> {new.get(field)}")


def _some_made() -> dict[str, list[Line]]:
    """A few of the made documents, so that the results stay small."""
    out: dict[str, list[Line]] = {}
    for part, seed in zip(("tuned", "held"), KEPT_SEEDS, strict=True):
        some = OUT / "made-some" / part
        some.mkdir(parents=True, exist_ok=True)
        for path in made_files.folder(part).glob(f"made-*-{seed:03}.*"):
            link = some / path.name
            if path.suffix != ".jsonl":
                link.unlink(missing_ok=True)
                link.hardlink_to(path)
        out.update(found(some))
    return out


def _results(lines: dict[str, list[Line]]) -> dict[tuple[str, ...], Line]:
    """One line an extract, with the formats in which it was found; the same words twice in a document are counted."""
    out: dict[tuple[str, ...], Line] = {}
    for file in sorted(lines):
        document, _, suffix = file.rpartition(".")
        times: dict[tuple[str, ...], int] = {}
        for line in lines[file]:
            if line["type"] not in ("finding", "statement", "figure"):
                continue
            text = " ".join(str(line["text"]).split())
            kind = str(line.get("kind", line["type"]))
            what = {field: line[field] for field in FIELDS if line.get(field) not in (None, [], False, "")}
            same = (document, kind, text, str(what.get("value", "")))
            times[same] = times.get(same, 0) + 1
            key = (*same, str(times[same]))
            entry = out.setdefault(key, {"document": document, "kind": kind, "text": text, **what, "formats": []})
            entry["formats"].append(suffix)
    return dict(sorted(out.items()))


def _committed(path: Path) -> dict[tuple[str, ...], Line]:
    """The results of the last commit; empty if it has none."""
    show = ["git", "show", f"HEAD:{path.relative_to(ROOT)}"]
    done = subprocess.run(show, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    out: dict[tuple[str, ...], Line] = {}
    times: dict[tuple[str, ...], int] = {}
    for text in done.stdout.splitlines() if done.returncode == 0 else []:
        line = json.loads(text)
        same = (line["document"], line["kind"], line["text"], str(line.get("value", "")))
        times[same] = times.get(same, 0) + 1
        out[(*same, str(times[same]))] = line
    return out
