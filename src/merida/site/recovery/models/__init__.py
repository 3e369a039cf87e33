"""Rows of recovery: each module holds one area; all are imported here, so that Django knows them."""

from merida.site.recovery.models.assets import Asset, CaseAsset, Custody, Order, OrderAsset, OrderStep
from merida.site.recovery.models.cases import Case, CaseAssistance, CaseJurisdiction, Obstacle
from merida.site.recovery.models.deadlines import Deadline, Reminder
from merida.site.recovery.models.persons import Claimant, ClaimantStep, PersonInCase, PersonKey, StatusOfPerson
from merida.site.recovery.models.requests import LegalRequest, RequestDocument, RequestStep

__all__ = [
    "Asset",
    "Case",
    "CaseAsset",
    "CaseAssistance",
    "CaseJurisdiction",
    "Claimant",
    "ClaimantStep",
    "Custody",
    "Deadline",
    "LegalRequest",
    "Obstacle",
    "Order",
    "OrderAsset",
    "OrderStep",
    "PersonInCase",
    "PersonKey",
    "Reminder",
    "RequestDocument",
    "RequestStep",
    "StatusOfPerson",
]
