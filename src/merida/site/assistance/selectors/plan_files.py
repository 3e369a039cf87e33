"""A plan to take away: as the spreadsheet that can be loaded again, or as a Word paper."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from merida.drafting.returnable import returnable
from merida.drafting.values import Block, Cell, Heading, Paper, Paragraph, Row, Table
from merida.drafting.word import word
from merida.site.assistance.choices_plans import Level
from merida.site.assistance.models.plans import Plan, PlanAnswer
from merida.site.assistance.plan_sheet import READ_ONLY, WIDTHS, columns
from merida.site.assistance.selectors.matrix_papers import WORD
from merida.site.assistance.selectors.plan_sheets import cells_of
from merida.site.assistance.selectors.plans import ItemLine, PlanTree, plan_tree
from merida.site.evidence.selectors.files import KINDS, Sent
from merida.site.look.dates import day
from merida.site.provenance.asking import Asker
from merida.site.provenance.names import safe_name


def plan_file(*, plan: Plan, kind: str, language: str, seen_by: Asker, today: date) -> Sent:
    """The plan as .xlsx or .docx in the reader's language."""
    tree = plan_tree(plan=plan, seen_by=seen_by, today=today)
    name = f"{safe_name(plan.name.replace('.', ' '))[:80]}.{kind}"
    if kind == "docx":
        return Sent(name, WORD, word(_paper(tree, language, today)))
    outcomes: dict[UUID, list[UUID]] = {}
    answers = PlanAnswer.objects.filter(item__plan=plan, outcome__isnull=False)
    for item, outcome in answers.order_by("id").values_list("item", "outcome"):
        outcomes.setdefault(item, []).append(outcome)
    heads = [one.head(language) for one in columns()]
    locked = [place for place, one in enumerate(columns()) if one.key in (READ_ONLY, "item")]
    data = returnable(
        _("Plan"), heads, [cells_of(one, outcomes.get(one.id, ())) for one in tree.items], locked,
        choices={1: [str(one.label) for one in Level]}, widths=dict(enumerate(WIDTHS)), right_to_left=language == "ar",
        locked_sheet=False,
    )  # fmt: skip
    return Sent(name, KINDS["xlsx"], data)


def _paper(tree: PlanTree, language: str, today: date) -> Paper:
    counts = tree.plan.counts
    told = _(
        "%(all)d actions: %(reported)d reported on, %(hand)d in hand, %(done)d done or already in place; a second body "
        "has verified %(verified)d."
    ) % {
        "all": counts.actions, "reported": counts.reported, "hand": counts.in_hand, "done": counts.done,
        "verified": counts.verified,
    }  # fmt: skip
    money = _("Budgets stated by %(n)d of %(all)d actions: %(sums)s.") % {
        "n": tree.with_budget, "all": counts.actions, "sums": "; ".join(tree.budgets) or _("none"),
    }  # fmt: skip
    blocks: list[Block] = [Paragraph((told,)), Paragraph((money,))]
    for root in tree.roots:
        inner = [one for one in tree.items if one.number == root.number or one.number.startswith(f"{root.number}.")]
        blocks += [Heading(root.text, root.number), _table(root, inner, language)]
    return Paper(
        language=language, title=tree.plan.name, blocks=tuple(blocks), head=tree.plan.owner, date=day(today, language),
        subtitle=f"{day(tree.plan.begins_on, language)} – {day(tree.plan.ends_on, language)}", wide=True,
    )  # fmt: skip


def _table(root: ItemLine, items: list[ItemLine], language: str) -> Table:
    rows = tuple(_row(one, language) for one in items)
    heads = (
        _("No."), _("Text"), _("Responsible"), _("Dates"), _("Budget"), _("Indicator"), _("Answers"), _("Status"),
        _("Verified"),
    )  # fmt: skip
    return Table(title=root.text, columns=heads, rows=rows, widths=(0.6, 3.2, 1.5, 1.3, 1.0, 1.6, 1.6, 1.0, 0.9))


def _row(one: ItemLine, language: str) -> Row:
    dates = " – ".join(day(when, language) for when in (one.begins_on, one.ends_on) if when)
    who = "; ".join((*one.responsible, *(_("%(name)s (supporting)") % {"name": name} for name in one.supporting)))
    measure = " → ".join(filter(None, (one.indicator, one.baseline, one.target)))
    texts = (
        one.text, who, dates, " ".join(filter(None, (one.budget_text, one.funds))), measure,
        "; ".join(answer.label for answer in one.answers), one.status_label, one.verdict_label,
    )  # fmt: skip
    return Row(one.number, tuple(Cell(text) for text in texts))
