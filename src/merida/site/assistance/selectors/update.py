"""The update for the Group: what a State says it did about each recommendation and need, as a Word paper."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from merida.drafting.values import Block, Cell, Heading, Paper, Paragraph, Row, Table
from merida.drafting.word import word
from merida.drafting.words import say
from merida.site.assistance.choices_plans import CARRIED_OUT, Standing
from merida.site.assistance.models.plans import Plan
from merida.site.assistance.selectors.matrix import MatrixPage, MatrixRow
from merida.site.assistance.selectors.matrix_papers import WORD
from merida.site.assistance.selectors.plans import PlanTree, plan_tree
from merida.site.evidence.selectors.files import Sent, absolute
from merida.site.look.dates import day
from merida.site.look.templatetags.look import KINDS
from merida.site.provenance.asking import Asker


def update_file(*, page: MatrixPage, plans: list[Plan], language: str, today: date, seen_by: Asker, head: str) -> Sent:
    """The update in the reader's language; nothing but what institutions said and what a second body verified."""
    trees = [plan_tree(plan=one, seen_by=seen_by, today=today) for one in plans]
    blocks: list[Block] = [Heading(_("Follow-up to the reviews"), "I."), Paragraph((_opening(page),), "1.")]
    for place, sentence in enumerate(_standing(page), 2):
        blocks.append(Paragraph((sentence,), f"{place}."))
    number = 2 + len(_standing(page))
    for at, (cycle, rows) in enumerate(_cycles(page), 2):
        blocks += [Heading(cycle, f"{_ROMAN[at]}."), _table(cycle, rows, language)]
    if trees:
        blocks.append(Heading(_("National plan"), f"{_ROMAN[len(_cycles(page)) + 2]}."))
        for tree in trees:
            blocks += [Paragraph((_plan(tree),), f"{number}."), _levels(tree)]
            number += 1
    paper = Paper(
        language=language,
        title=_("Information provided by %(state)s on follow-up to its country reviews") % {"state": page.state_name},
        blocks=tuple(blocks),
        body=say(language, "convention_body"),
        date=day(today, language),
        head=head or page.state_name,
    )
    return Sent(f"merida-update-{page.state}-{today:%Y-%m-%d}.docx", WORD, word(paper))


_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _opening(page: MatrixPage) -> str:
    return ngettext(
        "The reviews of %(state)s led to %(count)d recommendation or technical assistance need.",
        "The reviews of %(state)s led to %(count)d recommendations and technical assistance needs.",
        page.all_rows,
    ) % {"state": page.state_name, "count": page.all_rows}


def _standing(page: MatrixPage) -> list[str]:
    rows = [row for row in page.rows if row.answers]
    if not rows:
        return [_("No institution has been asked about them yet.")]
    done = sum(all(one.status in CARRIED_OUT for one in row.answers) for row in rows)
    hand = sum(any(one.status == Standing.IN_HAND for one in row.answers) for row in rows)
    declined = sum(any(one.status == Standing.NOT_TAKEN_UP for one in row.answers) for row in rows)
    return [
        _("%(given)d of %(all)d were given to institutions; %(answered)d of %(asked)d answers have come in.")
        % {"given": len(rows), "all": page.all_rows, "answered": page.answered, "asked": page.given},
        _(
            "All institutions asked say that %(done)d of %(given)d are done or already in place; at least one has "
            "%(hand)d in hand; at least one does not take up %(declined)d, for the reasons stated below."
        )
        % {"done": done, "given": len(rows), "hand": hand, "declined": declined},
    ]


def _cycles(page: MatrixPage) -> list[tuple[str, list[MatrixRow]]]:
    found: dict[str, list[MatrixRow]] = {}
    for row in page.rows:
        found.setdefault(row.cycle_name or _("No cycle"), []).append(row)
    return list(found.items())


def _table(title: str, rows: list[MatrixRow], language: str) -> Table:
    made = []
    for row in rows:
        said = "\n".join(
            f"{one.institution}: {one.status_label}" + (f"{_joint(one.status)}{one.remark}" if one.remark else "")
            for one in row.answers
        )
        when = "; ".join(dict.fromkeys(day(one.on_day, language) for one in row.answers if one.on_day))
        made.append(
            Row(
                ", ".join(row.provisions) or "–",
                (
                    Cell(row.text, href=absolute(row.url), language=row.language or None),
                    Cell(str(KINDS[row.kind])),
                    Cell(said or _("Not yet given to an institution")),
                    Cell(when),
                ),
            )
        )
    return Table(
        title=title,
        columns=(_("Provision"), _("Recommendation or need"), _("Kind"), _("What was done"), _("Date")),
        rows=tuple(made),
        widths=(0.8, 3.0, 1.0, 2.4, 0.9),
    )


def _joint(status: str) -> str:
    """ "Not taken up, because" goes on into its reason; other remarks are sentences of their own."""
    return " " if status == Standing.NOT_TAKEN_UP else ". "


def _plan(tree: PlanTree) -> str:
    counts = tree.plan.counts
    return _(
        "“%(plan)s” has %(all)d actions: %(reported)d reported on, %(hand)d in hand, %(done)d done or already in "
        "place; a second body has verified %(verified)d."
    ) % {
        "plan": tree.plan.name, "all": counts.actions, "reported": counts.reported, "hand": counts.in_hand,
        "done": counts.done, "verified": counts.verified,
    }  # fmt: skip


def _levels(tree: PlanTree) -> Table:
    rows = tuple(
        Row(
            f"{one.number} {one.text}",
            (
                Cell(str(one.counts.actions), one.counts.actions), Cell(str(one.counts.reported), one.counts.reported),
                Cell(str(one.counts.done), one.counts.done), Cell(str(one.counts.verified), one.counts.verified),
            ),
        )
        for one in tree.items
        if one.depth < 2 and one.counts.actions
    )  # fmt: skip
    heads = (_("Part of the plan"), _("Actions"), _("Reported on"), _("Done or in place"), _("Verified"))
    return Table(title=tree.plan.name, columns=heads, rows=rows, widths=(4.0, 1.0, 1.0, 1.0, 1.0))
