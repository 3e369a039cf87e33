"""Rows every other row leans on: who may see it, where it comes from, what was decided, and the log of acts."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from merida.site.provenance.choices import Audience, ConsentHolder, OnwardLimit
from merida.site.provenance.keys import new_key

ORGANISATION = "people.Organisation"


class Restricted(models.Model):
    """A row that not everybody may see: its migration says `Restrict`, and its children carry the same columns."""

    originator = models.ForeignKey(
        ORGANISATION, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("originator"), help_text=_("Organisation that made it."),
    )  # fmt: skip
    consent_holder = models.ForeignKey(
        ORGANISATION, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("consent holder"), help_text=_("Organisation that may widen its audience."),
    )  # fmt: skip
    audience = models.CharField(
        _("audience"), max_length=16, choices=Audience, default=Audience.ORIGINATOR, help_text=_("Who may see it.")
    )
    named_organisations = ArrayField(
        models.UUIDField(), default=list, blank=True, verbose_name=_("organisations named"),
        help_text=_("The organisations of the audience “organisations named”."),
    )  # fmt: skip
    team = models.UUIDField(_("team"), null=True, blank=True, help_text=_("Review or case whose team may see it."))
    purpose = models.CharField(_("purpose"), max_length=300, blank=True, help_text=_("What it was given for."))
    onward_limits = ArrayField(
        models.CharField(max_length=8, choices=OnwardLimit), default=list, blank=True,
        verbose_name=_("onward limits"), help_text=_("Limits on passing it on or using it otherwise."),
    )  # fmt: skip

    restricted = True

    class Meta:
        abstract = True


class HandlingRule(models.Model):
    """What holds for a kind of document until somebody says otherwise (codebook)."""

    kind = models.CharField(_("kind of document"), max_length=40, primary_key=True)
    audience = models.CharField(_("audience"), max_length=16, choices=Audience)
    consent_holder = models.CharField(_("consent holder"), max_length=20, choices=ConsentHolder)
    purpose = models.CharField(_("purpose"), max_length=300, blank=True)
    onward_limits = ArrayField(
        models.CharField(max_length=8, choices=OnwardLimit), default=list, blank=True, verbose_name=_("onward limits")
    )

    reference = True

    def __str__(self) -> str:
        return self.kind


class Source(Restricted):
    """A file as it was received: named by its SHA-256, kept once on disk, one row per organisation that holds it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    owner = models.ForeignKey(
        ORGANISATION, on_delete=models.PROTECT, related_name="sources", verbose_name=_("owner"),
        help_text=_("Organisation that holds this copy."),
    )  # fmt: skip
    sha256 = models.CharField(_("SHA-256"), max_length=64, help_text=_("Name of the bytes."))
    size = models.BigIntegerField(_("size"), help_text=_("Bytes."))
    media_type = models.CharField(_("media type"), max_length=100)
    name = models.CharField(_("name of the file"), max_length=300, help_text=_("As it was given, made safe to show."))
    address = models.URLField(_("address"), max_length=500, blank=True, help_text=_("Where it was published."))
    received_at = models.DateTimeField(_("received at"))
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("received by")
    )

    class Meta:
        ordering = ("-received_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("owner", "sha256"),
                condition=~models.Q(audience=Audience.CASE_TEAM),
                name="source_once_per_owner",
            ),
            models.UniqueConstraint(
                fields=("owner", "team", "sha256"),
                condition=models.Q(audience=Audience.CASE_TEAM),
                name="source_once_per_case_team",
            ),
            models.CheckConstraint(condition=models.Q(sha256__regex="^[0-9a-f]{64}$"), name="source_sha256"),
        )

    def __str__(self) -> str:
        return self.name


class Consent(Restricted):
    """Leave given by a consent holder: by whom, when, for what; never changed, only followed by another."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    subject_type = models.CharField(_("kind of row"), max_length=60)
    subject_id = models.UUIDField(_("row"), db_index=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("given by")
    )
    given_for = models.ForeignKey(
        ORGANISATION, on_delete=models.PROTECT, related_name="+", verbose_name=_("given for"),
        help_text=_("Consent holder on whose behalf it was given."),
    )  # fmt: skip
    given_at = models.DateTimeField(_("given at"))
    widened_to = models.CharField(_("audience"), max_length=16, choices=Audience)
    what_for = models.CharField(_("what for"), max_length=300)

    append_only = True

    class Meta:
        ordering = ("given_at", "id")

    def __str__(self) -> str:
        return f"{self.subject_type} {self.subject_id}: {self.widened_to}"


class Decision(Restricted):
    """What a person decided about a row: never changed; a later one may supersede or undo it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    subject_type = models.CharField(_("kind of row"), max_length=60)
    subject_id = models.UUIDField(_("row"))
    act = models.CharField(_("act"), max_length=60, help_text=_("Name of the service, as in confirm_finding."))
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)
    because = models.TextField(_("because"), blank=True)
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name=_("source")
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"))
    supersedes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by",
        verbose_name=_("supersedes"),
    )  # fmt: skip
    undoes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by", verbose_name=_("undoes")
    )

    append_only = True

    class Meta:
        ordering = ("decided_at", "id")
        indexes = (models.Index(fields=("subject_type", "subject_id", "decided_at"), name="decision_of_subject"),)

    def __str__(self) -> str:
        return f"{self.act} {self.subject_type} {self.subject_id}"


class AuditEntry(models.Model):
    """One act, or one reading of a restricted row: opaque keys only; what names a person stands elsewhere."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    at = models.DateTimeField(_("at"))
    by = models.UUIDField(_("by"), null=True, help_text=_("Key of the person; empty for the installation itself."))
    act = models.CharField(_("act"), max_length=60)
    subject_type = models.CharField(_("kind of row"), max_length=60)
    subject_id = models.CharField(_("row"), max_length=64)
    details = models.TextField(_("details"), default="{}", help_text=_("JSON: keys, codes and digests only."))

    append_only = True

    class Meta:
        ordering = ("at", "id")
        indexes = (models.Index(fields=("subject_type", "subject_id"), name="audit_of_subject"),)

    def __str__(self) -> str:
        return f"{self.act} {self.subject_type} {self.subject_id}"


class AuditLink(models.Model):
    """A link of the chain: written by the database itself when an entry is committed, by nobody else."""

    number = models.BigIntegerField(_("number"), primary_key=True)
    entry = models.OneToOneField(AuditEntry, on_delete=models.PROTECT, related_name="link", verbose_name=_("entry"))
    previous = models.CharField(_("previous"), max_length=64)
    digest = models.CharField(_("digest"), max_length=64)

    written_by_owner = True

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number} {self.digest}"
