"""Roles of persons and kinds of organisations."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person is in an organisation; a person may be several."""

    ANALYST = "analyst", _("Analyst")
    SECOND_CODER = "second_coder", _("Second coder")
    FOCAL_POINT = "focal_point", _("Focal point")
    PROVIDER = "provider", _("Provider of assistance")
    CASE_HOLDER = "case_holder", _("Case-holder")
    SECRETARIAT = "secretariat", _("Secretariat")
    ADMINISTRATOR = "administrator", _("Administrator")
    READER = "reader", _("Reader")


class OrganisationKind(models.TextChoices):
    """What an organisation is."""

    SECRETARIAT = "secretariat", _("Secretariat")
    STATE = "state", _("Authority of a State or jurisdiction")
    INTERNATIONAL = "international", _("International organization")
    REGIONAL = "regional", _("Regional organization")
    CIVIL_SOCIETY = "civil_society", _("Civil society organization")
    OTHER = "other", _("Other")


class TeamKind(models.TextChoices):
    """What a team works on."""

    REVIEW = "review", _("Review")
    CASE = "case", _("Case")


class Scope(models.TextChoices):
    """What a token of the programming interface allows."""

    READ = "read", _("Read records")
    DECIDE = "decide", _("Decide")
    UPLOAD = "upload", _("Add documents")


DEMO_EMAIL = "demo@localhost"
"""The account of the demonstration, in whose name things are loaded if nobody else is named."""
