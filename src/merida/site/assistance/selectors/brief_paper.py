"""The country brief as a paper: the same facts as the page, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from merida.drafting.values import Block, Cell, Heading, Paper, Paragraph, Row, Table
from merida.site.assistance.selectors.activities import ActivityLine
from merida.site.assistance.selectors.brief import Brief
from merida.site.evidence.selectors.files import absolute
from merida.site.look import dates, quantities


def brief_paper(brief: Brief, language: str) -> Paper:
    """The brief to print before a mission."""
    return Paper(
        language=language,
        title=_("Country brief: %(state)s") % {"state": brief.name},
        subtitle=_("Assistance against corruption: who does what, what is asked for, what came about"),
        date=dates.day(brief.made_on, language),
        blocks=tuple(_blocks(brief, language)),
        imprint=_("Made with Merida; what its reader may see on this day."),
    )


def _blocks(brief: Brief, language: str) -> Iterator[Block]:
    yield Heading(_("Who does what"), "I.")
    yield from _activities(brief.activities, _("No assistance reported."), language)
    yield Heading(_("Open requests"), "II.")
    if brief.requests:
        yield Table(
            "", (_("Request"), _("Kinds"), _("Provisions"), _("Wanted"), _("Institution")),
            tuple(
                Row(one.title, (
                    Cell(", ".join(one.kind_labels)), Cell(", ".join(one.provisions)),
                    Cell(_period(one.wanted_from, one.wanted_until, language)), Cell(one.institution),
                ))
                for one in brief.requests
            ),
        )  # fmt: skip
    else:
        yield Paragraph((_("No request that you may see is open."),))
    yield Heading(_("Whom to meet"), "III.")
    for person in brief.persons:
        told = filter(None, (person.name, person.office, person.email, person.telephone))
        yield Paragraph((", ".join(told) + (f" ({person.of})" if person.of else ""),))
    if not brief.persons:
        yield Paragraph((_("The State has named nobody to you; ask its authority through the secretariat."),))
    yield Heading(_("Framework and reforms over time"), "IV.")
    if brief.milestones:
        yield Table(
            "", (_("Day"), _("What"), _("Title")),
            tuple(
                Row(quantities.when(one.on, language) or "–", (Cell(one.what), Cell(one.title)))
                for one in brief.milestones
            ),
        )  # fmt: skip
    else:
        yield Paragraph((_("No outcome and no review is recorded yet."),))
    yield Heading(_("Needs identified, by article"), "V.")
    if brief.needs:
        yield Table(
            "", (_("Article"), _("Needs identified"), _("Challenges"), _("Assistance reported")),
            tuple(
                Row(f"{one.provision} {one.title}".strip() or _("no provision / cross-cutting"), (
                    Cell(str(one.needs), one.needs, absolute(one.needs_url)),
                    Cell(str(one.challenges), one.challenges, absolute(one.challenges_url)),
                    Cell(str(one.activities), one.activities, absolute(one.activities_url)),
                ))
                for one in brief.needs
            ),
            notes=(_("An outcome or activity may appear in several rows."),),
        )  # fmt: skip
    else:
        yield Paragraph((_("No need was identified in the reviews that are here."),))
    if brief.ended:
        yield Heading(_("Assistance that has ended"), "VI.")
        yield from _activities(brief.ended, "", language)


def _activities(lines: Sequence[ActivityLine], none: str, language: str) -> Iterator[Block]:
    if not lines:
        yield Paragraph((none,))
        return
    yield Table(
        "", (_("Activity"), _("By"), _("Provisions"), _("Kinds"), _("Period"), _("Status")),
        tuple(
            Row(one.title, (
                Cell(one.publisher), Cell(", ".join(one.provisions)), Cell(", ".join(one.kind_labels)),
                Cell(_period(one.starts_on, one.ends_on, language)), Cell(one.status_label),
            ))
            for one in lines
        ),
        widths=(3.0, 2.0, 1.2, 2.0, 1.6, 1.2),
    )  # fmt: skip


def _period(start: object, end: object, language: str) -> str:
    told = [quantities.when(one, language) for one in (start, end)]  # type: ignore[arg-type]
    return " – ".join(told) if any(told) else ""
