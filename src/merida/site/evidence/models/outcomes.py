"""What documents say, proposed by the reader and decided by people: outcomes, statements, figures.

A row's words and coding never change: a correction closes the live row and adds another that replaces it.
"""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from merida.site.evidence.choices import HELD, Force, Kind, Origin, Status
from merida.site.evidence.models.documents import Passage, SourceDocument
from merida.site.provenance.keys import new_key
from merida.site.provenance.models import Restricted


class ExtractQuerySet[Row: Extract](models.QuerySet[Row]):
    """Filters shared by all extracts."""

    def live(self) -> Self:
        """Those that nothing has replaced."""
        return self.filter(closed_at__isnull=True)

    def held(self) -> Self:
        """Confirmed or corrected: what is held to be so."""
        return self.filter(closed_at__isnull=True, status__in=HELD)

    def counted(self) -> Self:
        """Live, of the version that is counted, and not the sentence that there is none."""
        return self.filter(closed_at__isnull=True, counted=True)


class Extract(Restricted):
    """Words of a passage that say something, with their coding and what became of them."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    document = models.ForeignKey(
        SourceDocument, on_delete=models.PROTECT, related_name="%(class)ss", verbose_name=_("document")
    )
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="%(class)ss", verbose_name=_("passage"))
    number = models.PositiveIntegerField(_("number"), help_text=_("Place in the document: passage, then start."))
    start = models.PositiveIntegerField(_("start"), help_text=_("Code points of the passage's text."))
    end = models.PositiveIntegerField(_("end"))
    text = models.TextField(_("words"))
    provisions = ArrayField(models.CharField(max_length=20), default=list, blank=True, verbose_name=_("provisions"))
    topics = ArrayField(models.CharField(max_length=60), default=list, blank=True, verbose_name=_("topics"))
    why = models.TextField(_("why"), blank=True, help_text=_("Why the reader took these words."))
    rule = models.CharField(_("rule"), max_length=200, blank=True, help_text=_("The reason without what it quotes."))
    origin = models.CharField(_("origin"), max_length=12, choices=Origin, default=Origin.READER)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PROPOSED)
    revision = models.PositiveIntegerField(
        _("revision"), default=0, help_text=_("Grows with each decision: who decides says which one they saw.")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("decided by"),
    )  # fmt: skip
    replaces = ArrayField(
        models.UUIDField(), default=list, blank=True, verbose_name=_("replaces"),
        help_text=_("Rows that this one was made from: one corrected or split, several merged."),
    )  # fmt: skip
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=2, blank=True)
    state = models.CharField(_("State"), max_length=3, blank=True)
    cycle = models.PositiveSmallIntegerField(_("cycle"), null=True, blank=True)
    document_kind = models.CharField(_("kind of document"), max_length=20, blank=True)
    counted = models.BooleanField(_("counted"), default=True, help_text=_("False in versions that are not counted."))

    objects = ExtractQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("document", "number", "start", "id")

    def __str__(self) -> str:
        return self.text[:80]


class Finding(Extract):
    """A review outcome."""

    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    force = models.CharField(_("force"), max_length=10, choices=Force, blank=True)
    categories = ArrayField(models.CharField(max_length=60), default=list, blank=True, verbose_name=_("categories"))
    inherited = models.BooleanField(_("inherited"), default=False, help_text=_("Only a heading cites the provisions."))
    none_identified = models.BooleanField(_("says that there is none"), default=False)
    under = ArrayField(
        models.CharField(max_length=20), default=list, blank=True, verbose_name=_("under"),
        help_text=_("The provisions and what they stand in, for counting by the tree of the Convention."),
    )  # fmt: skip

    class Meta(Extract.Meta):
        abstract = False
        indexes = (
            models.Index(fields=("document", "number", "start"), name="finding_of_document"),
            models.Index(
                fields=("state", "cycle", "kind"), name="finding_counted",
                condition=models.Q(closed_at__isnull=True, counted=True),
            ),
            models.Index(
                fields=("state", "cycle", "document", "number", "start", "id"),
                name="finding_listed",
                condition=models.Q(closed_at__isnull=True, counted=True),
            ),
            GinIndex(fields=("under",), name="finding_under"),
            GinIndex(fields=("topics",), name="finding_topics"),
            models.Index(fields=("rule", "status"), name="finding_rule"),
        )  # fmt: skip
        constraints = (
            models.UniqueConstraint(
                fields=("passage", "start", "end", "kind"), condition=models.Q(closed_at__isnull=True),
                name="finding_once",
            ),
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="finding_has_words"),
        )  # fmt: skip


class Statement(Extract):
    """What somebody said at a meeting, one sentence of the record."""

    speaker = models.CharField(_("speaker"), max_length=300, blank=True, help_text=_("As printed."))
    role = models.CharField(_("role"), max_length=12, blank=True)
    quantifier = models.CharField(_("quantifier"), max_length=12, blank=True)
    speaking_state = models.CharField(_("State speaking"), max_length=3, blank=True)
    verb = models.CharField(_("verb"), max_length=100, blank=True)
    verbs_also = ArrayField(models.CharField(max_length=100), default=list, blank=True, verbose_name=_("further verbs"))
    antecedent = models.CharField(_("antecedent"), max_length=300, blank=True)

    class Meta(Extract.Meta):
        abstract = False
        indexes = (models.Index(fields=("document", "number", "start"), name="statement_of_document"),)


class Figure(Extract):
    """A number that counts or measures something."""

    value = models.CharField(_("value"), max_length=40)
    qualifier = models.CharField(_("qualifier"), max_length=10)
    unit = models.CharField(_("unit"), max_length=100, blank=True)
    unit_raw = models.CharField(_("unit as printed"), max_length=100, blank=True)
    measure = models.TextField(_("measure"), blank=True)
    row = models.CharField(_("row"), max_length=300, blank=True)
    column = models.CharField(_("column"), max_length=300, blank=True)

    class Meta(Extract.Meta):
        abstract = False
        indexes = (models.Index(fields=("document", "number", "start"), name="figure_of_document"),)
