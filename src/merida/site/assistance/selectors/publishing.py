"""An organisation's published activities as a file of IATI 2.03, word for word where they came from one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import batched
from uuid import UUID

from django.utils.translation import gettext as _

from merida import iati
from merida.site.assistance.iati_of import Teller, iati_of, lacking
from merida.site.assistance.models.activities import Activity, ActivityVersion
from merida.site.assistance.told import Told, told_of_content
from merida.site.people.models import Organisation

PORTION = 500


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A published activity that is not in the file, and why."""

    title: str
    key: UUID
    why: str


def lacks() -> dict[str, str]:
    """What IATI asks for and an activity may lack, in words."""
    return {
        "title": _("It has no title."),
        "start": _("It has no start, planned or actual."),
        "place": _("It says neither a State nor a region."),
    }


def iati_file(*, organisation: Organisation, teller: Teller, at: datetime) -> bytes:
    """The file; what IATI cannot take is left out and listed by `left_out`."""
    header = iati.Header(attributes=(("version", "2.03"), ("generated-datetime", at.isoformat(timespec="seconds"))))
    out = BytesIO()
    told = (_published(told, teller) for told, one in _told(organisation) if not _why(told, one))
    iati.write(told, out, header=header)
    return out.getvalue()


def left_out(organisation: Organisation) -> list[LeftOut]:
    """Published activities that are not in the file."""
    return [LeftOut(one.title, one.pk, why) for told, one in _told(organisation) if (why := _why(told, one))]


def _told(organisation: Organisation) -> Iterator[tuple[Told, Activity]]:
    rows = Activity.objects.published().filter(originator=organisation).order_by("recorded_at", "id")
    for portion in batched(rows.iterator(chunk_size=PORTION), PORTION):
        keys = {one.pk: one for one in portion}
        versions = ActivityVersion.objects.filter(activity__in=keys)
        held = {one.activity_id: one for one in versions if one.number == keys[one.activity_id].revision}
        yield from (
            (told_of_content(version.content, version.xml), one)
            for key, one in keys.items()
            if (version := held.get(key))
        )


def _why(told: Told, one: Activity) -> str:
    lack = "" if told.xml else lacking(told)
    return lacks()[lack] if lack else one.fault


def _published(told: Told, teller: Teller) -> iati.Activity:
    if not told.xml:
        return iati_of(told, teller)
    data = f'<iati-activities version="2.03">{told.xml}</iati-activities>'
    (read,) = iati.read(data.encode())
    return read
