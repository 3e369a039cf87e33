"""The workers that are alive."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from merida.site.provenance.keys import new_key


class Worker(models.Model):
    """A process that does tasks; its row ends with it, or is found to beat no more."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    machine = models.CharField(_("machine"), max_length=100)
    process = models.IntegerField(_("process"))
    started_at = models.DateTimeField(_("started at"), db_default=Now())
    beat_at = models.DateTimeField(_("last sign of life at"), db_default=Now(), help_text=_("By the database's clock."))

    class Meta:
        ordering = ("started_at",)

    def __str__(self) -> str:
        return f"{self.machine} {self.process}"
