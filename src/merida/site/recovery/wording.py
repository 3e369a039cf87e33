"""How a publication speaks of persons: nobody who is not finally convicted is named as if they were (codebook)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from merida.site.recovery.choices.cases import ProceduralStatus

NAMED = frozenset({ProceduralStatus.CONVICTED_FINALLY})
"""Of whom a name may be published."""
UNNAMED: dict[str, str | Promise] = {
    ProceduralStatus.SUSPECTED: _("a person alleged to have committed an offence"),
    ProceduralStatus.CHARGED: _("a person charged; the charge is alleged and not proven"),
    ProceduralStatus.CONVICTED_FIRST_INSTANCE: _("a person convicted at first instance; the conviction is not final"),
    ProceduralStatus.CONVICTED_FINALLY: _("a person convicted finally"),
    ProceduralStatus.SETTLED: _("a person who settled without admission"),
    ProceduralStatus.DECEASED: _("a person who died before a final judgment"),
}
"""How each status is worded without a name. An acquitted person, and one who is no party, is not spoken of."""

_ALLEGED = re.compile(
    r"alleg|suspect|accus|charged|présumé|soupçonn|inculp|mis en (?:cause|examen)|presunt|sospech|imputad|acusad"
    r"|предполаг|подозрева|обвиня|涉嫌|嫌疑|被控|被指控|مزعوم|يُزعم|يزعم|مشتبه|متهم|يُدعى",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"[^.!?。！？؟\n]+")


@dataclass(frozen=True, slots=True)
class Named:
    """A person of a case as the rule needs them: the names they go by, and where they stand."""

    names: tuple[str, ...]
    status: str


def unworded(text: str, persons: Iterable[Named]) -> str | None:
    """The name of a person whom a text names against the rule; None if it names nobody so.

    Suspected or charged: only in a sentence that says so; acquitted or no party: not at all; convicted finally: freely.
    """
    sentences = _SENTENCES.findall(text)
    for one in persons:
        if one.status in NAMED:
            continue
        for name in filter(None, one.names):
            pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
            for sentence in filter(pattern.search, sentences):
                never = one.status in (ProceduralStatus.ACQUITTED, ProceduralStatus.NOT_A_PARTY)
                if never or not _ALLEGED.search(sentence):
                    return name
    return None
