"""What there is to say about an IATI file, by code: what is wrong and what to do; braces stand for values of a problem.

A site translates `TOLD`: these sentences and the commonest of the rules, whose own stand in `data/rules.toml`.
"""

# ruff: noqa: E501 - a sentence is clearer whole
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from merida.iati.lexical import KINDS

__all__ = ["SENTENCES", "Said", "said", "told"]

SENTENCES: Mapping[str, str] = {
    # ── the file ──
    "empty": "This file is empty: give an IATI file.",
    "archive": "This is a zip archive, not XML: unpack it, and give the file that was in it.",
    "compressed": "This file is compressed (gzip), not XML: unpack it, and give the file that was in it.",
    "json": "This is JSON, not XML: `merida iati write` makes XML of lines that `merida iati read` printed.",
    "web_page": "This is a web page, not an IATI file: look whether its publisher has moved the file.",
    "no_xml": "This is no XML, which begins with <: give an IATI file.",
    "encoding_unknown": "The encoding this file names is not known: save it as UTF-8.",
    "encoding_wrong": "This file is not written in the encoding that it names ({encoding}): save it as UTF-8.",
    "broken": "The XML is broken here ({why}): mend it in an XML editor, or export the file anew.",
    "doctype": "This file declares a document type or entities: remove the DOCTYPE, IATI has none.",
    "root_single": 'This file begins with <{tag}>: put it into <{root} version="2.03">.',
    "root_space": "<{tag}> is in the namespace {space}, and IATI has none: remove xmlns.",
    "root_unknown": "This is not an IATI file: it begins with <{tag}>; give one that begins with <iati-activities> or <iati-organisations>.",
    "version_old": "This file is IATI {version}, which is no longer in use: ask its publisher for 2.03, or convert it.",
    "organisations": "This file holds organisations, not activities: check it with `check`, and read a file of activities.",
    "too_long": "This is not read further, because the file has more than {most} bytes: split it into several files.",
    "record_too_long": "This is not read further, because one activity, or what stands before it, has more than {most} bytes: report its parts as activities of their own.",
    "too_deep": "More than {most} elements stand inside one another: IATI needs nine, remove them.",
    "no_record": "The file has no <{tag}>: add at least one.",
    "twice_same": "{name} was already told on line {line}, with the same content: remove one.",
    "twice_different": "{name} was already told on line {line}, with different content: keep the right one.",
    # ── its form ──
    "words_in_root": "Words stand directly in <{tag}>: put them into an activity, or remove them.",
    "words": "Words stand directly in <{tag}>: put them into a <narrative>, or remove them.",
    "attribute_kind": '{attribute}="{value}" of <{tag}> is not {kind}: correct it.',
    "attribute_unknown": "<{tag}> has no attribute {attribute} in IATI 2.03: remove it or correct its name.",
    "attribute_missing": "<{tag}> lacks the attribute {attribute}: add it.",
    "text_only": "<{child}> cannot stand in <{tag}>, which holds text only: remove it.",
    "text_kind": '"{value}" in <{tag}> is not {kind}: correct it.',
    "element_unknown": "<{tag}> has no element <{child}> in IATI 2.03: remove it or correct its name.",
    "element_twice": "<{tag}> may hold <{child}> only once: keep one of them.",
    "after_foreign": "<{child}> stands after <{other}>, which is not of IATI: move that one to the end.",
    "too_late": "<{child}> stands too late in <{tag}>: move it before <{other}>.",
    "element_missing": "<{tag}> lacks <{child}>: add it.",
    "element_missing_before": "<{tag}> lacks <{child}>: add it before <{other}>.",
    # ── its codes ──
    "code_of_few": '"{code}" in {attribute} of <{tag}> is no code of {list}: give one of {codes}.',
    "code": '"{code}" in {attribute} of <{tag}> is no code of {list}: look it up in that list.',
    "code_of_few_text": '"{code}" in <{tag}> is no code of {list}: give one of {codes}.',
    "code_text": '"{code}" in <{tag}> is no code of {list}: look it up in that list.',
}
_COMMON = frozenset("3.1.1 3.1.2 3.1.4 3.2.2 3.4.2 3.6.2 3.7.1 4.3.1 4.4.1 4.5.1 6.2.2 7.5.3 7.8.1 8.6.3 11.1.1 11.1.2 11.1.3 11.1.4 11.1.5 12.1.1".split())  # fmt: skip
"""Rules whose sentences a site translates: those that publishers break most."""


_RARE = frozenset("root_single root_space too_deep json encoding_unknown organisations after_foreign string NMTOKEN space positiveInteger".split())  # fmt: skip
"""Sentences and kinds of values that are seldom met, which stay in English."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence and what stands for its braces."""

    template: str
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.template.format_map(_Named(self.values))


class _Named(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


def said(code: str, /, **values: object) -> Said:
    """The sentence of this code."""
    return Said(SENTENCES[code], tuple((name, str(value)) for name, value in values.items()))


def told() -> Iterator[str]:
    """What a site translates: sentences, the kinds of values that they name, and rules, of each the commonest."""
    from merida.iati.ruleset import standard  # slow

    yield from (sentence for code, sentence in SENTENCES.items() if code not in _RARE)
    yield from (words for kind, (_, words) in KINDS.items() if kind not in _RARE)
    yield from dict.fromkeys(case.say for group in standard() for case in group.cases if case.id in _COMMON)
