"""A list of participants in a spreadsheet: code, address or name; sex; institution. In six languages, in any order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from merida.reading.values import Unreadable
from merida.site.assistance.choices_programmes import Sex
from merida.site.assistance.services.participants import Participant
from merida.site.look import sheet_says
from merida.site.look.in_six import names_of
from merida.site.provenance.refusals import Refusal
from merida.tabular import Problem, mapped, read_table
from merida.tabular.columns import Column
from merida.tabular.kinds import Choice, Kind, Text
from merida.tabular.mapped import sheet_with

WORDS = {
    Sex.WOMAN: "woman women female f w femme femmes mujer mujeres ж женщина женщины женский امرأة أنثى نساء 女 女性",
    Sex.MAN: "man men male m homme hommes h hombre hombres м мужчина мужчины мужской رجل ذكر رجال 男 男性",
    Sex.OTHER: "other x autre otro otra другой آخر 其他",
}


@cache
def columns() -> tuple[Column, ...]:
    """The columns of the list."""
    sexes = {str(key): tuple(words.split()) for key, words in WORDS.items()}
    heads = {
        "person": gettext_lazy("Participant (code, e-mail address or name)"), "sex": gettext_lazy("Sex"),
        "institution": gettext_lazy("Institution"),
    }  # fmt: skip
    also = {"person": ("Participant", "Person", "Name", "E-mail", "Code"), "institution": ("Organization", "Ministry")}
    kinds: dict[str, Kind] = {"person": Text(300), "sex": Choice(sexes), "institution": Text(300)}
    return tuple(
        Column(key, _with(names_of(head), also.get(key, ())), kinds[key], required=key == "person")
        for key, head in heads.items()
    )


def participants_in(data: bytes, name: str) -> Iterator[Participant]:
    """The participants of a file; nothing is taken from a file in which a row cannot be read."""
    try:
        table = mapped(sheet_with(read_table(data, name), columns()), columns())
    except (Unreadable, KeyError) as error:
        raise Refusal(_(str(error).strip("'"))) from error
    problem = next((one for one in table.problems if one.severity == "error"), None)
    if problem is not None:
        raise _refused(problem, name)
    found = []
    for record in table.records():
        for one in record.problems:
            if one.severity == "error":
                raise _refused(one, name)
        found.append(Participant(record.get("person"), record.get("sex") or "", record.get("institution") or ""))
    return iter(found)


def _with(names: dict[str, tuple[str, ...]], also: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return names | {"en": (*names["en"], *also)}


def _refused(problem: Problem, name: str) -> Refusal:
    where, what = sheet_says.place(problem) or name, sheet_says.sentence(problem)
    return Refusal(_("%(where)s: %(what)s") % {"where": where, "what": what})
