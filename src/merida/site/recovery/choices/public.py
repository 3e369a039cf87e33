"""Words of publications and of calls for data."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Promise(models.TextChoices):
    """What a published amount tells of; never added together."""

    FROZEN = "frozen", _("Frozen or seized")
    CONFISCATED = "confiscated", _("Confiscated")
    PROMISED = "promised", _("Promised")
    TRANSFERRED = "transferred", _("Transferred")
    RECEIVED = "received", _("Received")
    USED = "used", _("Used")


class DataStage(models.TextChoices):
    """What a State is asked for: each stage by itself."""

    FROZEN = "frozen", _("Frozen or seized")
    CONFISCATED = "confiscated", _("Confiscated")
    TRANSFERRED = "transferred", _("Transferred to another State")
    RECEIVED = "received", _("Received from another State")
    USED = "used", _("Used")


class ReplyKind(models.TextChoices):
    """What somebody sends to a publication."""

    CORRECTION = "correction", _("Correction")
    REPLY = "reply", _("Reply")
    OBSERVATION = "observation", _("Observer report")


class Answered(models.TextChoices):
    """What the authority made of it."""

    WAITING = "waiting", _("Waiting")
    SHOWN = "shown", _("Shown with the publication")
    CORRECTED = "corrected", _("Corrected")
    DECLINED = "declined", _("Not shown")
