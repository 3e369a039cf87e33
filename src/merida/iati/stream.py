"""One activity after another out of a file of any size, in bounded memory: no entities, no network, limits of depth.

An activity is handed out when what follows it has begun, so that the text after it is known; then it is forgotten.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from lxml import etree

from merida.iati.nodes import Declared, Node, freeze
from merida.iati.problems import Problem, Refused
from merida.iati.sentences import Said, said
from merida.iati.sniffing import no_iati

Source = str | PathLike[str] | bytes | BinaryIO
ROOTS = {"iati-activities": "iati-activity", "iati-organisations": "iati-organisation"}
_BEGIN = 2_000
EVENTS = ("start-ns", "start", "end", "comment", "pi")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may ask for."""

    file: int = 2_000_000_000
    """Bytes of a file."""
    record: int = 32_000_000
    """Bytes of one activity, or of what stands between two: this much is held in memory."""
    depth: int = 64
    """Elements inside one another; the Standard itself needs nine."""


@dataclass(frozen=True, slots=True)
class Header:
    """What stands around the activities of a file."""

    root: str = "iati-activities"
    attributes: tuple[tuple[str, str], ...] = (("version", "2.03"),)
    declared: Declared = ()
    text: str = "\n"
    """Between the start of the root and what stands in it first."""
    before: tuple[Node, ...] = ()
    """Comments and instructions before the root."""
    line: int | None = None

    def get(self, name: str) -> str | None:
        """The value of an attribute of the root."""
        return dict(self.attributes).get(name)


class _Gauge:
    """A file that stops being read when too much came since the last mark."""

    def __init__(self, stream: BinaryIO, limits: Limits) -> None:
        self.stream, self.limits = stream, limits
        self.total = self.marked = 0
        self.begin = b""
        """How the file begins."""

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        if self.total < _BEGIN:
            self.begin += data[: _BEGIN - self.total]
        self.total += len(data)
        if self.total > self.limits.file:
            raise _TooMuch(said("too_long", most=f"{self.limits.file:,}"))
        if self.total - self.marked > self.limits.record:
            raise _TooMuch(said("record_too_long", most=f"{self.limits.record:,}"))
        return data


class _TooMuch(Exception):  # noqa: N818
    def __init__(self, says: Said) -> None:
        super().__init__(str(says))
        self.says = says


