"""What programs send and get, as OpenAPI describes it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Schema


class DocumentOut(Schema):
    """A document; the fields of `merida read` and its place among versions."""

    type: Literal["document"] = "document"
    id: UUID
    sha256: str
    file: str
    media_type: str
    kind: str
    symbol: str | None
    job_number: str | None
    language: str | None
    date: date | None
    title: str | None
    body: str | None
    session: int | None
    state: str | None
    cycle: int | None
    pages: int | None
    problems: list[dict[str, Any]]
    relation: str = Field(description="leading (counted), translation, format, copy, earlier or corrigendum.")
    leading: UUID | None = Field(description="The counted version, where this is another.")
    audience: str
    read_at: datetime
    url: str


class DocumentsOut(Schema):
    """A page of documents."""

    items: list[DocumentOut]
    next: str | None


class OutcomeOut(Schema):
    """A review outcome: the line of `merida find`, and what was decided."""

    type: Literal["finding"] = "finding"
    id: UUID
    kind: str
    none_identified: bool = False
    passage: str
    start: int
    end: int
    text: str
    provisions: list[str]
    force: str | None
    categories: list[str]
    topics: list[str]
    inherited: bool
    why: str
    status: str
    revision: int = Field(description="To send back as `seen` with a decision.")
    state: str | None
    cycle: int | None
    language: str | None
    symbol: str | None
    page: int | None
    document: UUID
    url: str


class OutcomesOut(Schema):
    """A page of outcomes."""

    items: list[OutcomeOut]
    next: str | None
    total: int


class Decide(Schema):
    """A decision on an outcome, as it was seen."""

    seen: int = Field(description="The revision that was seen.")
    because: str = ""


class Correct(Decide):
    """Another coding; the agreed words stay."""

    kind: str
    provisions: list[str] = Field(default_factory=list)
    categories: list[str] = Field(default_factory=list)
    topics: list[str] = Field(default_factory=list)
    force: str | None = None
    none_identified: bool = False


class UploadOut(Schema):
    """How far an upload has come."""

    id: UUID
    total: int
    read: int
    known: int
    failed: int
    waiting: int
    items: list[dict[str, Any]]
