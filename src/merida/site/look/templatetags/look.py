"""Components for templates: `{% load look %}`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import HttpRequest
from django.template.defaultfilters import stringfilter
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from merida.site.look import dates, icons, numbers, quantities, sheet_says
from merida.site.look.charts import Bar, HeatMap, bars
from merida.site.look.context import html_lang

register = template.Library()

KINDS: dict[str, str | Promise] = {
    "good_practice": _("Good practice"),
    "challenge": _("Challenge"),
    "assistance_need": _("Technical assistance need"),
    "observation": _("Observation"),
}


def _language() -> str:
    return get_language() or "en"


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """`{% icon "search" %}`; with a label where no word stands beside it."""
    return icons.icon(name, label)


@register.filter
def number(value: float | None) -> str:
    """`{{ page.total|number }}`: grouped as the language writes it; nothing for None."""
    return "" if value is None else numbers.number(value, _language())


@register.filter
def day(value: date | None) -> str:
    """`{{ document.date|day }}`: 29 May 2019; nothing for None."""
    return dates.day(value, _language()) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """`{{ decision.at|moment }}`: 29 May 2019, 14:05; nothing for None."""
    return dates.moment(value, _language()) if value else ""


@register.filter
def quantity(value: Any) -> SafeString:
    """`{{ line.stated|quantity }}`: a `Quantity` or `Stated` of merida.money; None is not disclosed."""
    return format_html('<bdi class="quantity">{}</bdi>', quantities.stated(value, _language()))


@register.filter
def when(value: Any) -> str:
    """`{{ event.when|when }}`: a `When` of merida.money, or a day, as precisely as it is known."""
    return quantities.when(value, _language())


@register.filter
def problem(value: Any) -> SafeString:
    """`{{ refusal|problem }}`: a `Problem` of merida.tabular, the place first."""
    where = sheet_says.place(value)
    said = sheet_says.sentence(value)
    return format_html('<bdi class="place">{}</bdi> {}', where, said) if where else format_html("{}", said)


@register.simple_tag
def percent(part: int, whole: int) -> str:
    """`{% percent done all %}`."""
    return numbers.percent(part, whole, _language())


@register.simple_tag
def figure(value: int | None, url: str = "", label: str = "") -> SafeString:
    """`{% figure n url label %}`: a number that opens what it is made of. None is withheld, and said so."""
    if value is None:
        return format_html('<span class="figure-none">{}</span>', gettext("withheld"))
    said = numbers.number(value, _language())
    hidden = format_html('<span class="visually-hidden"> {}</span>', label) if label else SafeString("")
    if not url or not value:
        return format_html('<span class="{}">{}{}</span>', "figure" if value else "figure-none", said, hidden)
    return format_html('<a class="figure" href="{}">{}{}</a>', url, said, hidden)


@register.simple_tag
def kind(value: str, label: str = "") -> SafeString:
    """`{% kind outcome.kind %}`: the kind of a review outcome, told by word, shape and colour."""
    return format_html('<span class="kind kind-{}">{}{}</span>', value, icons.icon(value), label or KINDS[value])


@register.filter
@stringfilter
def provision(spelling: str) -> SafeString:
    """`{{ "57(3)(a)"|provision }}`: never turned round in Arabic; a chapter in words."""
    if spelling.startswith("ch."):
        return format_html(
            '<span class="provision">{}</span>', gettext("chapter %(number)s") % {"number": spelling[3:]}
        )
    return format_html('<bdi class="provision" dir="ltr">{}</bdi>', spelling)


@register.filter
def provisions(spellings: Iterable[str]) -> SafeString:
    """`{{ outcome.provisions|provisions }}`: several, parted by the comma of the language."""
    return format_html_join(gettext(", "), "{}", ((provision(one),) for one in spellings))


@register.filter
@stringfilter
def lang_attrs(code: str) -> SafeString:
    """`<p class="source" {{ document.language|lang_attrs }}>`: language and direction of words from a document."""
    if not code or code == "None":
        return SafeString('dir="auto"')
    return format_html('lang="{}" dir="{}"', html_lang(code), "rtl" if code.startswith("ar") else "ltr")


@register.inclusion_tag("look/parts/bars.html")
def bar_chart(rows: Iterable[Bar], head: str = "", unit: str = "", caption: str = "") -> dict[str, object]:
    """`{% bar_chart rows head unit caption %}`: a table whose numbers have bars beside them."""
    return {"rows": bars(rows), "head": head, "unit": unit, "caption": caption}


@register.inclusion_tag("look/parts/heat.html")
def heat(chart: HeatMap, caption: str = "") -> dict[str, object]:
    """`{% heat chart caption %}`: a table of shaded numbers with its key."""
    return {"chart": chart, "caption": caption, "levels": range(6)}


@register.inclusion_tag("look/parts/pages.html", takes_context=True)
def pages(context: dict[str, Any], page: Page[Any], name: str = "page") -> dict[str, object]:
    """`{% pages page %}`: the links of a paginated list; the other words of the address stay."""
    request: HttpRequest | None = context.get("request")
    query = request.GET.copy() if request else None

    def address(target: int) -> str:
        if query is None:
            return f"?{name}={target}"
        query[name] = str(target)
        return f"?{query.urlencode()}"

    gap = str(page.paginator.ELLIPSIS)
    links = [
        (entry, None if str(entry) == gap else address(int(entry)), entry == page.number)
        for entry in page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    ]
    return {
        "page": page,
        "links": links,
        "before": address(page.number - 1) if page.has_previous() else None,
        "after": address(page.number + 1) if page.has_next() else None,
        "first": page.start_index(),
        "last": page.end_index(),
        "total": page.paginator.count,
    }


@register.inclusion_tag("look/parts/field.html")
def field(bound: Any, kind: str = "") -> dict[str, object]:
    """`{% field form.name %}`: label, control, help and errors, tied together for readers of screens."""
    widget = getattr(bound.field.widget, "input_type", "")
    multiple = (
        hasattr(bound.field.widget, "subwidgets")
        and widget in {"radio", "checkbox"}
        and hasattr(bound.field, "choices")
    )
    return {"bound": bound, "inline": widget == "checkbox" and not multiple, "group": multiple, "kind": kind}
