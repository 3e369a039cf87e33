"""Lists of participants: who took part becomes a key that leads nowhere without this installation's secret.

Erasing somebody gives their rows another key, made by chance: the counts stay, the way back is gone.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from merida.site.assistance.choices_programmes import Sex
from merida.site.assistance.models.training import Attendance, Headcount, Training
from merida.site.assistance.permissions import can_change_programme
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.choices import Audience
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import inherited, record_act
from merida.site.settings.secrets import keep_secret


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part: a code, an address or a name, which is not kept."""

    person: str
    sex: str = ""
    institution: str = ""


def key_of(person: str) -> str:
    """The same words give the same key, whatever their case and spacing."""
    plain = " ".join(unicodedata.normalize("NFKC", person).casefold().split())
    return hmac.new(keep_secret("participants").encode(), plain.encode(), hashlib.sha256).hexdigest()[:32]


@transaction.atomic
def list_participants(
    *, training: Training, participants: Iterable[Participant], by: Person, at: datetime
) -> tuple[int, int]:
    """Take a list over: how many are new here, and how many were there already. Figures are counted from it."""
    require(can_change_programme(current(), training.originator_id))
    given: dict[str, Participant] = {}
    for one in participants:
        if one.person.strip():
            given.setdefault(key_of(one.person), one)
    if not given:
        raise Refusal(_("The list names nobody: give each participant a code, an address or a name."))
    there = set(training.participants.filter(person_key__in=given).values_list("person_key", flat=True))
    rows = [
        Attendance(
            training=training, person_key=key, sex=one.sex if one.sex in Sex.values else "",
            institution=" ".join(one.institution.split())[:200],
            **inherited(training) | {"audience": Audience.ORIGINATOR},
        )
        for key, one in given.items()
        if key not in there
    ]  # fmt: skip
    Attendance.objects.bulk_create(rows)
    if not training.listed:
        training.listed = True
        training.save(update_fields=["listed"])
    record_act(act="list_participants", subject=training, by=by.pk, at=at, added=len(rows))
    return len(rows), len(there)


@transaction.atomic
def erase_participant(*, person: str, by: Person, at: datetime) -> int:
    """Somebody asks to be forgotten: their rows in one's own trainings get another key, no sex, no institution."""
    rows = Attendance.objects.filter(person_key=key_of(person), originator__in=current().organisations, erased_at=None)
    found = list(rows.select_for_update(of=("self",)))
    for row in found:
        require(can_change_programme(current(), row.originator_id))
    changed = rows.update(person_key=secrets.token_hex(16), sex="", institution="", erased_at=at)
    record_act(act="erase_participant", subject=None, by=by.pk, at=at, rows=changed)
    return changed


@transaction.atomic
def state_headcounts(
    *, training: Training, counts: Iterable[tuple[str, str, int | None, int | None]], by: Person, at: datetime
) -> None:
    """Parts of the stated figures: (sex, institution, attendances, persons); they replace those stated before."""
    require(can_change_programme(current(), training.originator_id))
    rows = [
        Headcount(
            training=training, sex=sex if sex in Sex.values else "", institution=institution.strip()[:200],
            attendances=attendances, persons=persons, **inherited(training),
        )
        for sex, institution, attendances, persons in counts
        if attendances is not None or persons is not None
    ]  # fmt: skip
    training.headcounts.all().delete()
    Headcount.objects.bulk_create(rows)
    record_act(act="state_headcounts", subject=training, by=by.pk, at=at, rows=len(rows))
