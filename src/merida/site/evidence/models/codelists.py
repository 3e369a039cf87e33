"""Reference data and the lists of the codebook: whole lists in versions, so that what was coded with which is known."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from merida.site.provenance.keys import new_key


class CodeList(models.Model):
    """One version of one list; the highest version is in force, and none is ever changed."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    name = models.CharField(_("list"), max_length=40, help_text=_("As in topics, jurisdictions, provisions."))
    version = models.PositiveIntegerField(_("version"))
    entries = models.JSONField(_("entries"), help_text=_("In order: key, names in six languages, facts."))
    recoding = models.JSONField(
        _("recoding"), default=dict, help_text=_("Keys of the version before to their keys in this one; many: by hand.")
    )
    digest = models.CharField(_("digest"), max_length=64, help_text=_("SHA-256 of the entries, to know what is newer."))
    because = models.CharField(_("because"), max_length=500, blank=True)
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("made by"),
        help_text=_("Empty: came with Merida."),
    )  # fmt: skip

    reference = True

    class Meta:
        ordering = ("name", "version")
        constraints = (models.UniqueConstraint(fields=("name", "version"), name="codelist_version"),)

    def __str__(self) -> str:
        return f"{self.name} {self.version}"
