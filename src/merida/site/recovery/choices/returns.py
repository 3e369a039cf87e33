"""Words of returns: kinds of agreement, of use, and of reports on it. Codes of article 57 itself are data."""

from __future__ import annotations

from django.db import models

from merida.site.recovery.choices.whole import label as _


class AgreementKind(models.TextChoices):
    """Whether an agreement was made for a case."""

    CASE_BY_CASE = "case_by_case", _("For a case (57(5))")
    GENERAL = "general", _("General")


class UseKind(models.TextChoices):
    """A step from what was returned to what was bought: each rests on the one above it."""

    ALLOCATION = "allocation", _("Allocation")
    PROJECT = "project", _("Project")
    DISBURSEMENT = "disbursement", _("Disbursement")


class ReportKind(models.TextChoices):
    """Who looked at the use."""

    OBSERVER = "observer", _("Observer")
    VERIFIER = "verifier", _("Verifier named in the agreement")
    AUDIT = "audit", _("Audit")
    GOVERNMENT = "government", _("Government")


class ReportFinding(models.TextChoices):
    """What a report says of the use, as it says it."""

    CONFIRMED = "confirmed", _("Confirms the use")
    IN_PART = "in_part", _("Confirms it in part")
    NOT_CONFIRMED = "not_confirmed", _("Could not confirm it")
    CONCERN = "concern", _("Raises a concern")


UNDER: dict[UseKind, frozenset[str]] = {
    UseKind.ALLOCATION: frozenset(),
    UseKind.PROJECT: frozenset({UseKind.ALLOCATION}),
    UseKind.DISBURSEMENT: frozenset({UseKind.ALLOCATION, UseKind.PROJECT}),
}
"""What each kind of use may stand under."""

TRANCHES = ("transferred", "received", "approved")
"""Stages whose events are tranches of a return: transfers, or else receipts, or else what was agreed."""
