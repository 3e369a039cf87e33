"""How strongly a recommendation is worded: the force of its first verb, in six languages.

A bare imperative, infinitive or verbal noun is `must`; the other forces have their words in `data/force.toml`.
"""

from __future__ import annotations

import re
from functools import cache

from merida.finding.lexicon import compiled, fold, language_of, load
from merida.finding.values import Force

_BARE: tuple[Force, ...] = ("continue", "endeavour", "consider")
_LABEL = re.compile(r"\A((?:[^:;.]|(?<!\w{9})\.){1,160}?)\s*(?::|\s-)\s+(?=\S)")
_HAN_LABEL = re.compile(r"\A([^:;。,]{1,40}?):\s*(?=\S)")
_SUBORDINATE = re.compile(
    r"(?<!\w)(?:that|which|who|what|how|where|qui|que|dont|ou|quien|quienes|cual|котор\w*|чтобы|что|как|التي|الذي|ان)(?!\w)"
)
_NO_STOP = "".join(rf"(?<!\b{one})" for one in ("art arts par para paras parr parrs al no ст п пп").split())
_SENTENCES = re.compile(rf"[;!?。]|{_NO_STOP}\.\s")
_CITED_FIRST = re.compile(
    r"\A(?:arts?\b\.?|articles?\b|articulos?\b|статья|статьи|ст\.|الماد[ةه]|المواد)[\s\d().,;/&-]*"
    r"(?:(?:and|et|y|и|sub|para|par|al|apart|inc|пункт|подпункт|п\.|الفقر)\w*\.?[\s\d(),]*"
    r"(?:\(?[a-zа-я]\)[\s,]*)*)*[.-]\s+(?=\w{3})"
)
_TELLS = re.compile(r"\w+(?:[^s]s|(?<!exce|proc)(?<!emb)(?<!\bfe)(?<!spe)ed)(?!\w)")
_WORD = re.compile(r"\w+")
_NEAR = 90
"""A verb of the recommendation stands within so many characters of what introduces it."""


def force_of(text: str, lang: str | None = None) -> tuple[Force, str]:
    """The force of the first verb of a recommendation and the words that showed it ("" when it is a bare action).

    What stands before the verb is passed over: a citation or another label with a colon, phrases such as "in line with
    article 57,", adverbs. If a subject comes first, its modal decides; after "it is recommended that", the next verb.
    """
    lang = language_of(text, lang)
    lexicon = _lexicon(lang)
    said = _after_label(fold(text).strip(), lang)
    said = _after_asides(said, lang)
    for force in _BARE:
        found = lexicon[force].match(said)
        if found:
            return force, found.group()
    if _acts(said, lang) and not _modal_first(said, lang):
        return "must", _first_word(said)
    sentences = [one for one in _SENTENCES.split(said) if one.strip()] or [said]
    asking = next((one for one in sentences if _asks(_after_asides(one.strip(), lang), lang)), sentences[0])
    if asking != sentences[0]:
        return force_of(asking, lang)
    return _after_subject(asking, lang)


def begins_with_action(text: str, lang: str) -> bool:
    """Whether a piece of a recommendation begins like one: with a verb of any force, or a subject and its modal."""
    if begins_with_verb(text, lang):
        return True
    lexicon = _lexicon(lang)
    said = _after_asides(_after_label(fold(text).strip(), lang), lang)
    subject = lexicon["should"].search(said, 0, 60) or lexicon["recommend"].search(said, 0, 60)
    return bool(subject)


def begins_with_verb(text: str, lang: str) -> bool:
    """Whether a line begins with a verb that says what is to be done, labels and introductory phrases passed over."""
    lexicon = _lexicon(lang)
    said = _after_asides(_after_label(fold(text).strip(), lang), lang)
    return any(lexicon[name].match(said) for name in _BARE) or _acts(said, lang)


def asks(text: str, lang: str | None = None) -> bool:
    """Whether a sentence asks for something in so many words: a modal, "recommended", a verb of action at its head."""
    lang = language_of(text, lang)
    lexicon = _lexicon(lang)
    said = fold(text).strip()
    return bool(lexicon["should"].search(said) or lexicon["recommend"].search(said)) or begins_with_action(text, lang)


def _acts(said: str, lang: str) -> bool:
    """Whether a text begins with a verb of action and says what is done; English "requires" or "added" only tells."""
    found = _lexicon(lang)["verbs"].match(said)
    if not found or (lang != "zh" and len(said.split()) < 2):
        return False
    if lang == "zh" and said[found.end() : found.end() + 1] == "的":
        return False  # 查明的挑战, "challenges identified"
    return lang != "en" or not _TELLS.match(said)


