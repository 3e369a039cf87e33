"""Bytes that nobody meant: samples changed at random are read or refused with one sentence, and nothing else happens.

A few by default; `MERIDA_FUZZ_SECONDS=60` goes on for a minute, and `MERIDA_FULL=1` for half of one.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import bad_files as bad
import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from merida.running import Limits, Source, run_sources
from merida.running.stages import find_lines

SAMPLES = Path(__file__).parents[2] / "golden" / "documents"
SECONDS = float(os.environ.get("MERIDA_FUZZ_SECONDS") or (30 if os.environ.get("MERIDA_FULL") else 0))
FEW = 15
UNFORESEEN = {"failed", "lost"}
"""What is said of faults of our own."""
SEEDS = {
    "pdf": [bad.many_pages(2), bad.private_font(), bad.locked_pdf()],
    "docx": [bad.word(), bad.word("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")],
    "html": [
        b"<html><body><h1>I. Report</h1><ul><li>Amend article 5 (2).<li>b</ul><table><tr><td>1</table>" + b"<p>x" * 9
    ],
    "txt": [
        b"I. Report\n\n1. " + bad.SENTENCE.encode() + b"\n\n(a)\tAmend article 5 (2);\n\n2. " + bad.SENTENCE.encode()
    ],
    "zip": [bad.nested(1), bad.zipped({"a.txt": b"1. x", "b.docx": bad.word()})],
}


@st.composite
def changed(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """A sample with bytes changed, cut out, doubled or put in."""
    data = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        match draw(st.sampled_from(["set", "cut", "double", "insert", "swap", "end"])):
            case "set" if data:
                data[at] = draw(st.integers(0, 255))
            case "cut":
                del data[at : at + draw(st.integers(1, 64))]
            case "double":
                data[at:at] = data[at : at + draw(st.integers(1, 256))] * draw(st.integers(1, 20))
            case "insert":
                data[at:at] = draw(st.one_of(st.binary(max_size=16), st.sampled_from(TOKENS)))
            case "swap":
                other = draw(st.integers(0, max(len(data) - 1, 0)))
                data[at : at + 8], data[other : other + 8] = data[other : other + 8], data[at : at + 8]
            case "end":
                del data[draw(st.integers(len(data) // 2, len(data))) :]
    return bytes(data)


TOKENS = [
    b"<<",
    b">>",
    b"endobj",
    b"/Kids [2 0 R]",
    b"<w:p>",
    b"</w:p>",
    b"<table>",
    b"<![CDATA[",
    b"&#0;",
    b"\x00",
    b"\xff\xfe",
    b"((((",
]
TOKENS += ["٣ (ب)".encode(), "第五条第一款".encode(), b"arts. 5-", b"\n\n\n", b"|---|", b"[^1]:", b"\x0c"]


@pytest.mark.parametrize("kind", SEEDS)
def test_changed_bytes_are_read_or_refused(kind: str) -> None:
    whole = SAMPLES / f"summary2-en.{kind}"
    seeds = SEEDS[kind] + ([whole.read_bytes()] if SECONDS and whole.exists() else [])
    ends = time.monotonic() + SECONDS / len(SEEDS)

    @settings(max_examples=FEW, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(changed(seeds), min_size=1, max_size=8))
    def holds(files: list[bytes]) -> None:
        sources = [Source(f"{n}.{kind}", data=data) for n, data in enumerate(files)]
        seen: set[str] = set()
        for answer in run_sources(sources, find_lines, limits=Limits(seconds=20)):
            seen.add(answer.file.partition("!/")[0])
            assert (answer.value is None) == bool(answer.problems)
            for problem in answer.problems or (answer.value.problems if answer.value else ()):
                assert problem.code not in UNFORESEEN, problem.message
                assert problem.message.endswith((".", ")"))
                assert "\n" not in problem.message
        assert seen == {source.file for source in sources}

    number = 0
    while not number or time.monotonic() < ends:
        seed(number)(holds)()  # another seed gives other bytes; the same seed the same
        number += 1
