"""The style sheets and templates: readable colours, mirrored by themselves, nothing inline, nothing from elsewhere."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest

SITE = Path(__file__).resolve().parents[3] / "src" / "merida" / "site"
SHEETS = sorted(SITE.glob("*/static/**/*.css"))
SCRIPTS = sorted(SITE.glob("*/static/**/*.js"))
TEMPLATES = sorted(SITE.glob("*/templates/**/*.html"))
TOKENS = (SITE / "look" / "static" / "look" / "css" / "tokens.css").read_text(encoding="utf-8")

_PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)|left|right|top|bottom"
    r"|(?:min-|max-)?(?:width|height)|float|clear)\s*:|(?:text-align|float)\s*:\s*(?:left|right)"
)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_arabic_mirrors_by_itself(sheet: Path) -> None:
    rules = re.sub(r"/\*.*?\*/|@media[^{]*", "", sheet.read_text(encoding="utf-8"), flags=re.S)
    assert _PHYSICAL.findall(rules) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_nothing_is_inline_that_the_policy_of_the_site_forbids(template: Path) -> None:
    source = template.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle\s*=", source)
    assert not re.search(r"<style\b", source)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", source)
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", source)


@pytest.mark.parametrize("file", [*SHEETS, *SCRIPTS, *TEMPLATES], ids=lambda path: path.name)
def test_nothing_is_asked_of_another_site(file: Path) -> None:
    source = file.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
    assert not re.search(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}/", source)


def _channel(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * _channel(red) + 0.7152 * _channel(green) + 0.0722 * _channel(blue)


def _contrast(one: str, two: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


COLOURS = {
    name: (light, dark)
    for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", TOKENS)
}
GROUNDS = ("ground", "paper", "raised", "sunk")
TEXT = [
    *((ink, ground) for ink in ("ink", "ink-soft", "accent", "accent-strong") for ground in GROUNDS),
    *((kind, f"{kind}-wash") for kind in ("good", "challenge", "need", "observation", "danger")),
    *((kind, ground) for kind in ("good", "need", "danger") for ground in ("ground", "paper", "raised")),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    *(("ink", wash) for wash in ("accent-wash", "mark", "good-wash", "danger-wash")),
]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_words_can_be_read_on_their_ground(ink: str, ground: str, theme: int) -> None:
    assert _contrast(COLOURS[ink][theme], COLOURS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("edge", "ground"),
    list(chain.from_iterable(((e, g) for g in GROUNDS[:3]) for e in ("line-strong", "focus", "mark-edge"))),
)
def test_edges_of_fields_and_the_focus_can_be_seen(edge: str, ground: str, theme: int) -> None:
    assert _contrast(COLOURS[edge][theme], COLOURS[ground][theme]) >= 3
