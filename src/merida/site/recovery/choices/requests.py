"""Words of the log of requests: directions, kinds, what became of them, grounds of refusal, channels."""

from __future__ import annotations

from django.db import models

from merida.site.recovery.choices.whole import label as _


class Direction(models.TextChoices):
    """Which way it went."""

    OUT = "out", _("Sent by us")
    IN = "in", _("Received by us")


class LegalRequestKind(models.TextChoices):
    """What is asked, or told without being asked."""

    SPONTANEOUS = "spontaneous", _("Spontaneous information (46(4), 56)")
    INFORMAL = "informal", _("Informal inquiry")
    MUTUAL_LEGAL_ASSISTANCE = "mla", _("Mutual legal assistance (46)")
    FREEZING = "freezing", _("Freezing or seizure (54(2), 55(2))")
    ENFORCEMENT = "enforcement", _("Enforcement of an order (55(1)(b))")
    DOMESTIC_ORDER = "domestic_order", _("Domestic order on request (55(1)(a))")
    RETURN = "return", _("Return (57)")


class RequestStepKind(models.TextChoices):
    """What happened to a request."""

    SENT = "sent", _("Sent")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged")
    CONTACTED = "contacted", _("Contact taken")
    INFORMATION_ASKED = "information_asked", _("Additional information asked")
    INFORMATION_GIVEN = "information_given", _("Additional information given")
    EXECUTED_IN_PART = "executed_in_part", _("Executed in part")
    EXECUTED = "executed", _("Executed")
    REFUSED = "refused", _("Request refused")
    LAPSED = "lapsed", _("Lapsed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


ENDS = frozenset({RequestStepKind.EXECUTED, RequestStepKind.REFUSED, RequestStepKind.LAPSED, RequestStepKind.WITHDRAWN})
"""After one of these nothing is awaited any more."""

ANSWERS = frozenset(
    {
        RequestStepKind.ACKNOWLEDGED, RequestStepKind.INFORMATION_ASKED, RequestStepKind.EXECUTED_IN_PART,
        RequestStepKind.EXECUTED, RequestStepKind.REFUSED,
    }
)  # fmt: skip
"""What the other side does: the first of them is its first answer."""

SETTLES = ENDS | {RequestStepKind.INFORMATION_ASKED}
"""After one of these the other side owes nothing: it is done, or waits for us."""


class RefusalGround(models.TextChoices):
    """Why a request was refused."""

    NOT_CONFORM = "46(21)(a)", _("Not made in conformity with article 46 (46(21)(a))")
    SOVEREIGNTY = "46(21)(b)", _("Sovereignty, security, ordre public, essential interests (46(21)(b))")
    OWN_LAW = "46(21)(c)", _("Domestic law would prohibit it for a similar offence (46(21)(c))")
    LEGAL_SYSTEM = "46(21)(d)", _("Contrary to the legal system on mutual legal assistance (46(21)(d))")
    DUAL_CRIMINALITY = "46(9)(b)", _("Absence of dual criminality, or de minimis (46(9)(b))")
    EVIDENCE = "55(7)", _("No sufficient and timely evidence, or property of de minimis value (55(7))")
    NO_REASON = "none", _("No reason given")


class Channel(models.TextChoices):
    """By which way one wrote or called."""

    CENTRAL_AUTHORITY = "central_authority", _("Central authority (46(13))")
    DIPLOMATIC = "diplomatic", _("Diplomatic channels")
    INTERPOL = "interpol", _("INTERPOL")
    FIU = "fiu", _("Financial intelligence units")
    NETWORK = "network", _("Asset recovery network")
    GLOBE = "globe", _("GlobE Network")
    LIAISON = "liaison", _("Liaison officer")
    DIRECT = "direct", _("Direct contact")
    OTHER = "other", _("Other")


class RequestDocumentKind(models.TextChoices):
    """What a document of a request is."""

    REQUEST = "request", _("The request")
    TRANSLATION = "translation", _("Translation")
    ANSWER = "answer", _("Answer")
    EVIDENCE = "evidence", _("Evidence gathered")
    OTHER = "other", _("Other")
