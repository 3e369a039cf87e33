"""Words of plans and replies: what an institution answers, levels of a plan, frameworks, what a verifier says."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    """What an institution says of a recommendation or an action; no answer yet is none of these."""

    NOT_BEGUN = "not_begun", _("Not begun")
    IN_HAND = "in_hand", _("In hand")
    DONE = "done", _("Done")
    ALREADY_IN_PLACE = "already_in_place", _("Already in place")
    NOT_TAKEN_UP = "not_taken_up", _("Not taken up, because")


CARRIED_OUT = (Standing.DONE, Standing.ALREADY_IN_PLACE)
"""Both leave nothing to do; they are told apart wherever they are shown."""


class Via(models.TextChoices):
    """How a reply came."""

    FILE = "file", _("Spreadsheet")
    LINK_FILE = "link_file", _("Spreadsheet by personal link")
    LINK_FORM = "link_form", _("Form behind a personal link")
    DESK = "desk", _("Written down by the focal point")


class DeliveryKind(models.TextChoices):
    """What came in to be looked at."""

    REPLIES = "replies", _("Replies of an institution")
    PLAN = "plan", _("Plan")
    PROGRESS = "progress", _("Progress of actions")


class DeliveryStatus(models.TextChoices):
    """What became of what came in."""

    WAITING = "waiting", _("Waiting to be looked at")
    TAKEN = "taken", _("Taken over")
    DECLINED = "declined", _("Not taken over")


class Level(models.TextChoices):
    """Levels of a plan, from the top."""

    DIRECTION = "direction", _("Direction")
    PROBLEM = "problem", _("Problem")
    RESULT = "result", _("Result")
    ACTION = "action", _("Action")


LEVELS = tuple(Level.values)


class PartRole(models.TextChoices):
    """The part an institution has in an action."""

    RESPONSIBLE = "responsible", _("Responsible")
    SUPPORTING = "supporting", _("Supporting")


class Framework(models.TextChoices):
    """Other frameworks whose items an action may answer."""

    FATF = "fatf", _("FATF")
    GRECO = "greco", _("GRECO")
    OECD = "oecd", _("OECD")
    SDG16 = "sdg16", _("SDG 16")
    OTHER = "other", _("Other")


class Verdict(models.TextChoices):
    """What a second body says of a report of progress."""

    CONFIRMED = "confirmed", _("Verified")
    PARTLY = "partly", _("Verified in part")
    NOT_CONFIRMED = "not_confirmed", _("Could not be verified")
