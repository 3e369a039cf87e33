"""The parts of a Word file, opened safely: limits of size and ratio, no entities, no network.

A Word file is a zip of XML parts (ECMA-376, part 2). What breaks a limit is refused with one sentence.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from merida.reading.values import Unreadable

__all__ = ["Package", "R", "W", "opened"]

MOST_BYTES = 200 * 1024 * 1024
"""Of all parts together, uncompressed."""
MOST_PART_BYTES = 40 * 1024 * 1024
"""Of one part of XML; the longest country report has 10 MB."""
MOST_RATIO = 300
"""Of uncompressed to compressed bytes; ordinary Word files stay under 40."""
RATIO_FROM = 10 * 1024 * 1024
"""Parts smaller than this may be compressed as well as they like."""
MOST_MEMBERS = 10_000

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# ISO 29500 "strict" files use other names for the same elements.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)

BROKEN = "This Word file is damaged or was cut short: fetch it again, or open it in Word and save it anew."
BOMB = (
    "This file unpacks to far more than a document holds: it was not read; save it anew in Word without its pictures."
)


class Package:
    """The parts of an opened Word file, read and parsed on demand."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}

    def part(self, name: str) -> etree._Element | None:
        """The root element of a part; None if the file has none of that name."""
        known = self._names.get(name.lower())
        if known is None:
            return None
        member = self._archive.getinfo(known)
        packed = max(member.compress_size, 1)
        if member.file_size > MOST_PART_BYTES or (
            member.file_size > RATIO_FROM and member.file_size > MOST_RATIO * packed
        ):
            raise Unreadable("too_large", BOMB)
        try:
            data = self._archive.read(known)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise Unreadable("damaged", BROKEN) from error
        return _parsed(data)

    def main(self) -> str:
        """The name of the part that holds the text, usually `word/document.xml`."""
        for kind, target in self._relations("_rels/.rels", ""):
            if kind == "officeDocument":
                return target
        return "word/document.xml"

    def related(self, name: str) -> list[tuple[str, str, str]]:
        """Identifier, kind (`styles`, `footnotes`, `header`, ...) and name of the parts that a part refers to."""
        folder, base = posixpath.split(name)
        return self._with_ids(posixpath.join(folder, "_rels", base + ".rels"), folder)

    def _relations(self, name: str, folder: str) -> list[tuple[str, str]]:
        return [(kind, target) for _, kind, target in self._with_ids(name, folder)]

    def _with_ids(self, name: str, folder: str) -> list[tuple[str, str, str]]:
        root = self.part(name)
        if root is None:
            return []
        found = []
        for relation in root.iter(_RELATION):
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target", "")
            whole = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found.append((relation.get("Id", ""), relation.get("Type", "").rsplit("/", 1)[-1], whole))
        return found


def opened(data: bytes) -> Package:
    """The package; raises `Unreadable` for what is no zip, is encrypted, or would unpack to more than the limits."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise Unreadable("damaged", BROKEN) from error
    members = archive.infolist()
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_BYTES:
        raise Unreadable("too_large", BOMB)
    for member in members:
        if member.flag_bits & 1:
            raise Unreadable("encrypted", "This file is protected by a password: save it without one and try again.")
    return Package(archive)


def _parsed(data: bytes) -> etree._Element:
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
        raise Unreadable(
            "entities",
            "This Word file declares XML entities, which Word never writes: open it in Word and save it anew.",
        )
    for strict, usual in _STRICT:
        if strict in data[:8192]:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error).lower():
            raise Unreadable(
                "too_deep", "This Word file nests its elements too deeply: open it in Word and save it anew."
            ) from error
        raise Unreadable("damaged", BROKEN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(
            "entities",
            "This Word file declares XML entities, which Word never writes: open it in Word and save it anew.",
        )
    return root
