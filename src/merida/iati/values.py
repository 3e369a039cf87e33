"""What an activity consists of, as values: who, where, what for, when, how much; fields in the order of the Standard.

Money and results stand in `money` and `results`; `activity` puts all together. A code is kept as it is written.
"""

# ruff: noqa: RUF009 - the functions of `binding` are what says where a field stands
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from merida.iati.binding import attribute, child, children, text


@dataclass(frozen=True, slots=True)
class Narrative:
    """Words in a language; None: the language of the activity."""

    text: str = text(required=True)
    lang: str | None = attribute("xml:lang")


Narratives = tuple[Narrative, ...]


def narratives(*, required: bool = False) -> Narratives:
    """The field `words` of a value: what it says in each language."""
    found: Narratives = children("narrative", Narrative, required=required)
    return found


@dataclass(frozen=True, slots=True)
class Words:
    """A title or text in one or several languages."""

    words: Narratives = narratives(required=True)

    def __str__(self) -> str:
        return self.words[0].text if self.words else ""

    def lang(self, lang: str) -> str | None:
        """The words in this language; None if there are none."""
        return next((one.text for one in self.words if one.lang == lang), None)


@dataclass(frozen=True, slots=True)
class Description:
    """A description; kind 1 general, 2 objectives, 3 target groups, 4 other."""

    words: Narratives = narratives(required=True)
    kind: str | None = attribute("type")


@dataclass(frozen=True, slots=True)
class ReportingOrg:
    """Who publishes the activity."""

    ref: str = attribute("ref", required=True)
    kind: str = attribute("type", required=True)
    words: Narratives = narratives(required=True)
    secondary: bool | None = attribute("secondary-reporter", bool)


@dataclass(frozen=True, slots=True)
class Participant:
    """An organisation and its role: 1 funding, 2 accountable, 3 extending, 4 implementing."""

    role: str = attribute("role", required=True)
    ref: str | None = attribute("ref")
    words: Narratives = narratives()
    kind: str | None = attribute("type")
    activity: str | None = attribute("activity-id")
    channel: str | None = attribute("crs-channel-code")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose identifier it is."""

    ref: str | None = attribute("ref")
    words: Narratives = narratives()


@dataclass(frozen=True, slots=True)
class OtherIdentifier:
    """Another identifier of the activity, or of what it answers; kind A1-A9, B1-B9."""

    ref: str = attribute("ref", required=True)
    kind: str = attribute("type", required=True)
    owner: Owner | None = child("owner-org", Owner)


@dataclass(frozen=True, slots=True)
class ActivityDate:
    """A day; kind 1 planned start, 2 actual start, 3 planned end, 4 actual end."""

    kind: str = attribute("type", required=True)
    on: date | None = attribute("iso-date", date, required=True)
    words: Narratives = narratives()


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask."""

    kind: str | None = attribute("type")
    organisation: Words | None = child("organisation", Words)
    department: Words | None = child("department", Words)
    person: Words | None = child("person-name", Words)
    job_title: Words | None = child("job-title", Words)
    telephones: tuple[str, ...] = children("telephone")
    emails: tuple[str, ...] = children("email")
    websites: tuple[str, ...] = children("website")
    addresses: tuple[Words, ...] = children("mailing-address", Words)


@dataclass(frozen=True, slots=True)
class Country:
    """A country that benefits (ISO 3166-1 alpha-2), and its share in per cent."""

    code: str = attribute("code", required=True)
    percentage: Decimal | None = attribute("percentage", Decimal)
    words: Narratives = narratives()


@dataclass(frozen=True, slots=True)
class Region:
    """A region that benefits, in a vocabulary (1, the usual one: OECD DAC), and its share in per cent."""

    code: str = attribute("code", required=True)
    vocabulary: str | None = attribute("vocabulary")
    vocabulary_uri: str | None = attribute("vocabulary-uri")
    percentage: Decimal | None = attribute("percentage", Decimal)
    words: Narratives = narratives()


@dataclass(frozen=True, slots=True)
class LocationId:
    """A code of a gazetteer."""

    code: str = attribute("code", required=True)
    vocabulary: str = attribute("vocabulary", required=True)


