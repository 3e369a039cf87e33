"""Words of requests for assistance and of activities."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class RequestOrigin(models.TextChoices):
    """What a State's request came from."""

    REVIEWED = "reviewed", _("Seen when reviewed")
    REVIEWING = "reviewing", _("Seen when reviewing another State")
    SELF_ASSESSMENT = "self_assessment", _("Self-assessment")
    DIRECT = "direct", _("Asked directly")


class RequestStatus(models.TextChoices):
    """How far a request has come; who may see it is its audience."""

    DRAFT = "draft", _("In preparation")
    CIRCULATED = "circulated", _("Circulated")
    WITHDRAWN = "withdrawn", _("Consent withdrawn")
    CLOSED = "closed", _("Closed")


class CirculationKind(models.TextChoices):
    """What a State said about who may see its request."""

    GIVEN = "given", _("Consent given")
    WITHDRAWN = "withdrawn", _("Consent withdrawn")


class ReplyAnswer(models.TextChoices):
    """What a provider answers to a request."""

    CAN_HELP = "can_help", _("We can help")
    ASKS = "asks", _("We would like to know more first")
    ALREADY = "already", _("We already do this there")
    DECLINED = "declined", _("We cannot help, because")


class ActivityStatus(models.TextChoices):
    """How far an activity has come; the numbers of IATI stand in `IATI_STATUS`."""

    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under_way", _("Under way")
    FINALISING = "finalising", _("Being completed")
    ENDED = "ended", _("Ended")
    CANCELLED = "cancelled", _("Cancelled")
    SUSPENDED = "suspended", _("Suspended")


IATI_STATUS = {
    "1": ActivityStatus.PLANNED, "2": ActivityStatus.UNDER_WAY, "3": ActivityStatus.FINALISING,
    "4": ActivityStatus.ENDED, "5": ActivityStatus.CANCELLED, "6": ActivityStatus.SUSPENDED,
}  # fmt: skip

OVER = (ActivityStatus.ENDED, ActivityStatus.CANCELLED)


class PartRole(models.TextChoices):
    """What an organisation does in an activity; the numbers of IATI stand in `IATI_ROLE`."""

    FUNDING = "funding", _("Funding")
    ACCOUNTABLE = "accountable", _("Accountable")
    EXTENDING = "extending", _("Extending")
    IMPLEMENTING = "implementing", _("Implementing")
    RECEIVING = "receiving", _("Receiving")


IATI_ROLE = {
    "1": PartRole.FUNDING, "2": PartRole.ACCOUNTABLE, "3": PartRole.EXTENDING, "4": PartRole.IMPLEMENTING,
}  # fmt: skip


class GenderMarker(models.TextChoices):
    """How much equality of women and men is an aim of an activity (policy marker of the OECD)."""

    NOT_TARGETED = "0", _("Not an aim")
    SIGNIFICANT = "1", _("A significant aim")
    PRINCIPAL = "2", _("The principal aim")


class OutcomeKind(models.TextChoices):
    """What came of an activity."""

    LAW_ADOPTED = "law_adopted", _("Law adopted")
    REGULATION_ISSUED = "regulation_issued", _("Regulation issued")
    POLICY_ADOPTED = "policy_adopted", _("Strategy or policy adopted")
    BODY_FOUNDED = "body_founded", _("Body founded")
    COORDINATION_SET_UP = "coordination_set_up", _("Coordination set up")
    SYSTEM_IN_USE = "system_in_use", _("System in use")
    OTHER = "other", _("Other")


class ToldIn(models.TextChoices):
    """How an activity came here."""

    IATI = "iati", _("IATI file")
    SPREADSHEET = "spreadsheet", _("Spreadsheet")
    TYPED = "typed", _("Typed")


class MoneyFrom(models.TextChoices):
    """Which figures of an activity its money is taken from."""

    BUDGET = "budget", _("Budget")
    PLANNED = "planned", _("Planned disbursements")
    COMMITMENTS = "commitments", _("Commitments")


class LoadStatus(models.TextChoices):
    """How far the loading of a file of activities has come."""

    READING = "reading", _("Being read")
    PREVIEW = "preview", _("Preview: nothing is written yet")
    ACCEPTED = "accepted", _("Accepted, being written")
    LOADED = "loaded", _("Loaded")
    DISCARDED = "discarded", _("Discarded")
    FAILED = "failed", _("Could not be read")


class ActivityAudience(models.TextChoices):
    """Who may see an activity: the audiences that a provider may choose."""

    PUBLIC = "public", _("Everybody")
    MEMBERS = "members", _("Members of this installation")
    ORIGINATOR = "originator", _("Only our organisation, for now")


class RequestAudience(models.TextChoices):
    """Whom a State may circulate its request to."""

    ORGANISATIONS = "organisations", _("Organisations that I name")
    MEMBERS = "members", _("All members of this installation")
    PUBLIC = "public", _("Everybody")


class PublisherKind(models.TextChoices):
    """Kinds of organisation in IATI."""

    GOVERNMENT = "10", _("Government")
    LOCAL_GOVERNMENT = "11", _("Local government")
    OTHER_PUBLIC = "15", _("Other public sector")
    INTERNATIONAL_NGO = "21", _("International non-governmental organization")
    NATIONAL_NGO = "22", _("National non-governmental organization")
    REGIONAL_NGO = "23", _("Regional non-governmental organization")
    PARTNER_COUNTRY_NGO = "24", _("Non-governmental organization of a partner country")
    PARTNERSHIP = "30", _("Public-private partnership")
    MULTILATERAL = "40", _("Multilateral organization")
    FOUNDATION = "60", _("Foundation")
    PRIVATE = "70", _("Private sector")
    ACADEMIC = "80", _("Academic, training or research institution")
