"""The completeness check of a request: advice in words. It grades nobody and stops nothing; the State decides."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from merida.site.assistance.models.requests import Request

SHORT = 60
"""Characters under which a text hardly says what is wanted."""


def advice(request: Request, *, has_contact: bool) -> Iterator[str]:
    """What would help a provider to answer; nothing of it is demanded."""
    if len(request.text) < SHORT:
        yield _("A sentence or two more on what is asked for helps a provider to see whether it can answer.")
    if not request.kinds:
        yield _("Name the kind of assistance: requests with a kind are compared with what others do.")
    if not request.provisions:
        yield _("Name the provisions of the Convention it is about, as in 57(3).")
    if not request.institution:
        yield _("Name the institution that would receive the assistance.")
    if not request.result:
        yield _("Say what should be there at the end: a draft law, trained investigators, a unit at work.")
    if not (request.wanted_from or request.wanted_until):
        yield _("Say when it is wanted: providers plan a year ahead.")
    if not request.received_already:
        yield _("Say what was already received on this, so that nobody offers it again.")
    if not has_contact:
        yield _("Give somebody to ask; the name is shown only to those whom you choose.")
