"""Take in files, have them read by children of the worker, and keep each document whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from merida.reading import sniff
from merida.reading.values import Unreadable
from merida.running import Answer, Limits, run_sources
from merida.running import Source as ToRead
from merida.site.evidence.choices import Reading
from merida.site.evidence.models import Upload, UploadItem
from merida.site.evidence.permissions import can_add_documents
from merida.site.evidence.services.storing import store_document
from merida.site.evidence.stage import Read, keep, read_and_find
from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of
from merida.site.provenance import blobs
from merida.site.provenance.asking import current
from merida.site.provenance.models import Source
from merida.site.provenance.names import safe_name
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import Restrictions, inherited, receive_source, record_act

JOBS = 2
INSIDE = "!/"


@dataclass(frozen=True, slots=True)
class Given:
    """A file as it was handed in."""

    name: str
    chunks: Iterable[bytes]
    size: int


@transaction.atomic
def add_documents(
    *, files: Iterable[Given], by: Person, at: datetime, name: str = "", kind: str = "", kept_to: str = ""
) -> Upload:
    """Keep files as sources and have them read; too large or too many is refused in one sentence before anything."""
    require(can_add_documents(current()))
    given = list(files)
    _refuse_too_much(given)
    owner = organisation_of(by)
    own = Restrictions(originator_id=owner.pk, consent_holder_id=owner.pk)
    upload = Upload(at=at, by=by, name=safe_name(name) if name else "", kind=kind, kept_to=kept_to, **own.as_fields())
    upload.save(force_insert=True)
    for place, file in enumerate(given):
        source, _new = receive_source(
            chunks=file.chunks, name=file.name, media_type="", owner=owner, restrictions=own, by=by, at=at
        )
        UploadItem.objects.create(
            upload=upload, place=place, name=safe_name(file.name), source=source, **inherited(upload)
        )
    record_act(act="add_documents", subject=upload, by=by.pk, at=at, files=len(given))
    return upload


def read_upload(*, upload_id: UUID, by: UUID, jobs: int = JOBS) -> None:
    """Read what is waiting of an upload, in the name of who added it: the worker has no rights of its own.

    Can be stopped at any moment and run again: what is kept is not read twice.
    """
    with acting_as(Person.objects.filter(pk=by).first()):
        upload = Upload.objects.select_related("by").filter(pk=upload_id).first()
    if upload is None:
        return
    with _only_one(upload_id) as mine:
        if not mine:
            return
        _open_archives(upload)
        waiting = _waiting(upload)
        sources = (ToRead(file=item.name, path=str(blobs.path_of(_sha256(item)))) for item in waiting)
        for item, answer in zip(waiting, run_sources(sources, read_and_find, jobs=jobs), strict=False):
            _keep_answer(upload, item, answer)


def _keep_answer(upload: Upload, item: UploadItem, answer: Answer[Read]) -> None:
    """One document, one transaction, in the name of the person who added it."""
    with acting_as(upload.by):
        held = UploadItem.objects.select_for_update().get(pk=item.pk)
        if held.finished_at is not None:
            return
        held.finished_at = timezone.now()
        if answer.value is None:
            held.reading = Reading.FAILED
            if answer.problems:
                held.code, held.problem = answer.problems[0].code[:40], answer.problems[0].message[:500]
        else:
            document, new = store_document(upload=upload, item=held, read=answer.value, at=held.finished_at)
            held.document, held.reading = document, Reading.READ if new else Reading.KNOWN
        held.save()
        connection.check_constraints()


def _open_archives(upload: Upload) -> None:
    """Put the members of each waiting archive in its place, all at once."""
    for item in _waiting(upload):
        path = blobs.path_of(_sha256(item))
        if not _is_archive(path.read_bytes()[:4], item):
            continue
        limits = Limits(members=settings.UPLOAD_FILES, bytes=settings.UPLOAD_BYTES)
        answers = list(run_sources([ToRead(file=item.name, path=str(path))], keep, limits=limits))
        with acting_as(upload.by):
            held = UploadItem.objects.select_for_update().get(pk=item.pk)
            if held.finished_at is None:
                _put_members(upload, held, answers)


def _put_members(upload: Upload, archive: UploadItem, answers: list[Answer[bytes]]) -> None:
    at = timezone.now()
    owner = Organisation.objects.get(pk=str(upload.originator_id))
    own = Restrictions(originator_id=owner.pk, consent_holder_id=owner.pk)
    last = UploadItem.objects.filter(upload=upload).order_by("-place").values_list("place", flat=True)[0]
    for place, answer in enumerate(answers, last + 1):
        name = shown_name(answer.file)
        item = UploadItem(upload=upload, place=place, name=name, **inherited(upload))
        if answer.value is None:
            item.reading, item.finished_at = Reading.FAILED, at
            if answer.problems:
                item.code, item.problem = answer.problems[0].code[:40], answer.problems[0].message[:500]
        else:
            item.source, _new = receive_source(
                chunks=[answer.value], name=name, media_type="", owner=owner, restrictions=own, by=upload.by, at=at
            )
        item.save(force_insert=True)
    archive.reading, archive.finished_at = Reading.KNOWN, at
    if len(answers) == 1 and answers[0].value is None and INSIDE not in answers[0].file:
        UploadItem.objects.filter(upload=upload, place=last + 1).delete()
        archive.reading, archive.problem = Reading.FAILED, answers[0].problems[0].message[:500]
        archive.code = answers[0].problems[0].code[:40]
    archive.save()


def shown_name(name: str) -> str:
    """The name of a member of an archive with its archive, each part safe to show."""
    return INSIDE.join(safe_name(part) for part in name.split(INSIDE))[:500]


def _is_archive(head: bytes, item: UploadItem) -> bool:
    if head not in (b"PK\x03\x04", b"PK\x05\x06"):
        return False
    try:
        return sniff.media_type(blobs.read_blob(_sha256(item)), item.name) == sniff.ZIP
    except Unreadable:
        return False


def _refuse_too_much(files: list[Given]) -> None:
    if not files:
        raise Refusal(_("No file was chosen: choose one or more files, a folder, or a zip archive."))
    if len(files) > settings.UPLOAD_FILES:
        said = _("%(count)s files are more than the %(most)s that are taken at once: send them in parts, or as a zip.")
        raise Refusal(said % {"count": len(files), "most": settings.UPLOAD_FILES})
    most = settings.UPLOAD_BYTES // 1_000_000
    for file in files:
        if file.size > settings.UPLOAD_BYTES:
            said = _("%(name)s is larger than %(most)s MB: split it, or save it without pictures.")
            raise Refusal(said % {"name": safe_name(file.name), "most": most})
    if sum(file.size for file in files) > settings.UPLOAD_BYTES:
        raise Refusal(_("These files are larger than %(most)s MB together: send them in parts.") % {"most": most})


def _waiting(upload: Upload) -> list[UploadItem]:
    with acting_as(upload.by):
        return list(
            UploadItem.objects.filter(upload=upload, finished_at__isnull=True)
            .select_related("source")
            .order_by("place")
        )


def _sha256(item: UploadItem) -> str:
    source: Source | None = item.source
    return source.sha256 if source else ""


@contextmanager
def _only_one(upload_id: UUID) -> Iterator[bool]:
    """Whether this worker is the only one at this upload; ends with the connection, so a killed one blocks nobody."""
    key = upload_id.int & (2**63 - 1)
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", [key])
        (mine,) = cursor.fetchone()
        try:
            yield bool(mine)
        finally:
            if mine:
                cursor.execute("select pg_advisory_unlock(%s)", [key])
