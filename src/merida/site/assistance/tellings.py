"""A file of activities -> what each record tells, or why it is refused: file, line or cell, and one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from os import PathLike

from django.utils.translation import gettext as _

from merida import iati
from merida.iati.problems import Problem, Refused
from merida.site.assistance.choices_requests import ToldIn
from merida.site.assistance.told import Told
from merida.site.assistance.told_iati import told_of_iati
from merida.site.look import iati_says

PLACES = ("3.1.", "3.4.", "12.1.1", "11.1.2", "11.1.3")
"""Rules of the Standard on what is counted here: shares of countries and regions, order of days."""
COUNTED = ("code.Country", "code.Currency")
"""Lists that others keep, whose codes are counted here: an unknown one would be lost from the counts unseen."""
XML = b"<"


@dataclass(frozen=True, slots=True)
class Telling:
    """One record of a file."""

    told: Told | None
    where: str
    """File with its line, or with sheet and cell."""
    identifier: str = ""
    sentence: str = ""
    """Why it is refused; or what is remarkable in it."""

    @property
    def refused(self) -> bool:
        """Whether it cannot be loaded."""
        return self.told is None


def told_in_of(data: bytes) -> str:
    """Whether the beginning of a file is XML, or else a spreadsheet."""
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff") and b"<" in data[:4]
    return ToldIn.IATI if start.startswith(XML) or utf16 else ToldIn.SPREADSHEET


def tellings_of_iati(path: str | PathLike[str], *, name: str, at: datetime) -> Iterator[Telling]:
    """The activities of an IATI file, one after another; what cannot be read is one telling that says why."""
    try:
        problems = _problems(path, name, at)
        yield from _once(_of_iati(path, name, problems))
    except Refused as refused:
        yield _refused(refused.problem)


def _of_iati(path: str | PathLike[str], name: str, problems: dict[str, list[Problem]]) -> Iterator[Telling]:
    with closing(iati.read(str(path), file=name)) as reading:
        try:
            for activity in reading:
                yield _telling(activity, name, problems.get(activity.identifier, []))
        except Refused as refused:  # what stood before the break has been read
            yield _refused(refused.problem)


def _telling(activity: iati.Activity, name: str, problems: list[Problem]) -> Telling:
    where = f"{name}:{activity.line}" if activity.line else name
    if not activity.identifier:
        return Telling(None, where, "", _("This activity has no identifier: add its <iati-identifier>."))
    if grave := next(filter(_grave, problems), None):
        return Telling(None, _place(grave), activity.identifier, iati_says.sentence(grave))
    error = next((one for one in problems if one.severity != "warning"), None)
    said = iati_says.sentence(error) if error else ""
    told = replace(told_of_iati(activity), fault=said)
    return Telling(told, where, activity.identifier, f"{_place(error)}: {said}" if error else "")


def _once(found: Iterator[Telling]) -> Iterator[Telling]:
    """An activity told twice alike is one; told twice differently, the second is refused."""
    seen: dict[str, tuple[str, str]] = {}
    for one in found:
        if one.told is None:
            yield one
            continue
        digest, first = seen.setdefault(one.identifier, (one.told.digest(), one.where))
        if first == one.where:
            yield one
        elif digest != one.told.digest():
            said = _("This activity is told at %(place)s otherwise: keep one.") % {"place": first}
            yield Telling(None, one.where, one.identifier, said)


def _problems(path: str | PathLike[str], name: str, at: datetime) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in iati.check(str(path), at=at, file=name):
        if (problem.severity != "warning" or problem.id in COUNTED) and len(found.setdefault(problem.record, [])) < 20:
            found[problem.record].append(problem)
    return found


def _grave(problem: Problem) -> bool:
    return (
        problem.severity == "critical"
        or problem.id.startswith("code.")
        or any(problem.id == one or (one.endswith(".") and problem.id.startswith(one)) for one in PLACES)
    )


def _place(problem: Problem) -> str:
    return f"{problem.file}:{problem.line}" if problem.line else problem.file


def _refused(problem: Problem) -> Telling:
    return Telling(None, _place(problem), problem.record, iati_says.sentence(problem))
