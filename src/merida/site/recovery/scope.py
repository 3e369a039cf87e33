"""The test of scope of an international case: an offence of the Convention, and at least two jurisdictions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from merida.site.recovery.choices.cases import Scope


def scope_of(offences: Sequence[str], jurisdictions: Iterable[str]) -> str:
    """What the test of scope would say; the person states it."""
    if offences and not any(_is_offence(one) for one in offences):
        return Scope.OTHER_OFFENCE
    if not offences:
        return Scope.NOT_STATED
    return Scope.INTERNATIONAL if len(set(jurisdictions)) > 1 else Scope.ONE_JURISDICTION


def _is_offence(spelling: str) -> bool:
    """Articles 15 to 25 establish the offences of the Convention; 27 their preparation and participation in them."""
    article = spelling.partition("(")[0]
    return article.isdecimal() and (15 <= int(article) <= 25 or int(article) == 27)
