"""Labels in which no provision is turned round: in Arabic each is isolated from left to right."""

from __future__ import annotations

import re

from django.utils.functional import lazy
from django.utils.translation import get_language, gettext

_PROVISION = re.compile(r"\d+(?:\([0-9a-z]+\))+")


def kept_whole(said: str) -> str:
    """Words of the reader's language with each provision in one piece."""
    if not (get_language() or "en").startswith("ar"):
        return said
    return _PROVISION.sub("\N{LEFT-TO-RIGHT ISOLATE}\\g<0>\N{POP DIRECTIONAL ISOLATE}", said)


def _label(msgid: str) -> str:
    return kept_whole(gettext(msgid))


label = lazy(_label, str)
"""As gettext_lazy, for labels that name provisions."""
