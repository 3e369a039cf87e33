"""Who has the floor: remembers who spoke, so that "she", "the panellist" and a bare verb find whom they mean."""

from __future__ import annotations

import re
from dataclasses import replace

from merida.finding import verbs
from merida.finding.speakers import Mention, Speaker, anaphoric, described, mentions
from merida.finding.statements_folding import Folded
from merida.finding.statements_orders import complement_end
from merida.finding.statements_saying import Saying
from merida.places import find_names, named

_PERSONS = frozenset(
    ("person", "speaker", "panellist", "representative", "observer", "chair", "official", "coordinator")
)
_NAMED = frozenset(("panellist", "person", "official", "representative", "speaker"))
_BRACKETS = re.compile(r"\A[^;]{0,80}?[(（]([^)）]{2,60})[)）]")
_APPOSITION = re.compile(r",\s+(?:\S{1,8}\.?\s+)?((?:[A-ZÀ-ÞА-Я][\w'’-]+\s?){2,4})(?=[,(])")
_SENT_BY = re.compile(
    r"\A,\s*(?:nominated|designated|appointed|sent|representing|désigné|nommé|représentant|designad|nombrad|"
    r"en representación|"
    r"назначен|выдвинут|"
    r"представляющ|направлен)\w*\s([^,]{2,60}),"
)
_REMEMBERED = 8


class Floor:
    """The speakers of a section so far, the latest last."""

    def __init__(self) -> None:
        self._persons: list[Speaker] = []
        self._surnames: dict[str, Speaker] = {}

    def speaker(self, said: Saying, here: Folded, text: str, lang: str) -> Speaker | None:
        """Who says it; None if nobody is named and nobody spoke before."""
        if said.passive:
            return None
        if said.mention is None:
            before = self._latest(said.plural) or self._latest(not said.plural)
            return replace(before, text=None, antecedent=before.antecedent or before.text) if before else None
        return self._named(said.mention, said.end, said.verb[0], here, text, lang)

    def leaves_out(self, verb: str) -> bool:
        """Whether an Arabic verb without subject agrees with nobody who spoke last, and so is a passive.

        "واقترح" after several speakers, after a woman, or at the beginning is "it was proposed".
        """
        if verb not in verbs.either("ar"):
            return False
        last = next((one for one in reversed(self._persons) if one.kind != "group"), None)
        return last is None or last.plural or last.noun.endswith(("ة", "ات"))

    def listen(self, here: Folded, text: str, lang: str) -> None:
        """Remember the person whom a sentence that is no statement names last."""
        named = [one for one in mentions(here.text, lang) if one.kind in _PERSONS and not one.plural and not _past(one)]
        if named:
            self._named(named[-1], complement_end(here.text, named[-1], lang), len(here.text), here, text, lang)

    def _named(self, mention: Mention, end: int, said_at: int, here: Folded, text: str, lang: str) -> Speaker:
        start, stop = here.span(mention.start, end)
        printed = text[start:stop].rstrip(" ,،（(")
        complement = here.text[mention.end : end]
        speaker = described(mention, here.text[mention.start : end], printed, complement, lang)
        if speaker.state is None and mention.kind in _NAMED:
            speaker = replace(speaker, state=_in_brackets(text[stop : here.origin[said_at]], lang))
        if mention.kind == "person":
            surname = printed.split()[-1]
            known = self._surnames.setdefault(surname, speaker)
            if known is not speaker:
                return replace(known, text=printed, antecedent=known.antecedent or known.text)
        elif mention.kind in _NAMED and (name := _APPOSITION.match(text, stop)):
            self._surnames[name[1].split()[-1]] = speaker
        if speaker.state is None and anaphoric(mention, complement, lang):
            before = self._meant(mention, lang)
            if before is not None:
                return replace(
                    speaker,
                    role=before.role,
                    quantifier=before.quantifier,
                    state=before.state,
                    antecedent=before.antecedent or before.text,
                )
            if mention.kind == "pronoun":
                return speaker
        if mention.kind in _PERSONS or mention.kind in ("secretariat", "states", "bare", "group"):
            self._persons = [*self._persons[-_REMEMBERED:], speaker]
        return speaker

    def _meant(self, mention: Mention, lang: str) -> Speaker | None:
        if mention.kind == "pronoun":
            return self._latest(mention.plural) or self._latest(not mention.plural)
        stem = _stem(mention.noun, lang)
        for one in reversed(self._persons):
            if not one.plural and _stem(one.noun, lang) == stem:
                return one
        if mention.kind in ("panellist", "speaker"):
            for one in reversed(self._persons):
                if not one.plural and one.kind == mention.kind:
                    return one
        return None

    def _latest(self, plural: bool) -> Speaker | None:
        for one in reversed(self._persons):
            if one.plural == plural and one.kind != "group":
                return one
        return None


def _stem(noun: str, lang: str) -> str:
    return noun.removeprefix("ال")[:4] if lang == "ar" else noun[:5]


def _past(mention: Mention) -> bool:
    """Whether somebody out of office is named: no speaker, but a person in the story told."""
    return bool(set(mention.left.split()) & {"former", "ancien", "ancienne", "бывший"})


def _in_brackets(text: str, lang: str) -> str | None:
    """The State in brackets after a name, "Ms. Ana Torres (Mexico)", or the one said to have sent the speaker."""
    found = _BRACKETS.match(text)
    if found:
        return named(found[1], lang)
    sent = _SENT_BY.match(text)
    codes = [code for _, _, code in find_names(sent[1], lang)] if sent else []
    return codes[0] if len(codes) == 1 else None
