"""The audit chain read and verified: every change, deletion, swap and truncation is a fault with its number.

Each link's digest covers its entry and the digest before it; a head kept elsewhere shows whether the end was cut off.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db import connection, transaction


@dataclass(frozen=True, slots=True)
class Link:
    """An entry with its place in the chain, as the database holds it."""

    number: int
    previous: str
    digest: str
    id: UUID
    at: datetime
    by: UUID | None
    act: str
    subject_type: str
    subject_id: str
    details: str


@dataclass(frozen=True, slots=True)
class Head:
    """The last link at some moment: what one keeps elsewhere."""

    number: int
    digest: str

    def __str__(self) -> str:
        return f"{self.number}:{self.digest}"


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the chain is not what it was."""

    number: int
    sentence: str


EMPTY = Head(0, "")


def digest_of(link: Link) -> str:
    """The digest a link must have; the same words as in `chain_sql`."""
    moment = link.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    by = None if link.by is None else str(link.by)
    words = (
        str(link.number), link.previous, str(link.id), moment, by, link.act, link.subject_type, link.subject_id,
        link.details,
    )  # fmt: skip
    return hashlib.sha256(b"".join(map(_field, words))).hexdigest()


def verify(links: Iterable[Link], kept: Iterable[Head] = ()) -> tuple[Head, list[Fault]]:
    """The head of these links, in order of number, and what is wrong with them, seen against the heads kept."""
    faults: list[Fault] = []
    heads = {head.number: head for head in kept if head.number}
    last = EMPTY
    for link in links:
        if link.number != last.number + 1:
            faults.append(Fault(link.number, f"Entry {last.number + 1} is missing before entry {link.number}."))
        elif link.previous != last.digest:
            faults.append(Fault(link.number, f"Entry {link.number} does not follow the entry before it."))
        if digest_of(link) != link.digest:
            faults.append(Fault(link.number, f"Entry {link.number} was changed."))
        if (head := heads.pop(link.number, None)) and head.digest != link.digest:
            faults.append(Fault(link.number, f"Entry {link.number} is not the one whose digest was kept."))
        last = Head(link.number, link.digest)
    faults.extend(
        Fault(number, f"The log ends at entry {last.number}, but entry {number} was kept.") for number in sorted(heads)
    )
    return last, faults


def links() -> Iterator[Link]:
    """Every link the one who asks may read, in order, fetched in portions."""
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(
            "select l.number, l.previous, l.digest, e.id, e.at, e.by, e.act, e.subject_type, e.subject_id, e.details"
            " from provenance_auditlink l join provenance_auditentry e on e.id = l.entry_id order by l.number"
        )
        while rows := cursor.fetchmany(5_000):
            for row in rows:
                yield Link(*row)


def head() -> Head:
    """The last link the one who asks may read."""
    with connection.cursor() as cursor:
        cursor.execute("select number, digest from provenance_auditlink order by number desc limit 1")
        row = cursor.fetchone()
    return Head(*row) if row else EMPTY


def verify_chain(kept: Iterable[Head] = ()) -> tuple[Head, list[Fault]]:
    """Verify the chain of this installation; ask as its owner or as an administrator."""
    last, faults = verify(links(), kept)
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from provenance_auditentry e"
            " where not exists (select 1 from provenance_auditlink l where l.entry_id = e.id)"
        )
        loose = cursor.fetchone()[0]
        cursor.execute("select count(*) from provenance_auditlink l left join provenance_auditentry e"
                       " on e.id = l.entry_id where e.id is null")  # fmt: skip
        empty = cursor.fetchone()[0]
    if loose:
        faults.append(Fault(last.number, f"{loose} entries stand outside the chain."))
    if empty:
        faults.append(Fault(last.number, f"{empty} entries are gone, only their links remain."))
    return last, faults


def _field(word: str | None) -> bytes:
    if word is None:
        return b"-,"
    data = word.encode()
    return b"%d:%b," % (len(data), data)
