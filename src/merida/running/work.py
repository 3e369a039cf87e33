"""One source through one stage: a pure function of the file's bytes that never raises, for a child or an executor."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from merida.reading import sniff
from merida.reading.values import Problem, Unreadable
from merida.running import archives
from merida.running import limits as limit
from merida.running.limits import Limits
from merida.running.sources import Source

__all__ = ["Answer", "Stage", "answer"]

type Stage[T] = Callable[[bytes, str], T]
"""What is made of a file: takes its bytes and its name. It must be importable (or a `partial` of what is)."""


@dataclass(frozen=True, slots=True)
class Answer[T]:
    """What came of one source: a value, or problems that say why there is none, or the members of an archive."""

    file: str
    value: T | None = None
    problems: tuple[Problem, ...] = ()
    members: tuple[Source, ...] | None = None


def answer[T](source: Source, stage: Stage[T], limits: Limits) -> Answer[T]:
    """Open the source and put its bytes through the stage; whatever goes wrong becomes a sentence."""
    try:
        with _opened(source) as stream:
            return _of_stream(source, stream, stage, limits)
    except Unreadable as error:
        return Answer(source.file, problems=(Problem(error.code, str(error)),))
    except MemoryError:
        return Answer(source.file, problems=(limit.out_of_memory(limits),))
    except RecursionError:
        message = "This file nests its parts too deeply: open it in the program that made it, and save it anew."
        return Answer(source.file, problems=(Problem("too_deep", message),))
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        problem = Problem("unopened", f"This could not be opened ({why}): check its name and permissions.")
        return Answer(source.file, problems=(problem,))
    except Exception as error:
        how = type(error).__name__
        message = (
            f"The reader failed on this file ({how}): save it anew, and report it to Merida's makers if that fails."
        )
        return Answer(source.file, problems=(Problem("failed", message),))


def _opened(source: Source) -> BinaryIO:
    if source.data is not None:
        return io.BytesIO(source.data)
    assert source.path is not None
    return Path(source.path).open("rb")


def _of_stream[T](source: Source, stream: BinaryIO, stage: Stage[T], limits: Limits) -> Answer[T]:
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    packed = stream.read(4) in archives.HEADS
    stream.seek(0)
    if packed and (source.inside or not _is_document(stream)):
        return _of_archive(source, stream, size, source.inside, stage, limits)
    if source.inside:
        raise Unreadable("not_an_archive", "This is not a zip archive, so nothing is inside it: give its name alone.")
    if size >= limits.bytes:
        raise Unreadable("too_large", limit.too_large(limits).message)
    return _of_bytes(source, stream.read(), stage, limits)


def _is_document(stream: BinaryIO) -> bool:
    """Whether the zip is a document; a damaged one is left to the reader, which knows the better sentence."""
    try:
        return archives.is_document(archives.opened(stream))
    except Unreadable:
        return True
    finally:
        stream.seek(0)


def _of_archive[T](
    source: Source, stream: BinaryIO, size: int, inside: tuple[str, ...], stage: Stage[T], limits: Limits
) -> Answer[T]:
    archive = archives.opened(stream)
    if not inside:
        return _listed(source, archive, size, limits)
    data = archives.member(archive, inside[0], limits)
    if len(inside) > 1:
        return _of_archive(source, io.BytesIO(data), len(data), inside[1:], stage, limits)
    return _of_bytes(source, data, stage, limits)


def _of_bytes[T](source: Source, data: bytes, stage: Stage[T], limits: Limits) -> Answer[T]:
    kind = sniff.media_type(data, source.file)
    if kind == sniff.ZIP:
        return _listed(source, archives.opened(io.BytesIO(data)), len(data), limits)
    if kind == sniff.PDF:
        pages = _page_count(data)
        if pages >= limits.pages:
            raise Unreadable("too_many_pages", limit.too_many_pages(pages, limits).message)
    return Answer(source.file, stage(data, source.file))


def _listed[T](source: Source, archive: zipfile.ZipFile, size: int, limits: Limits) -> Answer[T]:
    if len(source.inside) >= limits.depth:
        message = "An archive inside an archive inside an archive is not opened: unpack it, and give its folder."
        raise Unreadable("too_deep_archive", message)
    names = archives.members(archive, size, limits)
    return Answer(source.file, members=tuple(source.member(name) for name in names))


def _page_count(data: bytes) -> int:
    import pypdfium2.raw as pdfium  # slow

    from merida.reading.pdf.opening import opened  # slow

    with opened(data) as handle:
        return int(pdfium.FPDF_GetPageCount(handle))
