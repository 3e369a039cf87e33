"""How much one file may ask for: memory, computing time, size and pages; and a sentence for each limit that is met."""

from __future__ import annotations

from dataclasses import dataclass

from merida.reading.values import Problem

__all__ = ["DEFAULT", "Limits"]

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits for each file; a child that meets one is stopped, and the file gets one sentence."""

    memory: int = 512
    """Megabytes of address space of a child."""
    seconds: int = 60
    """Seconds of computing time for one file; five times as many may pass on a busy machine."""
    bytes: int = 200_000_000
    """Files of this size and more are not read."""
    pages: int = 3_000
    """PDFs of as many pages and more are not read; the longest country reports have 500."""
    members: int = 10_000
    """Files in an archive, those of archives inside it included."""
    depth: int = 2
    """Archives inside one another: 2 means that an archive in an archive is opened."""
    files: int = 200
    """Files that a child reads before another takes its place, so that what leaks cannot add up."""
    answer: int = 64 * MEGABYTE
    """Bytes of what a stage makes of one file; more is not taken over from the child."""

    @property
    def patience(self) -> int:
        """Seconds on the clock after which a child that does not answer is stopped."""
        return max(5 * self.seconds, 30)


DEFAULT = Limits()


def too_large(limits: Limits) -> Problem:
    """The file has more bytes than are read."""
    most = f"{limits.bytes // 1_000_000} MB" if limits.bytes >= 1_000_000 else f"{limits.bytes:,} bytes"
    message = f"This file has {most} or more, which is more than any document: split it, or save it without pictures."
    return Problem("too_large", message)


def too_many_pages(pages: int, limits: Limits) -> Problem:
    """The PDF has more pages than are read."""
    return Problem(
        "too_many_pages",
        f"This PDF has {pages:,} pages, and {limits.pages:,} or more are not read at once: split it, for instance with "
        f"`qpdf --split-pages=500 IN.pdf OUT.pdf`.",
    )


def out_of_memory(limits: Limits) -> Problem:
    """Reading needed more memory than a child may have."""
    return Problem(
        "out_of_memory",
        f"Reading this file takes more than {limits.memory} MB of memory: split it, or allow more with "
        f"`--memory {2 * limits.memory}`.",
    )


def out_of_time(limits: Limits) -> Problem:
    """Reading took longer than it may."""
    return Problem(
        "out_of_time",
        f"Reading this file takes longer than {limits.seconds} seconds: split it, or allow more with "
        f"`--seconds {5 * limits.seconds}`.",
    )


def killed(status: int | None, limits: Limits) -> Problem:
    """The child died: by a fault in a library, for want of memory, or because somebody stopped it."""
    how = f"by signal {-status}" if status is not None and status < 0 else "before it answered"
    return Problem(
        "killed",
        f"The reader was stopped {how} while reading this file: save it anew in Word or a PDF viewer, or allow more "
        f"with `--memory {2 * limits.memory}`.",
    )


def too_much_found(limits: Limits) -> Problem:
    """The answer is larger than what is taken over from a child."""
    return Problem(
        "too_much_found",
        f"What this file holds comes to more than {limits.answer // MEGABYTE} MB, more than any document: split it.",
    )