class Records:
    """The activities (or organisations) of a file as parsed elements; `header` is there from the beginning."""

    def __init__(self, source: Source, *, file: str | None = None, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.file, stream, self._close = _open(source, file)
        self._gauge = _Gauge(stream, self.limits)
        self.declared: dict[Any, Declared] = {}
        self.after: tuple[Node, ...] = ()
        """Comments and instructions after the root, known at the end."""
        self.last: tuple[Node, ...] = ()
        """What stands in the root after the last activity, known at the end."""
        self.line: int | None = None
        self._parser = etree.iterparse(
            self._gauge,
            events=EVENTS,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
        )
        self._events = iter(self._parser)
        self._depth = 0
        self._namespaces: list[tuple[str | None, str]] = []
        self._root_namespaces: Declared = ()
        self._waiting: tuple[str, Any] | None = None
        try:
            self.root, self.header = self._begin()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the file, if it was opened here."""
        if self._close is not None:
            self._close.close()

    def refuse(self, id: str, says: Said, line: int | None = None) -> NoReturn:
        """Stop reading, with one sentence."""
        raise Refused(Problem.of(self.file, line, id, "critical", says))

    def _next(self) -> tuple[str, Any] | None:
        try:
            event: tuple[str, Any] | None = next(self._events, None)
            return event
        except _TooMuch as trouble:
            self.refuse("0.1.1", trouble.says, self.line)
        except etree.XMLSyntaxError as error:
            if not self._depth and (found := no_iati(self._gauge.begin)) is not None:
                self.refuse(*found, 1)
            self.refuse("0.1.1", *_broken(error, self._parser.error_log))
        except (UnicodeError, LookupError):
            self.refuse("0.1.1", said("encoding_unknown"), 1)

    def _begin(self) -> tuple[Any, Header]:
        root = None
        while True:
            event = self._next()
            if event is None:
                self.refuse("0.1.1", said("empty"))
            kind, node = event
            if kind == "start-ns":
                self._namespaces.append((node[0] or None, node[1]))
            elif root is not None:
                self._waiting = event
                return root, self._header(root)
            elif kind == "start":
                root = node
                self._admit(root)
                self._depth = 1
                self._root_namespaces, self._namespaces = tuple(self._namespaces), []

    def _admit(self, root: Any) -> None:
        info = root.getroottree().docinfo
        name = etree.QName(root)
        if name.localname.lower() == "html":
            self.refuse("0.2.1", said("web_page"), root.sourceline)
        if info.internalDTD is not None or info.doctype:
            self.refuse("0.1.1", said("doctype"), 1)
        if name.localname in ROOTS and name.namespace:
            self.refuse("0.2.1", said("root_space", tag=name.localname, space=name.namespace), root.sourceline)
        for around, record in ROOTS.items():
            if root.tag == record:
                self.refuse("0.2.1", said("root_single", tag=record, root=around), root.sourceline)
        if root.tag not in ROOTS:
            self.refuse("0.2.1", said("root_unknown", tag=name.localname), root.sourceline)
        version = (root.get("version") or "").strip()
        if version.startswith("1."):
            self.refuse("0.6.1", said("version_old", version=version), root.sourceline)

    def _header(self, root: Any) -> Header:
        before = tuple(freeze(node, {}) for node in reversed(list(root.itersiblings(preceding=True))))
        attributes = tuple(root.attrib.items())
        return Header(root.tag, attributes, self._root_namespaces, root.text or "", before, root.sourceline)

    def __iter__(self) -> Iterator[tuple[tuple[Node, ...], Any]]:
        """Each activity with what stands before it since the last one; when the next is asked for, it is gone."""
        pending: list[Any] = []
        try:
            event: tuple[str, Any] | None = self._waiting
            while event is not None:
                kind, node = event
                if kind == "start-ns":
                    self._namespaces.append((node[0] or None, node[1]))
                else:
                    if kind != "end" and self._depth == 1 and pending and pending[-1].tag == ROOTS[self.root.tag]:
                        yield self._hand_out(pending)
                        self._forget(pending)
                    if kind == "start":
                        self._start(node)
                    self._depth -= kind == "end"
                    if kind != "start" and self._depth == 1:
                        pending.append(node)
                event = self._next()
            if pending and pending[-1].tag == ROOTS[self.root.tag]:
                yield self._hand_out(pending)
                pending = []
            self.last = tuple(freeze(node, self.declared) for node in pending)
            self.after = tuple(freeze(node, {}) for node in self.root.itersiblings())
        finally:
            self.close()

    def _start(self, node: Any) -> None:
        self._depth += 1
        if self._namespaces:
            self.declared[node] = tuple(self._namespaces)
            self._namespaces = []
        if self._depth == 2:
            self.line = node.sourceline
        if self._depth > self.limits.depth:
            self.refuse("0.1.1", said("too_deep", most=self.limits.depth), node.sourceline)

    def _hand_out(self, pending: list[Any]) -> tuple[tuple[Node, ...], Any]:
        self._gauge.marked = self._gauge.total
        *before, record = pending
        return tuple(freeze(node, self.declared) for node in before), record

    def _forget(self, pending: list[Any]) -> None:
        for node in pending:
            self.root.remove(node)
        pending.clear()
        self.declared.clear()


def _open(source: Source, file: str | None) -> tuple[str, BinaryIO, BinaryIO | None]:
    if isinstance(source, bytes):
        return file or "<bytes>", io.BytesIO(source), None
    if isinstance(source, str | PathLike):
        opened = Path(source).open("rb")  # noqa: SIM115 - closed when all is read
        return file or str(fspath(source)), opened, opened
    return file or str(getattr(source, "name", "<stream>")), source, None


def _broken(error: etree.XMLSyntaxError, log: Any) -> tuple[Said, int | None]:
    """The sentence and line of XML that breaks off; where the parser lost the place, its own list still has it."""
    what, line = (error.msg or "").partition(", line")[0].strip(), error.lineno or None
    if line is None and len(log):
        what, line = log[0].message, log[0].line or None
    return said("broken", why=what or "it ends too early"), line
