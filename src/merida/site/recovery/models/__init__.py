"""Rows of recovery: each module holds one area; all are imported here, so that Django knows them."""

from merida.site.recovery.models.assets import Asset, CaseAsset, Custody, Order, OrderAsset, OrderStep
from merida.site.recovery.models.cases import Case, CaseAssistance, CaseJurisdiction, Obstacle
from merida.site.recovery.models.deadlines import Deadline, Reminder
from merida.site.recovery.models.ledger import Claim, Event, Fact, Posting, Preference
from merida.site.recovery.models.loading import Load, Suspicion, SuspicionDecision
from merida.site.recovery.models.persons import Claimant, ClaimantStep, PersonInCase, PersonKey, StatusOfPerson
from merida.site.recovery.models.public import (
    CasePublication,
    DataCall,
    DataRow,
    DataSubmission,
    Publication,
    PublicReply,
    PublishedFact,
    Withdrawal,
)
from merida.site.recovery.models.requests import LegalRequest, RequestDocument, RequestStep
from merida.site.recovery.models.returns import (
    Agreement,
    AgreementTerm,
    AgreementVersion,
    CaseAgreement,
    Cost,
    Position,
)
from merida.site.recovery.models.use import Use, UseReport
from merida.site.recovery.models.volumes import Conversion, RateTable, VolumeCell

__all__ = [
    "Agreement",
    "AgreementTerm",
    "AgreementVersion",
    "Asset",
    "Case",
    "CaseAgreement",
    "CaseAsset",
    "CaseAssistance",
    "CaseJurisdiction",
    "CasePublication",
    "Claim",
    "Claimant",
    "ClaimantStep",
    "Conversion",
    "Cost",
    "Custody",
    "DataCall",
    "DataRow",
    "DataSubmission",
    "Deadline",
    "Event",
    "Fact",
    "LegalRequest",
    "Load",
    "Obstacle",
    "Order",
    "OrderAsset",
    "OrderStep",
    "PersonInCase",
    "PersonKey",
    "Position",
    "Posting",
    "Preference",
    "PublicReply",
    "Publication",
    "PublishedFact",
    "RateTable",
    "Reminder",
    "RequestDocument",
    "RequestStep",
    "StatusOfPerson",
    "Suspicion",
    "SuspicionDecision",
    "Use",
    "UseReport",
    "VolumeCell",
    "Withdrawal",
]