def _modal_first(said: str, lang: str) -> bool:
    """Whether the modal of a main clause stands near the beginning, so that what looks like a verb is a name."""
    found = _lexicon(lang)["should"].search(said, 0, 60)
    return bool(found) and lang != "zh" and not _SUBORDINATE.search(said, 0, found.start() if found else 0)


def only_aside(text: str, lang: str) -> bool:
    """Whether a text is nothing but an introductory phrase ("in line with article 57, paragraph 3")."""
    said = fold(text).strip(" ,،")
    return _after_asides(f"{said}, §", lang).strip() == "§"


def _after_subject(clause: str, lang: str) -> tuple[Force, str]:
    lexicon = _lexicon(lang)
    asked = lexicon["recommend"].search(clause)
    if asked:
        near = clause[asked.end() : asked.end() + _NEAR]
        # "and" joins further actions: only the first counts
        places = [
            (found.start(), force, found.group())
            for force in (*_BARE, "should")
            if (found := lexicon[force].search(near))
        ]
        first = min(places, default=None)
        verb = lexicon["verbs"].search(near)
        if first and (not verb or first[0] <= verb.start()):
            return first[1], first[2]
        return "must", asked.group()
    modal = lexicon["should"].search(clause)
    strict = lexicon["must"].search(clause)
    if modal and (not strict or modal.start() <= strict.start()):
        if re.search("encourag|invit|urg|alient|inst|exhort|anim|призыва|предлага|поощр|鼓励|تشجع|تدع", modal.group()):
            near = clause[modal.end() : modal.end() + _NEAR]
            for force in _BARE:
                found = lexicon[force].search(near)
                if found and found.start() < 40:
                    return force, found.group()
        return "should", modal.group()
    for force in _BARE:
        found = lexicon[force].search(clause, 0, 60)
        if found and not strict:
            return force, found.group()
    might = lexicon["might"].search(clause)
    if might and not strict:
        return "consider", might.group()
    return "must", strict.group() if strict else ""


def _asks(said: str, lang: str) -> bool:
    """Whether a folded sentence asks for something."""
    lexicon = _lexicon(lang)
    return (
        bool(lexicon["should"].search(said) or lexicon["recommend"].search(said))
        or any(lexicon[name].match(said) for name in _BARE)
        or _acts(said, lang)
    )


def _after_label(said: str, lang: str) -> str:
    if cited := _CITED_FIRST.match(said):
        said = said[cited.end() :]
    found = (_HAN_LABEL if lang == "zh" else _LABEL).match(said)
    if not found:
        return said
    label, lexicon = found.group(1), _lexicon(lang)
    if lexicon["should"].search(label) or lexicon["recommend"].search(label) or _verb_first(label, lang):
        return said
    return said[found.end() :]


def _verb_first(label: str, lang: str) -> bool:
    lexicon = _lexicon(lang)
    return (
        lang in ("en", "es", "fr")
        and len(label.split()) > 3
        and any(lexicon[one].match(label) for one in (*_BARE, "verbs"))
    )


def _after_asides(said: str, lang: str) -> str:
    lexicon = _lexicon(lang)
    for _ in range(6):
        comma = _comma(said) if lexicon["aside"].match(said) else -1
        if comma >= 0:
            said = said[comma + 1 :].lstrip()
            continue
        skipped = lexicon["skip"].match(said)
        if not skipped or skipped.end() == len(said) or any(lexicon[one].match(said) for one in _BARE):
            break
        said = said[skipped.end() :].lstrip(" ,،'")
    return said


def _comma(said: str) -> int:
    """The comma that ends an introductory phrase: outside brackets, not one between an article and its paragraph."""
    depth, last = 0, -1
    for at, sign in enumerate(said[:320]):
        if sign in "()":
            depth += 1 if sign == "(" else -1
        elif sign in ",،" and depth <= 0:
            after = said[at + 1 : at + 24].lstrip()
            if re.match(
                r"(?:sub)?par|subp|al\.|alin|inc|apart|пункт|п\.|подпункт|الفقرة|الفقرات"
                r"|de la conv|of the conv|de la con|من الاتف|第",
                after,
            ):
                continue
            last = at
            break
        elif sign in ";。" and depth <= 0:
            break
    return last


def _first_word(said: str) -> str:
    found = (_lexicon("zh")["verbs"] if "\u4e00" <= said[:1] <= "\u9fff" else _WORD).match(said)
    return found.group() if found else ""


@cache
def _lexicon(lang: str) -> dict[str, re.Pattern[str]]:
    whole = ("skip", "aside")
    return {name: compiled(entries, lang, closed=name in whole) for name, entries in load("force")[lang].items()}
