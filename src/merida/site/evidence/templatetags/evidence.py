"""What was done to an outcome, in the words of minutes: `{% load evidence %}`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from merida.site.evidence.codelists import in_force, reader_language
from merida.site.evidence.labels import force_label, kind_label, status_label
from merida.site.evidence.reader_says import reason, sentence
from merida.site.evidence.selectors.exploring import Counted
from merida.site.look.charts import Bar

register = template.Library()

ACTS: dict[str, str | Promise] = {
    "confirm_finding": _("Confirmed"),
    "reject_finding": _("Rejected"),
    "correct_finding": _("Coding corrected"),
    "reword_finding": _("Words changed by a corrigendum"),
    "add_finding": _("Added by hand"),
    "split_finding": _("Split"),
    "merge_findings": _("Merged"),
    "undo_decision": _("Decision undone"),
    "recode_finding": _("Recoded"),
}
FIELDS: dict[str, str | Promise] = {
    "status": _("Status"),
    "kind": _("Kind"),
    "provisions": _("Provisions"),
    "categories": _("Categories"),
    "topics": _("Topics"),
    "force": _("Wording"),
    "none_identified": _("Says that there is none"),
}


LISTS: dict[str, str | Promise] = {
    "categories": _("Categories of assistance"),
    "topics": _("Topics"),
    "cycles": _("Phases and cycles"),
    "jurisdictions": _("States and other jurisdictions"),
    "regional_groups": _("Regional groups"),
    "subregions": _("Sub-regions"),
    "provisions": _("Provisions of the Convention"),
}


@dataclass(slots=True)
class Branch:
    """A row of the tree of the Convention with what stands in it."""

    row: Counted
    children: list[Branch] = field(default_factory=list)


register.filter("reader_sentence", sentence)
register.filter("reader_reason", reason)


@register.filter
def nested(rows: Iterable[Counted]) -> list[Branch]:
    """`{% for node in page.rows|nested %}`: rows with depths as a tree."""
    top: list[Branch] = []
    path: list[Branch] = []
    for row in rows:
        while path and path[-1].row.depth >= row.depth:
            path.pop()
        branch = Branch(row)
        (path[-1].children if path else top).append(branch)
        path.append(branch)
    return top


@register.filter
def as_bars(rows: Iterable[Counted]) -> list[Bar]:
    """`{% bar_chart page.rows|as_bars %}`: the number opens the outcomes, the name narrows."""
    return [Bar(row.label, row.value, row.url, row.explore_url) for row in rows]


@register.filter
def label_of(choices: Iterable[tuple[str, str]], key: str) -> str:
    """`{{ page.bys|label_of:page.by }}`: the label of a key among choices."""
    return dict(choices).get(key, key)


@register.filter
def list_label(name: str) -> str:
    """`{{ list.name|list_label }}`: the name of a list of the codebook."""
    return str(LISTS.get(name, name.replace("_", " ")))


@register.filter
def act_label(act: str) -> str:
    """`{{ line.act|act_label }}`: "Coding corrected"."""
    return str(ACTS.get(act, act.replace("_", " ")))


@register.filter
def minus(whole: int, part: int) -> int:
    """`{{ upload.total|minus:upload.waiting }}`."""
    return whole - part


@register.simple_tag
def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> SafeString:
    """What a decision changed: field, what it was, what it is."""
    rows = [*_pairs(before, after)]
    return format_html_join("", '<li>{}: <span class="was">{}</span> <span aria-hidden="true">→</span> {}</li>', rows)


def _pairs(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    was, now = _first(before), _first(after)
    for name, label in FIELDS.items():
        if name in was and name in now and was[name] != now[name]:
            yield str(label), _said(name, was[name]), _said(name, now[name])


def _first(told: Mapping[str, Any]) -> Mapping[str, Any]:
    rows = told.get("rows")
    return rows[0] if rows else told


def _said(field: str, value: Any) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    match field:
        case "status":
            return status_label(value)
        case "kind":
            return kind_label(value)
        case "force":
            return force_label(value) or "–"
        case "categories" | "topics":
            names = in_force(field).by_key
            return gettext(", ").join(names[k].name(reader_language()) if k in names else k for k in value) or "–"
    if isinstance(value, list):
        return format_html('<bdi dir="ltr">{}</bdi>', ", ".join(value)) if value else "–"
    return str(value) or "–"
