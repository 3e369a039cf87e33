"""The coding of an outcome: what an analyst may change, checked against the codebook. The agreed text is not in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from merida import uncac
from merida.site.evidence.choices import Force, Kind
from merida.site.evidence.codelists import keys
from merida.site.provenance.refusals import Refusal


class CodingError(Refusal, ValueError):
    """A coding that the codebook does not know; the text is one sentence for the page."""


@dataclass(frozen=True, slots=True)
class Coding:
    """Kind, provisions, categories, topics and force of an outcome."""

    kind: str
    provisions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    force: str = ""
    none_identified: bool = False


def checked(coding: Coding) -> Coding:
    """The coding in the order of treaty and codebook; raises `CodingError` where it names what is not there."""
    if coding.kind not in Kind.values:
        raise CodingError(_("Choose a kind of outcome."))
    if coding.force and coding.force not in Force.values:
        raise CodingError(_("Choose a force from the list, or none."))
    for spelling in coding.provisions:
        if not uncac.exists(spelling):
            said = _("The Convention has no provision “%(spelling)s”; write 57, 57(3), 57(3)(a) or ch.V.")
            raise CodingError(said % {"spelling": spelling[:30]})
    need = coding.kind == Kind.ASSISTANCE_NEED
    return Coding(
        kind=coding.kind,
        provisions=uncac.sort(coding.provisions),
        categories=_known("categories", coding.categories) if need else (),
        topics=_known("topics", coding.topics),
        force=coding.force if coding.kind == Kind.CHALLENGE else "",
        none_identified=coding.none_identified and need,
    )


def spellings(typed: str) -> tuple[str, ...]:
    """Provisions as typed: "57(3), 53(a); ch.II"."""
    return tuple(filter(None, (part.strip().replace(" ", "") for part in typed.replace(";", ",").split(","))))


def under(provisions: Iterable[str]) -> list[str]:
    """The provisions and everything they stand in, in treaty order: for counting by the tree of the Convention."""
    known = [one for one in provisions if uncac.exists(one)]
    return list(uncac.sort([*known, *(above for one in known for above in uncac.ancestors(one))]))


def with_provisions(coding: Coding, typed: str) -> Coding:
    """The coding with other provisions, where some were typed."""
    return replace(coding, provisions=spellings(typed)) if typed.strip() else coding


def coding_together(codings: Sequence[Coding]) -> Coding:
    """One coding for what was coded apart: the first one's kind and force, the provisions and lists of all."""
    first = codings[0]
    return replace(
        first,
        provisions=tuple(dict.fromkeys(one for coding in codings for one in coding.provisions)),
        categories=tuple(dict.fromkeys(one for coding in codings for one in coding.categories)),
        topics=tuple(dict.fromkeys(one for coding in codings for one in coding.topics)),
    )


def places_of_words(text: str) -> tuple[tuple[int, str], ...]:
    """The words of a text with where each begins: where it may be split."""
    return tuple((found.start(), found.group()) for found in re.finditer(r"\S+", text))


def _known(name: str, given: Iterable[str]) -> tuple[str, ...]:
    listed = keys(name)
    wanted = set(given)
    if unknown := wanted - set(listed):
        said = _("“%(key)s” is not in the codebook's list in force; reload the page and choose again.")
        raise CodingError(said % {"key": sorted(unknown)[0][:60]})
    return tuple(key for key in listed if key in wanted)
