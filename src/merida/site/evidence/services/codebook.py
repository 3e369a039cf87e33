"""New versions of lists: loaded from what comes with Merida, or edited by a person; and what has to be recoded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from merida.site.evidence.codelists import EDITABLE, in_force
from merida.site.evidence.coding import CodingError
from merida.site.evidence.first_lists import digest, packaged
from merida.site.evidence.models import CodeList, Finding
from merida.site.evidence.permissions import can_edit_codebook
from merida.site.evidence.selectors.recoding import recoded
from merida.site.evidence.services.deciding import coding_of, correct_finding
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.services import record_act

MOST_ENTRIES = 2_000


@transaction.atomic
def load_lists(*, at: datetime) -> list[str]:
    """Bring the lists that come with this version into force where they are new; the names of those.

    A list that somebody edited stays as they made it.
    """
    loaded = []
    for name, entries in packaged().items():
        latest = CodeList.objects.filter(name=name).order_by("-version").first()
        if latest is not None and (latest.made_by_id or latest.digest == digest(entries)):
            continue
        version = latest.version + 1 if latest else 1
        CodeList.objects.create(name=name, version=version, entries=entries, digest=digest(entries), made_at=at)
        loaded.append(name)
    return loaded


@transaction.atomic
def edit_list(
    *, name: str, entries: Sequence[Mapping[str, Any]], recoding: Mapping[str, Sequence[str]], by: Person, at: datetime,
    because: str,
) -> CodeList:  # fmt: skip
    """A new version of a list comes into force; `recoding` says what became of the keys that are gone."""
    require(can_edit_codebook(current()))
    if name not in EDITABLE:
        raise CodingError(_("This list is not edited here."))
    if not because.strip():
        raise CodingError(_("Say in a sentence why the list changes."))
    kept = [_entry(entry) for entry in entries][:MOST_ENTRIES]
    names = [entry["key"] for entry in kept]
    if len(set(names)) < len(names):
        raise CodingError(_("Two entries have the same key; each needs its own."))
    gone = set(in_force(name).by_key) - set(names)
    to = {old: [key for key in new if key in names] for old, new in recoding.items() if old in gone}
    made = CodeList(
        name=name, version=in_force(name).version + 1, entries=kept, digest=digest(kept), made_at=at, made_by=by,
        because=because, recoding={old: to.get(old, []) for old in sorted(gone)},
    )  # fmt: skip
    made.save(force_insert=True)
    record_act(act="edit_list", subject=made, by=by.pk, at=at, list=name, version=made.version)
    return made


@transaction.atomic
def recode_as_said(*, name: str, row: Finding, by: Person, at: datetime) -> Finding:
    """The outcome gets the keys that the list says its old ones became: a correction like any other."""
    coding = coding_of(row)
    keys: Any = {name: recoded(name, getattr(row, name))}
    coding = replace(coding, **keys)
    said = _("Recoded to version %(version)s of the list.") % {"version": in_force(name).version}
    return correct_finding(row=row, seen=row.revision, coding=coding, by=by, at=at, because=said)


def _entry(entry: Mapping[str, Any]) -> dict[str, Any]:
    key = str(entry.get("key", "")).strip()
    if not key or len(key) > 60:
        raise CodingError(_("Each entry needs a key of at most 60 signs."))
    return {"key": key, "names": dict(entry.get("names", {})), "facts": dict(entry.get("facts", {}))}
