"""Cuts the text of a bullet or paragraph into the separate actions that rest on separate provisions.

A cut is made between two citations only: at a semicolon, at an item's letter, after a sentence, or at a word such as
"and" before which one action ends and after which another begins. Pieces under the same provisions are one again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from merida.finding.categories import names_assistance
from merida.finding.force import begins_with_action, only_aside
from merida.finding.lexicon import load
from merida.finding.values import FindingKind
from merida.uncac import sort

_ITEM = r"(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2}|[а-я]|[أبجدهوز])\)|[（(][一二三四五六七八九十\d]{1,3}[)）])"
_STOP = re.compile(r"(?<=[^\W\d]{4})[.](?=\s+[^\W\da-zà-ÿа-я_])|(?<=[)\]»”\"])\s?[.](?=\s+[^\W\da-zà-ÿа-я_])|。(?=.)")
_SEMICOLON = re.compile(r"\s*[;；؛]\s*")
_ITEM_HERE = re.compile(
    rf"(?:(?<=[:：;；؛,،，])|(?<=[:：;；؛,،，]\s)|(?<=\sand\s)|(?<=\set\s)|(?<=\s[yи]\s))(?P<item>{_ITEM})\s*(?=[^\W\d])"
)
_CLOSES_AGAIN = re.compile(r"[^()（）]*[)）]")
_END = re.compile(r"[\s;；؛,،，、.。:：–—-]+\Z")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation of the Convention's articles within the text: where it stands and what it cites."""

    start: int
    end: int
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Code points [start, end) of the text: one action, and the provisions that it cites itself."""

    start: int
    end: int
    provisions: tuple[str, ...]


def parts_of(text: str, cited: Sequence[Cited], kind: FindingKind, lang: str) -> list[Part]:
    """The actions of the text in order; one part for the whole where there is nothing to separate.

    `cited` are the citations of the Convention in the text, in order. An observation is never cut.
    """
    whole = Part(0, len(text), _sorted(cited))
    if kind == "observation" or len(cited) < 2 or len({one.provisions for one in cited}) < 2:
        return [whole]
    cuts = _chosen(text, cited, kind, lang)
    if not cuts:
        return [whole]
    edges = [(0, 0), *cuts, (len(text), len(text))]
    spans = [(edges[at][1], edges[at + 1][0]) for at in range(len(edges) - 1)]
    merged = _merged(spans, cited)
    if len(merged) == 1:
        return [whole]
    return [_trimmed(text, part) for part in merged]


def _chosen(text: str, cited: Sequence[Cited], kind: FindingKind, lang: str) -> list[tuple[int, int]]:
    """The separators, as spans that belong to neither part, at which the text is really cut."""
    depths = _depths(text)
    found: list[tuple[int, int, bool]] = []
    found += [(match.start(), _after_joint(text, match.end(), lang), True) for match in _SEMICOLON.finditer(text)]
    if kind in ("challenge", "assistance_need"):
        found += [(match.end(), match.end(), False) for match in _STOP.finditer(text)]
        found += [(match.start("item"), match.end(), True) for match in _ITEM_HERE.finditer(text)]
    found += [
        (match.start(), match.end() if lang != "ar" else match.end("space"), False)
        for match in _joints(lang).finditer(text)
    ]
    found = sorted(one for one in found if not depths[min(one[0], len(text) - 1)] and not _within(one[0], cited))
    found = [one for one in found if not any(item[0] <= one[0] < one[1] <= item[1] and item != one for item in found)]
    bounds: list[tuple[int, int]] = []
    last = 0
    for at, (start, end, strong) in enumerate(found):
        following = min((one[0] for one in found[at + 1 :] if one[2] and one[0] >= end), default=len(text))
        before = [one for one in cited if last <= one.start and one.end <= start]
        after = [one for one in cited if end <= one.start < following]
        if strong or (
            before
            and after
            and _says_something(text[last:start], last, before, lang, joined=bool(text[start:end].strip(" ,，،")))
            and _separate(text, start, end, following, before, after, kind, lang)
        ):
            bounds.append((start, end))
            last = end
    return bounds


def _separate(
    text: str,
    start: int,
    end: int,
    following: int,
    before: Sequence[Cited],
    after: Sequence[Cited],
    kind: FindingKind,
    lang: str,
) -> bool:
    """Whether what stands after a weak separator is an action of its own."""
    right = text[end:following].lstrip()
    if text[start - 1 : start] in ("。", ".") or text[end - 1 : end] in ("。", "."):
        return begins_with_action(right, lang) if kind == "challenge" else names_assistance(right[:80], lang)
    ends_in_citation = not text[before[-1].end : start].strip(" )）]，,،、")
    if kind == "challenge":
        joined = bool(text[start:end].strip(" ,，،")) or lang == "ar"
        return (joined or ends_in_citation) and begins_with_action(right, lang)
    if kind == "assistance_need":
        return ends_in_citation and names_assistance(right[:60], lang)
    tail = not re.sub(r"[\W_]", "", text[after[-1].end : following])
    size = 6 if lang == "zh" else 3
    words = len(right[: after[0].start - end]) if lang == "zh" else len(text[end : after[0].start].split())
    return ends_in_citation and tail and words >= size


def _says_something(left: str, offset: int, before: Sequence[Cited], lang: str, *, joined: bool) -> bool:
    """Whether words other than citations and introductory phrases stand before a separator."""
    bare, at = "", 0
    for one in before:
        bare += left[at : one.start - offset]
        at = one.end - offset
    bare = re.sub(r"[\W\d_]+", " ", bare + left[at:]).strip()
    enough = len(bare.replace(" ", "")) >= 4 if lang == "zh" else bare.count(" ") >= 1
    # 通过 is "by means of" or "adopt": before 并 it is a verb
    return enough and ((lang == "zh" and joined) or not only_aside(left, lang))


def _merged(spans: Sequence[tuple[int, int]], cited: Sequence[Cited]) -> list[Part]:
    """Spans joined so that each has its own provisions, and neighbours under the same ones are one."""
    parts: list[Part] = []
    waiting: int | None = None
    # where the citation leads ("Art. 5: adopt ...; publish ..."), what follows without one belongs to it
    leads = bool(spans and cited and cited[0].start - spans[0][0] < 4)
    for start, end in spans:
        own = _sorted([one for one in cited if start <= one.start < end])
        begin = start if waiting is None else waiting
        if not own and parts and (leads or end == spans[-1][1]):
            parts[-1] = Part(parts[-1].start, end, parts[-1].provisions)
        elif not own:
            waiting = begin
        elif parts and set(parts[-1].provisions) == set(own):
            parts[-1] = Part(parts[-1].start, end, own)
            waiting = None
        else:
            parts.append(Part(begin, end, own))
            waiting = None
    if waiting is not None and parts:
        parts[-1] = Part(parts[-1].start, spans[-1][1], parts[-1].provisions)
    return parts


def _trimmed(text: str, part: Part) -> Part:
    """Without the separators at its ends; an item's letter goes, and a lead-in before a first letter goes with it."""
    start, end = part.start, part.end
    opening = re.match(rf"\s*{_ITEM}\s+", text[start:end])
    start += opening.end() if opening else 0
    lead = re.match(rf"[^;；؛()（）]{{1,200}}[:：]\s*{_ITEM}\s*", text[start:end])
    start += lead.end() if lead else 0
    start += len(text[start:end]) - len(text[start:end].lstrip(" ,;،؛，；、"))
    joint = re.search(r"[\s,،;；؛，]+(?:and|et|y|e|и|а также|as well as|ainsi que|以及|并)[\s;]*\Z", text[start:end])
    end = start + joint.start() if joint else end
    closing = _END.search(text[start:end])
    return Part(start, start + closing.start() if closing else end, part.provisions)


