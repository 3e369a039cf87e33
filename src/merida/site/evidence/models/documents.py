"""Documents as they were read: uploads and their files, documents, passages, and what a corrigendum asks for."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from merida.site.evidence.choices import (
    Because,
    ChangeStatus,
    DocumentKind,
    DocumentLanguage,
    Kinship,
    Reading,
    Relation,
)
from merida.site.provenance.choices import Audience
from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Restricted, Source


class Upload(Restricted):
    """Files that came together."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="uploads", verbose_name=_("by")
    )
    name = models.CharField(_("name"), max_length=300, blank=True)
    kind = models.CharField(
        _("kind of document"), max_length=20, choices=DocumentKind, blank=True,
        help_text=_("As the person said; empty: as each document says itself."),
    )  # fmt: skip
    kept_to = models.CharField(
        _("kept to"), max_length=16, choices=Audience, blank=True,
        help_text=_("A narrower audience than the kind of document has by itself."),
    )  # fmt: skip

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return self.name or str(self.id)


class UploadItem(Restricted):
    """One file of an upload and how far its reading has come."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="items", verbose_name=_("upload"))
    place = models.PositiveIntegerField(_("place"))
    name = models.CharField(_("name"), max_length=500, help_text=_("Safe to show; of an archive: archive!/name."))
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )
    document = models.ForeignKey(
        "SourceDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        verbose_name=_("document"),
    )
    reading = models.CharField(_("reading"), max_length=8, choices=Reading, default=Reading.WAITING)
    code = models.CharField(_("kind of problem"), max_length=40, blank=True)
    problem = models.CharField(_("problem"), max_length=500, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        ordering = ("upload", "place")
        indexes = (models.Index(fields=("upload", "reading"), name="item_progress"),)

    def __str__(self) -> str:
        return self.name


class DocumentQuerySet(models.QuerySet["SourceDocument"]):
    """Filters of documents."""

    def leading(self) -> DocumentQuerySet:
        """Those whose outcomes are counted."""
        return self.filter(relation=Relation.LEADING)


class SourceDocument(Restricted):
    """A document read: what its masthead says, and its place among the versions of its text."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    source = models.OneToOneField(Source, on_delete=models.PROTECT, related_name="document", verbose_name=_("source"))
    sha256 = models.CharField(_("SHA-256"), max_length=64, db_index=True)
    name = models.CharField(_("name of the file"), max_length=500)
    media_type = models.CharField(_("media type"), max_length=100)
    kind = models.CharField(_("kind"), max_length=20, choices=DocumentKind)
    symbol = models.CharField(_("symbol"), max_length=100, blank=True)
    job_number = models.CharField(_("job number"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=DocumentLanguage, blank=True)
    date = models.DateField(_("date"), null=True, blank=True)
    title = models.TextField(_("title"), blank=True)
    body = models.TextField(_("body"), blank=True)
    session = models.PositiveSmallIntegerField(_("session"), null=True, blank=True)
    agenda_item = models.CharField(_("agenda item"), max_length=20, blank=True)
    state = models.CharField(_("State reviewed"), max_length=3, blank=True)
    cycle = models.PositiveSmallIntegerField(_("cycle"), null=True, blank=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    sheets = models.JSONField(_("sheets"), default=list, help_text=_("Width and height of each page, in points."))
    problems = models.JSONField(_("problems"), default=list, help_text=_("What could not be read as wished."))
    read_at = models.DateTimeField(_("read at"))
    leading = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="versions",
        verbose_name=_("counted version"), help_text=_("Empty for the version that is counted."),
    )  # fmt: skip
    relation = models.CharField(_("relation"), max_length=12, choices=Relation, default=Relation.LEADING)
    because = models.CharField(_("because"), max_length=16, choices=Because, default=Because.ALONE)
    kinship = models.CharField(_("kinship"), max_length=10, choices=Kinship, default=Kinship.PROPOSED)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ("-read_at", "-id")
        indexes = (
            models.Index(fields=("state", "cycle"), name="document_of_review"),
            models.Index(fields=("-read_at", "-id"), name="document_latest"),
            models.Index(fields=("symbol",), name="document_symbol"),
        )

    def __str__(self) -> str:
        return self.symbol or self.title or self.name


class Passage(Restricted):
    """A paragraph, bullet, heading, footnote or table cell of a document, in reading order."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    document = models.ForeignKey(
        SourceDocument, on_delete=models.PROTECT, related_name="passages", verbose_name=_("document")
    )
    number = models.PositiveIntegerField(_("number"))
    role = models.CharField(_("role"), max_length=10)
    text = models.TextField(_("text"))
    label = models.CharField(_("label"), max_length=40, blank=True)
    headings = ArrayField(models.TextField(), default=list, verbose_name=_("headings"))
    page = models.PositiveIntegerField(_("page"), null=True)
    level = models.PositiveSmallIntegerField(_("level"), null=True)
    line = models.JSONField(_("line"), default=dict, help_text=_("Places, marks, cell, as `merida read` has them."))
    language = models.CharField(_("language"), max_length=2, blank=True)
    state = models.CharField(_("State"), max_length=3, blank=True)
    cycle = models.PositiveSmallIntegerField(_("cycle"), null=True)
    document_kind = models.CharField(_("kind of document"), max_length=20)
    searched = models.BooleanField(_("searched"), default=True, help_text=_("False in versions that are not counted."))
    search_text = models.TextField(_("folded words"), help_text=_("What search compares."))

    class Meta:
        ordering = ("document", "number")
        constraints = (models.UniqueConstraint(fields=("document", "number"), name="passage_number"),)

    def __str__(self) -> str:
        return f"{self.document_id}#{self.number}"


class Change(Restricted):
    """What a corrigendum asks for, and where it was applied."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    document = models.ForeignKey(
        SourceDocument, on_delete=models.PROTECT, related_name="changes", verbose_name=_("corrigendum")
    )
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="+", verbose_name=_("passage"))
    act = models.CharField(_("act"), max_length=8)
    old = models.TextField(_("old words"), blank=True)
    new = models.TextField(_("new words"), blank=True)
    corrected = models.ForeignKey(
        Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="corrections",
        verbose_name=_("passage corrected"), help_text=_("Empty where the place is not certain."),
    )  # fmt: skip
    after = models.TextField(_("passage after it"), blank=True)
    status = models.CharField(_("status"), max_length=8, choices=ChangeStatus, default=ChangeStatus.PROPOSED)

    class Meta:
        ordering = ("document", "id")

    def __str__(self) -> str:
        return f"{self.act} {self.new[:60]}"
