"""Words of volumes: what they are counted by, and the currencies in which reports are made ready."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

REPORTED_IN = ("USD",)
"""Conversions into these are made as events come in; others when they are asked for."""


class Dimension(models.TextChoices):
    """By what volumes are told apart."""

    YEAR = "year", _("Year")
    ORIGIN = "origin", _("Origin")
    LOCATION = "location", _("Location")
    JURISDICTION = "jurisdiction", _("Jurisdiction of proceedings")
    RECIPIENT = "recipient", _("Recipient")
    REGION = "region", _("Region of origin")
    GROUND = "ground", _("Ground")
    ROUTE = "route", _("Route")
    DISPOSAL = "disposal", _("Basis of disposal")
    FORM = "form", _("Form")
    ASSET_TYPE = "asset_type", _("Type of asset")
    QUALIFIER = "qualifier", _("How exact")
    STATUS = "status", _("Status")
    UNIT = "unit", _("Currency or unit")
    CASE = "case", _("Case")
    CLUSTER = "cluster", _("Cluster")


class CountedStage(models.TextChoices):
    """The stages that are counted, one at a time: they are never added together."""

    FROZEN = "frozen", _("Frozen or seized")
    CONFISCATED = "confiscated", _("Confiscated")
    APPROVED = "approved", _("Approved for return")
    TRANSFERRED = "transferred", _("Transferred")
    RECEIVED = "received", _("Received")
    USED = "used", _("Used")
    IDENTIFIED = "identified", _("Identified or traced")
    RELEASED = "released", _("Released")
    SHARED = "shared", _("Shared")
    RETAINED = "retained", _("Retained")
    VICTIMS = "victims", _("Paid to victims and prior owners")
    THIRD_PARTIES = "third_parties", _("Paid to third parties")
    SETTLEMENT = "settlement", _("Settlement (no stage)")
    FINE = "fine", _("Fine (no stage)")
