"""Words of provenance: audiences and limits on passing on (codebook, "Whose it is, who may see it")."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Who may see a row; originator and consent holder do too, but for a case, which only its team sees."""

    PUBLIC = "public", _("Public")
    MEMBERS = "members", _("Members of this installation")
    ORGANISATIONS = "organisations", _("Organisations named")
    REVIEW_TEAM = "review_team", _("The reviewed State and its review team")
    CASE_TEAM = "case_team", _("Case team")
    ORIGINATOR = "originator", _("Originator and consent holder")


class OnwardLimit(models.TextChoices):
    """What the Convention says about passing on and using what a State sent."""

    CONFIDENTIAL_ON_REQUEST = "46(5)", _("Confidential as asked by the sending State, unless it exculpates (46(5))")
    STATED_PURPOSE_ONLY = "46(19)", _("Only for the purpose stated in the request (46(19))")
    REQUEST_CONFIDENTIAL = "46(20)", _("The fact and substance of the request are confidential (46(20))")


class ConsentHolder(models.TextChoices):
    """Who may widen the audience of a kind of document."""

    ORIGINATOR = "originator", _("Who made it")
    REVIEWED_STATE = "reviewed_state", _("The reviewed State")
    PROVIDING_STATE = "providing_state", _("The State that provided it")
    REQUESTING_STATE = "requesting_state", _("The State that asks")
    CASE_HOLDER = "case_holder", _("The authority that holds the case")
