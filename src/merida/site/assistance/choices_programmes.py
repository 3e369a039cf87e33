"""Closed lists of the secretariat's pages: programmes, training, matches and pairs of activities."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Area(models.TextChoices):
    """The three areas of the Stolen Asset Recovery Initiative."""

    COUNTRY = "country", _("Country engagement")
    POLICY = "policy", _("Policy influence and partnerships")
    KNOWLEDGE = "knowledge", _("Knowledge and innovation")


class StepState(models.TextChoices):
    """How far a step of a roadmap has come."""

    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Not pursued")


class Sex(models.TextChoices):
    """As the participants or the organizer stated it."""

    WOMAN = "woman", _("Women")
    MAN = "man", _("Men")
    OTHER = "other", _("Other")
    NOT_STATED = "", _("Not stated")


class Form(models.TextChoices):
    """How people met."""

    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    MIXED = "mixed", _("In person and online")


class Qualifier(models.TextChoices):
    """How exactly a figure was stated; it survives sums (codebook)."""

    EXACT = "exact", _("exactly")
    ABOUT = "about", _("about")
    MORE_THAN = "more_than", _("more than")
    AT_MOST = "at_most", _("at most")


class Relation(models.TextChoices):
    """How two activities stand to each other."""

    SAME_RECORD = "same_record", _("Same record")
    SAME_PROJECT = "same_project", _("Same project told by another")
    OVERLAPPING = "overlapping", _("Overlapping")
    UNRELATED = "unrelated", _("Unrelated")


COUNTED_ONCE = (Relation.SAME_RECORD, Relation.SAME_PROJECT)
"""Relations under which sums count one of the two."""


class Standing(models.TextChoices):
    """How far a match has come: the last step that moved it."""

    SUGGESTED = "suggested", _("Suggested by the machine")
    SET_ASIDE = "set_aside", _("Set aside: no match")
    PROPOSED = "proposed", _("Proposed to the State")
    CONSENTED = "consented", _("The State consents")
    SENT = "sent", _("Sent to the provider")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged by the provider")
    ACCEPTED = "accepted", _("Accepted by the provider")
    DECLINED = "declined", _("Declined by the provider")
    UNDER_WAY = "under_way", _("Under way")
    DELIVERED = "delivered", _("Delivered")
    WITHDRAWN = "withdrawn", _("Consent withdrawn by the State")


class Step(models.TextChoices):
    """What somebody says about a match."""

    SUGGEST = "suggest", _("Suggested")
    SET_ASIDE = "set_aside", _("Set aside")
    PROPOSE = "propose", _("Proposed to the State")
    CONSENT = "consent", _("The State consents")
    WITHDRAW = "withdraw", _("The State withdraws its consent")
    SEND = "send", _("Sent to the provider")
    ACKNOWLEDGE = "acknowledge", _("Acknowledged")
    ACCEPT = "accept", _("Accepted")
    DECLINE = "decline", _("Declined, because")
    BEGIN = "begin", _("Under way")
    DELIVER = "deliver", _("Delivered")
    ANSWER = "answer", _("Was the need met?")
    UNDO = "undo", _("Taken back")


class Side(models.TextChoices):
    """For whom a step of a match speaks."""

    STATE = "state", _("State")
    PROVIDER = "provider", _("Provider")
    SECRETARIAT = "secretariat", _("Secretariat")


class Met(models.TextChoices):
    """Whether the need was met, a year later; each side answers for itself."""

    MET = "met", _("Met")
    PARTLY = "partly", _("Partly met")
    NOT_MET = "not_met", _("Not met")
    TOO_EARLY = "too_early", _("Too early to say")


class RunStatus(models.TextChoices):
    """How far the making of proposals has come."""

    WAITING = "waiting", _("Waiting")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