def _after_joint(text: str, at: int, lang: str) -> int:
    """The offset after an "and" that follows a semicolon; the Arabic one is part of its word and stays."""
    words = [] if lang == "ar" else [*_words(lang), *_OTHERS]
    found = re.compile(rf"(?:{'|'.join(words)})[\s,，]*", re.I).match(text, at) if words else None
    if not found or (lang != "zh" and not re.search(r"\s\Z", found.group())):
        return at
    return found.end()


_OTHERS = ("furthermore", "finally", "also", "enfin", "en outre", "además", "asimismo", "кроме того")


@cache
def _words(lang: str) -> tuple[str, ...]:
    return tuple(re.escape(word).replace("\\ ", r"\s+") for word in load("leads")["joint"].get(lang, ()))


@cache
def _joints(lang: str) -> re.Pattern[str]:
    words = "|".join(_words(lang))
    if lang == "zh":
        return re.compile(rf"[，、]?(?:{words})|[，、]")
    if lang == "ar":
        return re.compile(rf"[،,]?(?P<space>\s+)(?:و(?=\w)|(?:{words})\s)")
    return re.compile(rf"[,\s]\s*(?:{words})\s+|,\s+", re.I)


def _depths(text: str) -> list[int]:
    """How many brackets are open before each code point; the bracket of a lone "a)" inside others closes nothing."""
    depth, out = 0, []
    for at, sign in enumerate(text):
        out.append(depth)
        if sign in "(（":
            depth += 1
        elif sign in ")）" and not (depth and _lone_letter(text, at) and _CLOSES_AGAIN.match(text, at + 1)):
            depth = max(depth - 1, 0)
    return out


def _lone_letter(text: str, at: int) -> bool:
    """Whether the bracket at this offset follows a single letter with a space before it: "párr. 1 a)"."""
    return at >= 2 and (text[at - 1].isalpha() and not text[at - 2].isalnum() and text[at - 2] not in "(（")


def _within(at: int, cited: Sequence[Cited]) -> bool:
    return any(one.start < at < one.end for one in cited)


def _sorted(cited: Sequence[Cited]) -> tuple[str, ...]:
    return sort([provision for one in cited for provision in one.provisions])