@dataclass(frozen=True, slots=True)
class Administrative:
    """An administrative division."""

    code: str = attribute("code", required=True)
    vocabulary: str = attribute("vocabulary", required=True)
    level: int | None = attribute("level", int)


@dataclass(frozen=True, slots=True)
class Point:
    """Latitude and longitude."""

    position: str = child("pos", required=True)
    system: str = attribute("srsName", required=True)


@dataclass(frozen=True, slots=True)
class Location:
    """A place below the country."""

    ref: str | None = attribute("ref")
    reach: str | None = child("location-reach", inside="code")
    ids: tuple[LocationId, ...] = children("location-id", LocationId)
    name: Words | None = child("name", Words)
    description: Words | None = child("description", Words)
    activity_description: Words | None = child("activity-description", Words)
    administrative: tuple[Administrative, ...] = children("administrative", Administrative)
    point: Point | None = child("point", Point)
    exactness: str | None = child("exactness", inside="code")
    location_class: str | None = child("location-class", inside="code")
    feature: str | None = child("feature-designation", inside="code")


@dataclass(frozen=True, slots=True)
class Sector:
    """What field the activity is in (15113: anti-corruption organisations and institutions), and its share."""

    code: str = attribute("code", required=True)
    vocabulary: str | None = attribute("vocabulary")
    vocabulary_uri: str | None = attribute("vocabulary-uri")
    percentage: Decimal | None = attribute("percentage", Decimal)
    words: Narratives = narratives()


@dataclass(frozen=True, slots=True)
class Tag:
    """A further category, in a vocabulary; 99 is the reporting organisation's own."""

    code: str = attribute("code", required=True)
    vocabulary: str = attribute("vocabulary", required=True)
    vocabulary_uri: str | None = attribute("vocabulary-uri")
    words: Narratives = narratives()


@dataclass(frozen=True, slots=True)
class HumanitarianScope:
    """An emergency or appeal."""

    kind: str = attribute("type", required=True)
    vocabulary: str = attribute("vocabulary", required=True)
    code: str = attribute("code", required=True)
    vocabulary_uri: str | None = attribute("vocabulary-uri")
    words: Narratives = narratives()


@dataclass(frozen=True, slots=True)
class PolicyMarker:
    """A policy aim (1 gender equality) and how much it is one: 0 not targeted, 1 significant, 2 principal."""

    code: str = attribute("code", required=True)
    significance: str | None = attribute("significance")
    vocabulary: str | None = attribute("vocabulary")
    vocabulary_uri: str | None = attribute("vocabulary-uri")
    words: Narratives = narratives()


@dataclass(frozen=True, slots=True)
class AidType:
    """A type of aid, in a vocabulary."""

    code: str = attribute("code", required=True)
    vocabulary: str | None = attribute("vocabulary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document on the web."""

    url: str = attribute("url", required=True)
    format: str = attribute("format", required=True)
    title: Words | None = child("title", Words, required=True)
    description: Words | None = child("description", Words)
    categories: tuple[str, ...] = children("category", inside="code", required=True)
    languages: tuple[str, ...] = children("language", inside="code")
    on: date | None = child("document-date", date, inside="iso-date")


@dataclass(frozen=True, slots=True)
class RelatedActivity:
    """Another activity; kind 1 parent, 2 child, 3 sibling, 4 co-funded, 5 third party."""

    ref: str = attribute("ref", required=True)
    kind: str = attribute("type", required=True)


@dataclass(frozen=True, slots=True)
class LegacyData:
    """A field of the publisher's own system."""

    name: str = attribute("name", required=True)
    value: str = attribute("value", required=True)
    equivalent: str | None = attribute("iati-equivalent")


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition; kind 1 policy, 2 performance, 3 fiduciary."""

    kind: str = attribute("type", required=True)
    words: Narratives = narratives(required=True)


@dataclass(frozen=True, slots=True)
class Conditions:
    """Whether conditions are attached, and which."""

    attached: bool | None = attribute("attached", bool, required=True)
    conditions: tuple[Condition, ...] = children("condition", Condition)
