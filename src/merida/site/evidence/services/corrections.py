"""What a corrigendum changes: proposed when it comes, applied or rejected by a person; both texts stay readable."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from merida.site.evidence import corrigenda
from merida.site.evidence.choices import ChangeStatus
from merida.site.evidence.coding import CodingError
from merida.site.evidence.models import Change, Finding, SourceDocument
from merida.site.evidence.permissions import can_confirm_finding
from merida.site.evidence.services.deciding import reject_finding, reword_finding
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.services import inherited, record_decision

_TEXT = ("paragraph", "bullet", "table", "heading")


def propose_changes(corrigendum: SourceDocument) -> None:
    """Read what a corrigendum asks for, and where that falls in the document it corrects (same symbol and language)."""
    changes = list(Change.objects.filter(document=corrigendum).select_related("passage"))
    if not changes:
        passages = list(corrigendum.passages.filter(role__in=_TEXT).order_by("number"))
        by_number = {passage.number: passage for passage in passages}
        found = corrigenda.changes([(passage.number, passage.text) for passage in passages])
        changes = Change.objects.bulk_create(
            Change(
                document=corrigendum, passage=by_number[one.passage], act=one.act, old=one.old, new=one.new,
                **inherited(corrigendum),
            )
            for one in found
        )  # fmt: skip
    open_changes = [one for one in changes if one.status == ChangeStatus.PROPOSED and one.corrected_id is None]
    corrected = _corrected(corrigendum)
    if not open_changes or corrected is None:
        return
    texts = list(corrected.passages.filter(role__in=_TEXT).order_by("number"))
    numbered = {passage.number: passage for passage in texts}
    for change in open_changes:
        asked = corrigenda.Change(_act(change), change.old, change.new, "", 0)
        place = corrigenda.place_of(asked, [(passage.number, passage.text) for passage in texts])
        if place is not None:
            change.corrected, change.after = numbered[place.passage], place.after
            change.save(update_fields=["corrected", "after"])


@transaction.atomic
def apply_change(*, change: Change, by: Person, at: datetime, because: str = "") -> list[Finding]:
    """A person holds the change to be so: outcomes in the passage get its words, or go where it deletes them."""
    require(can_confirm_finding(current(), change))
    held = Change.objects.select_for_update().select_related("document__source", "passage").get(pk=change.pk)
    if held.status != ChangeStatus.PROPOSED:
        return []
    if held.corrected is None:
        raise CodingError(
            _("It is not certain which words this corrects; correct the outcome itself, and name this source.")
        )
    made = []
    for row in Finding.objects.filter(passage=held.corrected).live().order_by("start"):
        text = _after(row, held)
        said = because or held.passage.text
        if not text:
            reject_finding(row=row, seen=row.revision, by=by, at=at, because=said)
        elif text != row.text:
            made.append(
                reword_finding(
                    row=row, passage=held.corrected, text=text, by=by, at=at, because=said, source=held.document.source
                )
            )
    _settle(held, ChangeStatus.APPLIED, by, at, because)
    return made


@transaction.atomic
def reject_change(*, change: Change, by: Person, at: datetime, because: str = "") -> None:
    """A person says that the corrigendum does not ask for this."""
    require(can_confirm_finding(current(), change))
    held = Change.objects.select_for_update().get(pk=change.pk)
    if held.status == ChangeStatus.PROPOSED:
        _settle(held, ChangeStatus.REJECTED, by, at, because)


def _settle(change: Change, status: str, by: Person, at: datetime, because: str) -> None:
    before = {"status": change.status}
    change.status = status
    change.save(update_fields=["status"])
    record_decision(
        act="apply_change" if status == ChangeStatus.APPLIED else "reject_change", subject=change, before=before,
        after={"status": status}, by=by, at=at, because=because,
    )  # fmt: skip


def _after(row: Finding, change: Change) -> str:
    """The words of an outcome after the change; unchanged where the change falls outside them."""
    if change.act == "rewrite":
        alone = Finding.objects.filter(passage=row.passage_id).live().count() == 1
        return change.new if alone else row.text
    return " ".join(row.text.replace(change.old, change.new, 1).split()) if change.old in row.text else row.text


def _corrected(corrigendum: SourceDocument) -> SourceDocument | None:
    """The version in the corrigendum's language, the counted one first."""
    head = corrigendum.leading
    if head is None:
        return None
    if not corrigendum.language or head.language == corrigendum.language:
        return head
    return head.versions.filter(language=corrigendum.language).exclude(pk=corrigendum.pk).order_by("read_at").first()


def _act(change: Change) -> corrigenda.Act:
    return "rewrite" if change.act == "rewrite" else "delete" if change.act == "delete" else "replace"
