"""Check a file: its form, its codes and its rules; each problem with its line and what to do, as the file goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from typing import Any

from lxml import etree

from merida.iati.codelists import Lists, shipped, unknown_codes, unknown_here
from merida.iati.judging import Circumstances, judge
from merida.iati.nodes import Element, Node
from merida.iati.problems import Problem, Refused, Severity
from merida.iati.ruleset import Ruleset, standard
from merida.iati.sentences import Said, said
from merida.iati.stream import ROOTS, Limits, Records, Source
from merida.iati.structure import attribute_faults, faults, rules

_NAMES = {"iati-activity": "iati-identifier", "iati-organisation": "organisation-identifier"}
_FORM = "0.3.1"


def check(
    source: Source,
    *,
    at: datetime | None = None,
    file: str | None = None,
    codelists: Lists | None = None,
    ruleset: Ruleset | None = None,
    organisations: frozenset[str] = frozenset(),
    agencies: frozenset[str] | None = None,
    limits: Limits | None = None,
) -> Iterator[Problem]:
    """The problems of a file of activities or organisations, one activity after another, in bounded memory.

    `at` is the present moment: without it, rules about the future are left out, since no clock is read here.
    What cannot be read is a problem too, the last one; nothing but OSError is raised, for a path that cannot be opened.
    """
    try:
        records = Records(source, file=file, limits=limits)
        checker = _Checker(
            records,
            shipped() if codelists is None else codelists,
            standard() if ruleset is None else ruleset,
            Circumstances(at, organisations, agencies),
            {},
        )
        yield from checker.problems()
    except Refused as refused:
        yield refused.problem


@dataclass(frozen=True, slots=True)
class _Checker:
    records: Records
    codelists: Lists
    ruleset: Ruleset
    circumstances: Circumstances
    seen: dict[str, tuple[int | None, bytes]]
    """Identifier -> the line where it was first met, and what was said there."""

    def problems(self) -> Iterator[Problem]:
        root = self.records.header.root
        yield from self._root(root)
        count, foreign = 0, None
        for before, record in self.records:
            yield from self._between(before, root)
            foreign = next((node for node in before if isinstance(node, Element) and node.tag[0] == "{"), foreign)
            if foreign is not None:
                name = ":".join(filter(None, (foreign.prefix, foreign.tag.rpartition("}")[2])))
                sentence = said("after_foreign", child=record.tag, other=name)
                yield self._problem(record.sourceline, _FORM, "critical", sentence)
            yield from self._record(record)
            count += 1
        yield from self._between(self.records.last, root)
        if not count:
            sentence = said("no_record", tag=ROOTS[root])
            yield self._problem(self.records.header.line, _FORM, "critical", sentence)

    def _root(self, root: str) -> Iterator[Problem]:
        element = self.records.root
        for line, sentence in attribute_faults(element, rules()[root]):
            yield self._problem(line, _FORM, "critical", sentence)
        for _, name, severity, sentence in unknown_here(element, root, self.codelists):
            yield self._problem(element.sourceline, f"code.{name}", severity, sentence)
        if self.records.header.text.strip():
            yield self._problem(element.sourceline, _FORM, "critical", self._words(root))

    def _between(self, nodes: tuple[Node, ...], root: str) -> Iterator[Problem]:
        for node in nodes:
            if isinstance(node, Element) and not node.tag.startswith("{"):
                sentence = said("element_unknown", tag=root, child=node.tag)
                yield self._problem(node.line, _FORM, "critical", sentence)
            if node.tail.strip():
                yield self._problem(getattr(node, "line", None), _FORM, "critical", self._words(root))

    def _words(self, root: str) -> Said:
        return said("words_in_root", tag=root)

    def _record(self, record: Any) -> Iterator[Problem]:
        name = (record.findtext(_NAMES[record.tag]) or "").strip()
        found = [
            *(self._problem(line, _FORM, "critical", sentence, name) for line, sentence in faults(record)),
            *(
                self._problem(line, f"code.{codelist}", severity, sentence, name)
                for line, codelist, severity, sentence in unknown_codes(record, self.codelists)
            ),
            *(
                self._problem(broken.line, broken.id, broken.severity, broken.says, name)
                for broken in judge(record, self.ruleset, self.circumstances)
            ),
            *self._twice(record, name),
        ]
        if record.tail and record.tail.strip():
            found.append(self._problem(record.sourceline, _FORM, "critical", self._words(self.records.header.root)))
        yield from sorted(found, key=lambda problem: problem.line or 0)

    def _twice(self, record: Any, name: str) -> Iterator[Problem]:
        if not name:
            return
        digest = blake2b(_said(record), digest_size=16).digest()
        if name not in self.seen:
            self.seen[name] = (record.sourceline, digest)
            return
        line, first = self.seen[name]
        sentence = said("twice_same" if first == digest else "twice_different", name=name, line=line)
        yield self._problem(record.sourceline, "twice", "error", sentence, name)

    def _problem(self, line: int | None, id: str, severity: Severity, says: Said, record: str = "") -> Problem:
        return Problem.of(self.records.file, line, id, severity, says, record)


def _said(record: Any) -> bytes:
    """What a record says, however it is indented."""
    words = []
    for element in record.iter(etree.Element):
        words += [
            element.tag,
            *(f"{key}={value}" for key, value in sorted(element.attrib.items())),
            (element.text or "").strip(),
        ]
    return "\0".join(words).encode("utf-8", "surrogatepass")


def renamed(problem: Problem, file: str) -> Problem:
    """The same problem in a file called otherwise: for what was read from an archive or an upload."""
    return replace(problem, file=file)
