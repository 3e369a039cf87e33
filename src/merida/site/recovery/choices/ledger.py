"""Words of the ledger: statuses, classes of source, qualifiers, routes, bases of disposal, kinds of event."""

from __future__ import annotations

from django.db import models

from merida.money.accounts import ACCOUNTS
from merida.site.recovery.choices.whole import label as _


class ClaimStatus(models.TextChoices):
    """How far what is claimed has come."""

    SOUGHT = "sought", _("Sought")
    ORDERED = "ordered", _("Ordered")
    APPEALED = "appealed", _("Appealed")
    AGREED = "agreed", _("Agreed")
    GRANTED = "granted", _("Granted")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    REPORTED = "reported", _("Reported")


class SourceClass(models.TextChoices):
    """What kind of source it is."""

    COURT = "court", _("Court")
    AUTHORITY = "authority", _("Authority")
    INTERNATIONAL = "international", _("International organization")
    PRESS = "press", _("Press")
    CIVIL_SOCIETY = "civil_society", _("Civil society")
    OTHER = "other", _("Other")


class Qualifier(models.TextChoices):
    """How exact an amount is said to be."""

    EXACT = "exact", _("Exactly")
    ABOUT = "about", _("About")
    AT_LEAST = "at_least", _("At least")
    AT_MOST = "at_most", _("At most")
    MORE_THAN = "more_than", _("More than")
    LESS_THAN = "less_than", _("Less than")


class Route(models.TextChoices):
    """By which way assets are recovered: the second of three facts that are not one."""

    OWN = "own", _("Own proceedings of the jurisdiction")
    ENFORCEMENT = "55_1_b", _("Enforcement of a foreign order, 55(1)(b)")
    DOMESTIC_ORDER = "55_1_a", _("Domestic order on a foreign request, 55(1)(a)")
    TITLE = "53_a", _("Direct recovery: title, 53(a)")
    DAMAGES = "53_b", _("Direct recovery: compensation or damages, 53(b)")
    OWNER = "53_c", _("Direct recovery: recognized as legitimate owner, 53(c)")
    VOLUNTARY = "voluntary", _("Voluntary")


class Disposal(models.TextChoices):
    """On what the disposal rests, as a State asserts it: the third of three facts that are not one."""

    EMBEZZLED = "57_3_a", _("57(3)(a)")
    OTHER_OFFENCE = "57_3_b", _("57(3)(b)")
    ALL_OTHER = "57_3_c", _("57(3)(c)")
    REMISSION = "remission", _("Domestic remission or restoration")
    SHARING = "sharing", _("Sharing agreement")
    SETTLEMENT = "settlement", _("Settlement terms")
    OUTSIDE = "outside", _("Outside chapter V")
    NONE = "none", _("None")


class Form(models.TextChoices):
    """In what something is returned."""

    MONEY = "money", _("Money")
    IN_KIND = "in_kind", _("In kind")
    DEBT_RELIEF = "debt_relief", _("Debt relief")
    VIRTUAL = "virtual", _("Virtual assets")


class EventKind(models.TextChoices):
    """What happened: the accounts of the ledger, and what a register tells that is no stage."""

    IDENTIFIED = "identified", _("Identified or traced")
    FROZEN = "frozen", _("Frozen or seized")
    CONFISCATED = "confiscated", _("Confiscated")
    APPROVED = "approved", _("Approved for return")
    TRANSFERRED = "transferred", _("Transferred")
    RECEIVED = "received", _("Received")
    USED = "used", _("Used")
    RELEASED = "released", _("Released")
    SHARED = "shared", _("Shared")
    RETAINED = "retained", _("Retained")
    THIRD_PARTIES = "third_parties", _("Paid to third parties")
    VICTIMS = "victims", _("Paid to victims and prior owners")
    EXPENSES_57_4 = "expenses_57_4", _("Expenses deducted under 57(4)")
    CUSTODY = "custody", _("Cost of custody")
    EXPENSES_46_28 = "expenses_46_28", _("Extraordinary costs under 46(28)")
    RECIPIENT_COSTS = "recipient_costs", _("The recipient's own costs")
    INTEREST = "interest", _("Interest")
    VALUED = "valued", _("Valued anew")
    EXCHANGED = "exchanged", _("Exchanged")
    SOLD = "sold", _("Sold")
    SETTLEMENT = "settlement", _("Settlement (no stage)")
    FINE = "fine", _("Fine (no stage)")


class Verdict(models.TextChoices):
    """What a person says of a suspicion."""

    CONFIRMED = "confirmed", _("Confirmed")
    REJECTED = "rejected", _("Rejected")


class LoadStanding(models.TextChoices):
    """What became of a file."""

    PREVIEWED = "previewed", _("Shown, not yet accepted")
    ACCEPTED = "accepted", _("Accepted")
    WITHDRAWN = "withdrawn", _("Not accepted")


class AccountName(models.TextChoices):
    """The accounts, as statements call them."""

    SOURCE = "source", _("Proceeds of the offences")
    IDENTIFIED = "identified", _("Identified or traced")
    FROZEN = "frozen", _("Frozen or seized")
    CONFISCATED = "confiscated", _("Confiscated")
    APPROVED = "approved", _("Approved for return")
    TRANSFERRED = "transferred", _("Transferred")
    RECEIVED = "received", _("Received")
    USED = "used", _("Used")
    RELEASED = "released", _("Released")
    SHARED = "shared", _("Shared")
    RETAINED = "retained", _("Retained")
    THIRD_PARTIES = "third_parties", _("Paid to third parties")
    VICTIMS = "victims", _("Paid to victims and prior owners")
    EXPENSES_57_4 = "expenses_57_4", _("Expenses deducted under 57(4)")
    CUSTODY = "custody", _("Cost of custody")
    EXPENSES_46_28 = "expenses_46_28", _("Extraordinary costs under 46(28)")
    RECIPIENT_COSTS = "recipient_costs", _("The recipient's own costs")
    INTEREST = "interest", _("Interest")
    VALUATION = "valuation", _("Difference of valuation")
    EXCHANGE = "exchange", _("Exchange")
    SALE = "sale", _("Sale")


assert set(AccountName.values) == set(ACCOUNTS)
