"""Words of cases: roles of jurisdictions, assets, orders, persons, claimants, obstacles (codebook, last section)."""

from __future__ import annotations

from django.db import models

from merida.site.recovery.choices.whole import label as _


class JurisdictionRole(models.TextChoices):
    """What a jurisdiction is in a case; it may be several things, and several may be one."""

    PROCEEDINGS = "proceedings", _("Jurisdiction of proceedings")
    REQUESTING = "requesting", _("Requesting")
    REQUESTED = "requested", _("Requested")
    ORIGIN = "origin", _("Origin of the assets")
    LOCATION = "location", _("Location of the assets")
    RECIPIENT = "recipient", _("Recipient")


class Scope(models.TextChoices):
    """Whether it is an international corruption case: an offence of the Convention and at least two jurisdictions."""

    NOT_STATED = "not_stated", _("Not stated")
    INTERNATIONAL = "international", _("An offence of the Convention and at least two jurisdictions")
    ONE_JURISDICTION = "one_jurisdiction", _("One jurisdiction only")
    OTHER_OFFENCE = "other_offence", _("No offence of the Convention")


class AssetKind(models.TextChoices):
    """What an asset is."""

    ACCOUNT = "account", _("Account")
    CASH = "cash", _("Cash")
    REAL_ESTATE = "real_estate", _("Real estate")
    VEHICLE = "vehicle", _("Vehicle")
    VESSEL = "vessel", _("Vessel")
    AIRCRAFT = "aircraft", _("Aircraft")
    SHARES = "shares", _("Shares in a company")
    SECURITIES = "securities", _("Securities")
    ART = "art", _("Art and valuables")
    VIRTUAL = "virtual", _("Virtual asset")
    BUSINESS = "business", _("Business")
    OTHER = "other", _("Other")


class Ground(models.TextChoices):
    """On what an order rests: the first of three facts that are not one."""

    CONVICTION = "conviction", _("Conviction-based")
    NON_CONVICTION = "non_conviction", _("Non-conviction-based")
    VALUE = "value", _("Value-based, against a person")
    UNEXPLAINED_WEALTH = "unexplained_wealth", _("Unexplained wealth")
    ADMINISTRATIVE = "administrative", _("Administrative freeze of foreign affairs")
    SETTLEMENT = "settlement", _("Settlement or deferred prosecution")
    INSOLVENCY = "insolvency", _("Insolvency")
    CIVIL = "civil", _("Civil judgment")


class OrderKind(models.TextChoices):
    """What an order does; the local term is kept beside it, as found."""

    FREEZING = "freezing", _("Freezing or seizure (art. 2(f))")
    CONFISCATION = "confiscation", _("Confiscation, including forfeiture (art. 2(g))")


class Finality(models.TextChoices):
    """Whether an order can still be changed."""

    PROVISIONAL = "provisional", _("Provisional")
    OPEN_TO_APPEAL = "open_to_appeal", _("Open to appeal")
    APPEALED = "appealed", _("Appealed")
    FINAL = "final", _("Final")


class OrderStepKind(models.TextChoices):
    """What happened to an order."""

    MADE = "made", _("Made")
    RENEWED = "renewed", _("Renewed")
    SATISFIED = "satisfied", _("Satisfied in part or whole")
    INTEREST = "interest", _("Interest awarded")
    APPEALED = "appealed", _("Appealed")
    FINAL = "final", _("Final")
    LIFTED = "lifted", _("Lifted")
    LAPSED = "lapsed", _("Lapsed")


class ProceduralStatus(models.TextChoices):
    """Where a person stands in the proceedings; it has a day on which it is looked at again."""

    SUSPECTED = "suspected", _("Suspected")
    CHARGED = "charged", _("Charged")
    ACQUITTED = "acquitted", _("Acquitted")
    CONVICTED_FIRST_INSTANCE = "convicted_first", _("Convicted at first instance")
    CONVICTED_FINALLY = "convicted_finally", _("Convicted finally")
    SETTLED = "settled", _("Settled without admission")
    DECEASED = "deceased", _("Deceased")
    NOT_A_PARTY = "not_a_party", _("Not a party")


class ClaimantKind(models.TextChoices):
    """On what somebody's right to assets rests."""

    THIRD_PARTY = "third_party", _("Bona fide third party")
    PRIOR_OWNER = "prior_owner", _("Prior legitimate owner")
    VICTIM = "victim", _("Victim of the offence")
    CREDITOR = "creditor", _("Creditor")
    STATE = "state", _("State")


class ClaimantStepKind(models.TextChoices):
    """What became of a claim to assets."""

    CLAIMED = "claimed", _("Claimed")
    RECOGNIZED = "recognized", _("Recognized")
    REJECTED = "rejected", _("Rejected")
    PAID = "paid", _("Paid")


class CustodyKind(models.TextChoices):
    """How an asset is kept until its disposal."""

    MANAGED = "managed", _("Managed")
    UPKEEP = "upkeep", _("Cost of upkeep")
    INTERIM_SALE = "interim_sale", _("Interim sale")
    SOCIAL_REUSE = "social_reuse", _("Social reuse")
    ENDED = "ended", _("Custody ended")


class ObstacleCode(models.TextChoices):
    """What stood in the way: facts of a case, not a judgment on a State."""

    CAPACITY = "capacity", _("Capacity lacking")
    NO_CONTACT = "no_contact", _("No working contact")
    DELAY = "delay", _("Delay in answering")
    REQUEST_INCOMPLETE = "request_incomplete", _("Request incomplete")
    LANGUAGE = "language", _("Language or translation")
    EVIDENCE = "evidence", _("Link between assets and offence not shown")
    DUAL_CRIMINALITY = "dual_criminality", _("Dual criminality")
    FOREIGN_ORDER = "foreign_order", _("Foreign order cannot be enforced")
    NO_CONVICTION = "no_conviction", _("Confiscation without conviction not possible")
    NO_FINAL_JUDGMENT = "no_final_judgment", _("No final judgment")
    IMMUNITY = "immunity", _("Immunity")
    LIMITATION = "limitation", _("Limitation period")
    PARALLEL = "parallel", _("Parallel proceedings")
    THIRD_PARTIES = "third_parties", _("Rights of third parties")
    SECRECY = "secrecy", _("Bank or professional secrecy")
    OWNERSHIP_HIDDEN = "ownership_hidden", _("Beneficial owner unknown")
    COORDINATION = "coordination", _("Coordination between authorities")
    COSTS = "costs", _("Costs")
    DISPOSAL = "disposal", _("No agreement on disposal")
    OTHER = "other", _("Other")


class DeadlineKind(models.TextChoices):
    """What runs out."""

    ORDER_LAPSES = "order_lapses", _("Order lapses")
    ANSWER_DUE = "answer_due", _("Answer due")
    STATUS_REVIEW = "status_review", _("Procedural status to be looked at again")
    OTHER = "other", _("Other")
