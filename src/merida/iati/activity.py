"""An activity as a value: everything version 2.03 knows, typed; and the element it was read from, word for word.

`dataclasses.replace(activity, tags=...)` changes that field only: on writing, all else stands as it was read.
"""

# ruff: noqa: RUF009 - the functions of `binding` are what says where a field stands
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from merida.iati.binding import Place, attribute, child, children, of, places, read_children, write_place
from merida.iati.money import (
    Budget,
    CountryBudget,
    CrsAdd,
    ForwardSpending,
    PlannedDisbursement,
    Transaction,
)
from merida.iati.nodes import Element, Node
from merida.iati.results import Result
from merida.iati.values import (
    ActivityDate,
    AidType,
    Conditions,
    Contact,
    Country,
    Description,
    Document,
    HumanitarianScope,
    LegacyData,
    Location,
    OtherIdentifier,
    Participant,
    PolicyMarker,
    Region,
    RelatedActivity,
    ReportingOrg,
    Sector,
    Tag,
    Words,
)

TAG = "iati-activity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One activity; the fields that are children stand in the order of the Standard."""

    updated: datetime | None = attribute("last-updated-datetime", datetime)
    lang: str | None = attribute("xml:lang")
    currency: str | None = attribute("default-currency")
    humanitarian: bool | None = attribute("humanitarian", bool)
    hierarchy: int | None = attribute("hierarchy", int)
    uri: str | None = attribute("linked-data-uri")
    budget_not_provided: str | None = attribute("budget-not-provided")
    identifier: str = child("iati-identifier", required=True)
    reporting_org: ReportingOrg | None = child("reporting-org", ReportingOrg, required=True)
    title: Words | None = child("title", Words, required=True)
    descriptions: tuple[Description, ...] = children("description", Description, required=True)
    participants: tuple[Participant, ...] = children("participating-org", Participant, required=True)
    other_identifiers: tuple[OtherIdentifier, ...] = children("other-identifier", OtherIdentifier)
    status: str | None = child("activity-status", inside="code", required=True)
    dates: tuple[ActivityDate, ...] = children("activity-date", ActivityDate, required=True)
    contacts: tuple[Contact, ...] = children("contact-info", Contact)
    scope: str | None = child("activity-scope", inside="code")
    countries: tuple[Country, ...] = children("recipient-country", Country)
    regions: tuple[Region, ...] = children("recipient-region", Region)
    locations: tuple[Location, ...] = children("location", Location)
    sectors: tuple[Sector, ...] = children("sector", Sector)
    tags: tuple[Tag, ...] = children("tag", Tag)
    country_budget: CountryBudget | None = child("country-budget-items", CountryBudget)
    humanitarian_scopes: tuple[HumanitarianScope, ...] = children("humanitarian-scope", HumanitarianScope)
    policy_markers: tuple[PolicyMarker, ...] = children("policy-marker", PolicyMarker)
    collaboration_type: str | None = child("collaboration-type", inside="code")
    flow_type: str | None = child("default-flow-type", inside="code")
    finance_type: str | None = child("default-finance-type", inside="code")
    aid_types: tuple[AidType, ...] = children("default-aid-type", AidType)
    tied_status: str | None = child("default-tied-status", inside="code")
    budgets: tuple[Budget, ...] = children("budget", Budget)
    planned_disbursements: tuple[PlannedDisbursement, ...] = children("planned-disbursement", PlannedDisbursement)
    capital_spend: Decimal | None = child("capital-spend", Decimal, inside="percentage")
    transactions: tuple[Transaction, ...] = children("transaction", Transaction)
    documents: tuple[Document, ...] = children("document-link", Document)
    related: tuple[RelatedActivity, ...] = children("related-activity", RelatedActivity)
    legacy: tuple[LegacyData, ...] = children("legacy-data", LegacyData)
    conditions: Conditions | None = child("conditions", Conditions)
    results: tuple[Result, ...] = children("result", Result)
    crs_add: CrsAdd | None = child("crs-add", CrsAdd)
    fss: ForwardSpending | None = child("fss", ForwardSpending)
    source: Element | None = field(default=None, compare=False, repr=False)
    """The element it was read from; None for one that was made here."""
    before: tuple[Node, ...] = field(default=(), compare=False, repr=False)
    """Comments and foreign elements that stood before it in its file."""

    @property
    def line(self) -> int | None:
        """The line of the file on which it begins."""
        return self.source.line if self.source else None

    def extensions(self) -> Iterator[Element]:
        """Elements of other namespaces that stand directly in it."""
        return (found for found in self.source.elements() if found.tag.startswith("{")) if self.source else iter(())


def activity_of(element: Element, before: tuple[Node, ...] = ()) -> Activity:
    """The activity that an element says."""
    read: Activity = of(Activity, element)
    return replace(read, identifier=read.identifier.strip(), source=element, before=before)


def element_of(activity: Activity) -> Element:
    """The element that says an activity: as it was read, save for the fields that were changed since."""
    if activity.source is None:
        return _made(activity)
    read = activity_of(activity.source)
    changed = [(name, place) for name, place in places(Activity) if getattr(read, name) != getattr(activity, name)]
    element = activity.source
    for name, place in changed:
        element = _changed(element, place, getattr(activity, name))
    return element


_ORDER = [place.name for _, place in places(Activity) if place.where == "child"]
_INDENT = "\n    "


def _made(activity: Activity) -> Element:
    element = Element(TAG, text=_INDENT, tail="\n")
    for name, place in places(Activity):
        element = _changed(element, place, getattr(activity, name))
    return element


def _changed(element: Element, place: Place, held: object) -> Element:
    if place.where == "attribute":
        kept = tuple((key, value) for key, value in element.attributes if key != place.name)
        written = read_attribute(place, held)
        return replace(element, attributes=kept + written)
    new = [replace(made, tail=_INDENT) for made in write_place(place, held)]
    old = [n for n, node in enumerate(element.children) if isinstance(node, Element) and node.tag == place.name]
    if old and new:
        # What is still said as before keeps its element, with whatever else stands in it.
        said = {repr(read_children(place, (found,))): found for found in _at(element, old)}
        new = [said.get(repr(read_children(place, (made,))), made) for made in new]
    at = old[0] if old else _position(element, place.name)
    others = [(n, node) for n, node in enumerate(element.children) if n not in set(old)]
    before = [node for n, node in others if n < at]
    after = [node for n, node in others if n >= at]
    return replace(element, children=(*before, *new, *after))


def _at(element: Element, numbers: list[int]) -> Iterator[Element]:
    return (node for n in numbers if isinstance(node := element.children[n], Element))


def read_attribute(place: Place, held: object) -> tuple[tuple[str, str], ...]:
    """The attribute that says what a field holds; none for None."""
    made = next(write_place(Place("child", "x", place.kind, inside=place.name), held), None)
    return made.attributes if made else ()


def _position(element: Element, name: str) -> int:
    """Before which child a new one of this name belongs: after the last that comes earlier in the Standard."""
    earlier = set(_ORDER[: _ORDER.index(name)])
    at = 0
    for n, node in enumerate(element.children):
        if isinstance(node, Element) and node.tag in earlier:
            at = n + 1
    return at
