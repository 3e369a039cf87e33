"""Made documents with their truth: an executive summary drawn from a seed, as parts that any writer can lay out.

The wording comes from `content/` and `frames.toml`; headings, order, markers, citations and layout vary with the seed.
Seeds from 100 on take other wording (`held/`) and stay out of sight while rules are written. Truth as in tests/golden.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from typing import Any

from bench.variants.citations import cited
from bench.variants.wording import (
    CONTENTS,
    LANGUAGES,
    SESSIONS,
    article,
    brackets,
    content,
    frames,
    lower,
    stop,
    written,
)

CYCLES = {
    1: (("ch3", "III", range(15, 43)), ("ch4", "IV", range(43, 51))),
    2: (("ch2", "II", range(5, 15)), ("ch5", "V", range(51, 60))),
}
BOTH = {"fr": ("deux États",), "zh": ("两国",)}
HELD = 100
"""The first seed of the documents that are held out."""


@dataclass
class Part:
    """One part of a document: `kind` is mast, title, note, contents, heading, paragraph or item."""

    kind: str
    text: str = ""
    level: int = 0
    label: str = ""


@dataclass
class Made:
    """A made document: its parts, how they are to be laid out, and what a careful reader finds in it."""

    name: str
    language: str
    parts: list[Part]
    layout: dict[str, Any]
    truth: list[dict[str, Any]]
    mast: int
    """How many parts the masthead has."""


class Maker:
    """Draws one document."""

    def __init__(self, language: str, seed: int, long: bool = False) -> None:
        self.random = random.Random(f"{language}-{seed}")
        self.language, self.seed, self.held, self.long = language, seed, seed >= HELD, long
        self.frame = frames(language, self.held)
        self.content = content(language, self.held) + (content(language, not self.held) if long else ())
        self.cycle = self.random.choice((1, 2, 2, 2))
        self.parts: list[Part] = []
        self.truth: list[dict[str, Any]] = []
        pick = self.random.choice
        self.layout: dict[str, Any] = {
            "marker": pick(("•", "•", "–", "-", "(a)", "a)", "auto", "auto", "1)")),
            "numbered": pick((True, True, False)),
            "group_in_challenges": pick((True, False)),
            "sub": pick(("decimal", "decimal", "letter", "none")),
            "heading_style": pick(("builtin", "bold", "custom")),
            "citation": pick(range(4)),
            "place": pick(("suffix", "suffix", "suffix", "mixed")),
            "columns": pick((1, 1, 1, 2)),
            "furniture": pick(("symbol", "un", "none")),
            "paper": pick(("A4", "letter")),
            "font": pick(("serif", "sans")),
            "nbsp": pick((True, False)),
            "table_mast": pick((True, False)),
            "contents": pick((True, False, False)),
            "footnote": pick((True, False)),
        }
        self.number = 0

    def say(self, name: str, **names: str) -> str:
        value = self.frame[name]
        return str(self.random.choice(value) if isinstance(value, list) else value).format(state=self.state[0], **names)

    def make(self) -> Made:
        self.state = self.random.choice(self.frame["states"])
        self.masthead()
        self.heading(1, "II. " + self.title)
        self.heading(2, self.state[2])
        self.heading(3, self.say("intro"))
        for sentence in self.frame["prose"]:
            self.paragraph(sentence.format(state=self.state[2]))
        chapters = CYCLES[self.cycle] + (CYCLES[3 - self.cycle] if self.long else ())
        for number, (name, roman, articles) in enumerate(chapters, 2):
            self.heading(3, self.say(name))
            self.chapter(number, f"ch.{roman}", articles)
        if self.layout["contents"]:
            self.table_of_contents()
        return Made(
            f"made-{self.language}-{self.seed:03}", self.language, self.parts, self.layout, self.truth, self.mast
        )

    def masthead(self) -> None:
        day = date(2099, self.random.randint(1, 12), self.random.randint(1, 28))
        add = self.random.randint(1, 40)
        symbol = f"CAC/COSP/IRG/{'I' * self.cycle}/{self.random.randint(1, 5)}/{self.random.randint(1, 5)}/Add.{add}"
        job = f"V.99-{self.random.randint(0, 9999):05}"
        self.layout |= {"symbol": symbol, "job": job}
        session_at = self.random.randrange(len(self.frame["session"]))
        self.title = self.random.choice(self.frame["title"])
        mast = [
            self.frame["un"],
            symbol,
            self.frame["conference"],
            *(line.format(date=written(day, self.language)) for line in self.frame["distr"]),
            self.frame["body"],
        ]
        mast += [self.frame["session"][session_at], self.say("venue"), self.say("item"), self.frame["topic"]]
        mast_parts = [Part("mast", line) for line in mast]
        self.parts += mast_parts
        self.mast = len(mast) + len(self.frame["note"])
        self.parts += [Part("title", self.title), *(Part("mast", line) for line in self.frame["note"])]
        if self.layout["footnote"] and "*" in "".join(part.text for part in mast_parts):
            self.parts.append(Part("note", f"* CAC/COSP/IRG/2099/{self.random.randint(1, 9)}."))
        self.truth.append(
            {
                "type": "document",
                "kind": "executive_summary",
                "symbol": symbol,
                "job_number": job if self.layout["furniture"] != "none" else None,
                "language": self.language,
                "date": day.isoformat(),
                "title": self.title,
                "body": self.frame["body"],
                "session": SESSIONS[self.language][session_at],
                "state": self.state[1],
                "cycle": self.cycle,
                "pages": None,
            }
        )

    def table_of_contents(self) -> None:
        """A list of the headings with pages, before the first of them: it must not be read as the document."""
        lines = [part for part in self.parts if part.kind == "heading" and part.level <= 4]
        first = self.parts.index(lines[0])
        listed = [Part("contents", part.text, part.level, str(2 + at // 3)) for at, part in enumerate(lines)]
        self.parts[first:first] = [Part("mast", CONTENTS[self.language]), *listed]

    def heading(self, level: int, text: str) -> None:
        self.parts.append(Part("heading", text, level))

    def paragraph(self, text: str) -> None:
        self.number += 1
        separator = "- " if self.language == "ar" else ". "
        self.parts.append(Part("paragraph", text, label=f"{self.number}{separator}" if self.layout["numbered"] else ""))

    def section(self, chapter: int, place: int, name: str) -> None:
        text = self.say(name)
        mark = {
            "decimal": f"{chapter}.{place}. " if self.language != "ar" else f"{chapter}-{place} ",
            "letter": f"{'ABCD'[place - 1]}. ",
            "none": "",
        }[self.layout["sub"]]
        self.heading(4, mark + text)

    def groups(self, articles: range) -> list[tuple[tuple[int, ...], str]]:
        found = []
        for numbers, text in self.frame["groups"].items():
            group = tuple(int(one) for one in numbers.split())
            if group[0] in articles:
                found.append((group, text))
        return found

    def group_heading(self, group: tuple[int, ...], text: str) -> None:
        self.heading(5, text + brackets(cited([str(one) for one in group], self.language, 0), self.language))

    def chapter(self, number: int, chapter: str, articles: range) -> None:
        mine = [row for row in self.content if row[2] != "-" and article(row[2]) in articles]
        self.section(number, 1, "observations")
        for group, text in self.groups(articles):
            rows = [row for row in mine if row[0] == "observation" and article(row[2]) in group]
            if rows:
                self.group_heading(group, text)
            for row in rows:
                self.finding(row, group, chapter)
        good = [row for row in mine if row[0] == "good"]
        if good:
            self.section(number, 2, "good")
            self.paragraph(self.say("lead_good"))
            for row in good:
                self.finding(row, (), chapter)
        self.section(number, 3, "challenges")
        self.paragraph(self.say("lead_challenges"))
        self.challenges([row for row in mine if row[0] == "challenge"], articles, chapter)
        self.section(number, 4, "needs")
        needs = [row for row in mine if row[0] == "need"]
        if not needs or self.random.random() < 0.25:
            row = self.random.choice([row for row in self.content if row[0] == "none"])
            self.paragraph(row[3] + stop(self.language))
            self.record("assistance_need", row[3] + stop(self.language), [chapter], True, none=True)
        else:
            self.paragraph(self.say("lead_needs"))
            for row in needs:
                self.finding(row, (), chapter)

    def challenges(self, rows: list[tuple[str, str, str, str]], articles: range, chapter: str) -> None:
        if self.layout["group_in_challenges"]:
            for group, text in self.groups(articles):
                mine = [row for row in rows if article(row[2]) in group]
                if mine:
                    self.group_heading(group, text)
                for row in mine:
                    self.finding(row, group, chapter)
            return
        rows = list(rows)
        while rows:
            if len(rows) > 3 and self.random.random() < 0.2:
                self.pair(rows.pop(0), rows.pop(0))
            else:
                self.finding(rows.pop(0), (), chapter)

    def finding(self, row: tuple[str, str, str, str], group: tuple[int, ...], chapter: str) -> None:
        kind, force, provision, text = row
        bare = self.random.random() < 0.2
        cite = cited([provision], self.language, self.layout["citation"])
        end = stop(self.language)
        if bare:
            said, provisions = text + end, [str(one) for one in group] or [chapter]
        elif self.layout["place"] == "mixed" and self.random.random() < 0.5 and kind != "observation":
            colon = "：" if self.language == "zh" else " : " if self.language == "fr" else ": "
            said, provisions = cite[0].upper() + cite[1:] + colon + lower(text, self.language) + end, [provision]
        else:
            said, provisions = text + brackets(cite, self.language) + end, [provision]
        if kind == "observation":
            self.paragraph(said)
        else:
            self.parts.append(Part("item", said))
        for words in BOTH.get(self.language, ()):
            if words in said:  # "both" is no figure; where a language says "the two", a figure counts neither way
                both = {"value": "2", "qualifier": "exact", "unit": "States", "optional": True}
                self.truth.append({"type": "figure", "text": words, **both, "unit_ok": ["countries"]})
        name = {"good": "good_practice", "need": "assistance_need"}.get(kind, kind)
        self.record(
            name,
            said,
            provisions,
            bare,
            force=force if kind == "challenge" else None,
            categories=[force] if kind == "need" else [],
        )

    def pair(self, one: tuple[str, str, str, str], two: tuple[str, str, str, str]) -> None:
        """One bullet with two actions under different provisions: two findings."""
        halves = [
            text + brackets(cited([provision], self.language, self.layout["citation"]), self.language)
            for _, _, provision, text in (one, two)
        ]
        halves[1] = lower(halves[1], self.language)
        joint = {"en": "; and ", "fr": " ; ", "es": "; y ", "ru": "; и ", "zh": "；", "ar": "؛ و"}[self.language]
        if self.language == "ar":
            halves[1], joint = "و" + halves[1], "؛ "
        self.parts.append(Part("item", halves[0] + joint + halves[1] + stop(self.language)))
        for said, (_, force, provision, _) in zip(halves, (one, two), strict=True):
            self.record("challenge", said, [provision], False, force=force)

    def record(
        self,
        kind: str,
        text: str,
        provisions: list[str],
        inherited: bool,
        *,
        force: str | None = None,
        categories: list[str] | None = None,
        none: bool = False,
    ) -> None:
        self.truth.append(
            {
                "type": "finding",
                "kind": kind,
                "text": text,
                "provisions": provisions,
                "inherited": inherited,
                "none_identified": none,
                "force": force,
                "categories": categories or [],
            }
        )


def make(language: str, seed: int, *, long: bool = False) -> Made:
    """The document of a language and a seed, the same every time; `long` with all there is to say, about nine pages."""
    assert language in LANGUAGES
    return Maker(language, seed, long).make()
