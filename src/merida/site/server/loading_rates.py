"""`merida site load rates FILE`: a table of exchange rates, for the whole installation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.utils.translation import gettext as _

from merida.site.people.models import Person
from merida.site.provenance.refusals import Refusal, RefusedRow
from merida.site.recovery.selectors.rates import read_rates
from merida.site.recovery.services.rates import load_rates as keep_rates
from merida.site.server.roles import as_owner


def load_rates(path: Path, *, by: Person | None, at: datetime, dry_run: bool) -> Iterator[str]:
    """Load a table of exchange rates, for the whole installation."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(_("The file is not in UTF-8; save it as CSV UTF-8.")) from None
    if dry_run:
        try:
            table, problems = read_rates(text)
        except ValueError as error:
            raise Refusal(str(error)) from None
        name, count = table.name, len(table.currencies())
    else:
        with as_owner():
            kept, problems = keep_rates(text=text, name=path.name, at=at)
        if kept is None:
            yield _("%(name)s was loaded before; nothing changes.") % {"name": path.name}
            return
        name, count = kept.provider, len(read_rates(text)[0].currencies())
    yield from map(RefusedRow, problems)
    yield _("%(name)s: rates of %(provider)s for %(count)d currencies.") % {
        "name": path.name, "provider": name, "count": count,
    }  # fmt: skip
