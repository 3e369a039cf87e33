"""An activity of an IATI file as it is told here: what Merida looks at, beside the element word for word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal
from uuid import UUID

from merida import iati
from merida.iati.activity import element_of
from merida.iati.convention import provisions, requests
from merida.iati.money import Budget, Value
from merida.iati.serial import serial
from merida.iati.values import Narrative, Region
from merida.money.currencies import currencies
from merida.site.assistance import codes
from merida.site.assistance.choices_requests import IATI_ROLE, IATI_STATUS, GenderMarker, MoneyFrom, OutcomeKind
from merida.site.assistance.told import Came, Part, Told

ORIGINAL, REVISED = "1", "2"
COMMITMENT = "2"
FORMER, OWN = "A3", "A1"
THIRD_PARTY = "5"


def told_of_iati(activity: iati.Activity) -> Told:
    """What an activity of a file tells."""
    lang = activity.lang or ""
    days = {one.kind: one.on for one in reversed(activity.dates) if one.on}
    money, money_from = money_of(activity)
    reporter = activity.reporting_org.ref if activity.reporting_org else ""
    return Told(
        identifier=activity.identifier,
        titles=_words(activity.title.words if activity.title else (), lang),
        descriptions=_described(activity, lang),
        jurisdictions=_once(
            [*(codes.alpha_3(one.code) for one in activity.countries), *filter(codes.is_place, _our_regions(activity))]
        ),
        regions=_once(one.code for one in activity.regions if not _is_place(one)),
        provisions=provisions(activity),
        kinds=tuple(_tagged(activity, codes.KINDS)),
        topics=tuple(_tagged(activity, codes.TOPICS)),
        target=_target(activity),
        status=str(IATI_STATUS.get(activity.status or "", "")),
        planned_start=days.get("1"),
        actual_start=days.get("2"),
        planned_end=days.get("3"),
        actual_end=days.get("4"),
        money=money,
        money_from=money_from,
        expert_days=next((int(one) for one in _tagged(activity, codes.EXPERT_DAYS) if one.isdecimal()), None)
        if not money
        else None,
        initiative=next(_tagged(activity, codes.INITIATIVE), "")[:200],
        gender=_gender(activity),
        answers=_once(str(UUID(one)) for one in requests(activity) if _is_key(one)),
        parts=tuple(_parts(activity)),
        outcomes=tuple(_outcomes(activity)),
        told_as=_once(_names(activity)),
        secondary=bool(activity.reporting_org and activity.reporting_org.secondary),
        reporter=reporter,
        updated_on=activity.updated.date() if activity.updated else None,
        line=activity.line,
        xml="".join(serial(replace(element_of(activity), tail=""))),
    )


def money_of(activity: iati.Activity) -> tuple[dict[str, int], str]:
    """Its money by currency in whole minor units: budgets, the revised one of a period before the original; where
    there are none what is planned to be paid, else what is committed. Nothing disclosed is nothing, not zero.
    """
    budgets: dict[object, Budget] = {}
    for one in activity.budgets:
        known = budgets.get((one.start, one.end))
        if known is None or (known.kind or ORIGINAL) < (one.kind or ORIGINAL):
            budgets[(one.start, one.end)] = one
    for values, said in (
        ([one.value for one in budgets.values()], MoneyFrom.BUDGET),
        ([one.value for one in activity.planned_disbursements], MoneyFrom.PLANNED),
        ([one.value for one in activity.transactions if one.kind == COMMITMENT], MoneyFrom.COMMITMENTS),
    ):
        if found := _summed(values, activity.currency):
            return found, str(said)
    return {}, ""


def _summed(values: Iterable[Value | None], usual: str | None) -> dict[str, int]:
    found: Counter[str] = Counter()
    for value in values:
        code = (value.currency if value else None) or usual or ""
        if value is None or value.amount is None or code not in currencies():
            continue
        minor = value.amount.scaleb(currencies()[code].digits)
        found[code] += int(minor.quantize(Decimal(1), ROUND_HALF_EVEN))
    return dict(found)


def _words(narratives: Iterable[Narrative], lang: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in narratives:
        found.setdefault(one.lang or lang, " ".join(one.text.split()))
    return {name: text for name, text in found.items() if text}


def _described(activity: iati.Activity, lang: str) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for one in activity.descriptions:
        if one.kind != codes.TARGET_GROUPS:
            for name, text in _words(one.words, lang).items():
                found.setdefault(name, []).append(text)
    return {name: "\n\n".join(texts) for name, texts in found.items()}


def _target(activity: iati.Activity) -> str:
    found = (one.words[0].text for one in activity.descriptions if one.kind == codes.TARGET_GROUPS and one.words)
    return " ".join(next(found, "").split())[:300]


def _our_regions(activity: iati.Activity) -> Iterator[str]:
    return (one.code for one in activity.regions if one.vocabulary_uri == codes.REGIONS)


def _is_place(region: Region) -> bool:
    return region.vocabulary_uri == codes.REGIONS and codes.is_place(region.code)


def _tagged(activity: iati.Activity, vocabulary: str) -> Iterator[str]:
    return (one.code for one in activity.tags if one.vocabulary == "99" and one.vocabulary_uri == vocabulary)


def _gender(activity: iati.Activity) -> str:
    markers = (one for one in activity.policy_markers if one.code == "1" and one.vocabulary in (None, "1"))
    found = next((one.significance or "" for one in markers), "")
    return found if found in GenderMarker.values else ""


def _parts(activity: iati.Activity) -> Iterator[Part]:
    for one in activity.participants:
        if one.role in IATI_ROLE:
            name = one.words[0].text if one.words else ""
            yield Part(IATI_ROLE[one.role], " ".join(name.split())[:300], (one.ref or "")[:200], one.kind or "")
    for tag in activity.tags:
        if tag.vocabulary == "99" and tag.vocabulary_uri == codes.RECEIVING:
            yield Part("receiving", tag.code[:300])


def _outcomes(activity: iati.Activity) -> Iterator[Came]:
    for one in activity.results:
        kind = next((ref.code for ref in one.references if ref.vocabulary_uri == codes.OUTCOMES), "")
        if kind not in OutcomeKind.values:
            continue
        title = str(one.title or "")
        for period in (period for indicator in one.indicators for period in indicator.periods):
            where = (d.value for actual in period.actuals for d in actual.dimensions if d.name == "jurisdiction")
            yield Came(kind, title, next(where, "") or "", period.end)
            break
        else:
            yield Came(kind, title)


def _names(activity: iati.Activity) -> Iterator[str]:
    """Further names of the same activity: former ones of its publisher, and what others who tell it call it.

    Identifiers of participants' activities are none: one programme of a donor may pay for many activities.
    """
    for other in activity.other_identifiers:
        if other.kind == FORMER:
            yield other.ref.strip()
    for related in activity.related:
        if related.kind == THIRD_PARTY and not related.ref.startswith("urn:merida:"):
            yield related.ref.strip()


def _once(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, found)))


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
