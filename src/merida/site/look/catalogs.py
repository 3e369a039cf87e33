"""The catalogs of the six languages, by Babel alone: strings out of code and templates into .po, compiled to .mo.

`python -m merida.site.look.catalogs update` after strings changed, `compile` after translating; `check` says what
is missing.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from merida.iati.sentences import told
from merida.tabular.sentences import SENTENCES

SITE = Path(__file__).resolve().parent.parent
LOCALE = SITE / "locale"
SOURCE = "en"
PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "es": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "zh_Hans": "nplurals=1; plural=0;",
}
"""Folder of a language to its plural forms. English is the language of the code and needs no catalog."""
KEYWORDS: dict[str, Any] = {
    "gettext": None, "gettext_lazy": None, "gettext_noop": None, "_": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip
HEAD = (
    '# Merida: {language}\nmsgid ""\nmsgstr ""\n"Language: {language}\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: {plural}\\n"\n\n'
)
MODELS_OF_FORMS = frozenset({"people/models.py"})
"""Models from which a form is made, so that their names of columns are on a page."""
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""In what is compiled: the same catalog gives the same bytes."""
_FORMAT = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A string that a language does not have, or has with other placeholders."""

    language: str
    string: str
    why: str

    def __str__(self) -> str:
        return f"{self.language}: {self.why}: {self.string!r}"


def strings(root: Path = SITE) -> Catalog:
    """Every string of the site that is to be translated, with the files it stands in."""
    catalog = Catalog(charset="utf-8", fuzzy=False)
    for path in sorted(root.rglob("*")):
        if path.suffix in {".py", ".html", ".txt"} and (path.suffix == ".py" or "templates" in path.parts):
            if _columns_only(path.relative_to(root)):
                continue
            for line, id, context in _extracted(path):
                catalog.add(
                    id, locations=[(path.relative_to(root).as_posix(), 0)], context=context, flags=_flags(id, line)
                )
    for sentence in SENTENCES.values():
        catalog.add(sentence, locations=[("look/sheet_says.py", 0)])
    for sentence in told():
        catalog.add(sentence, locations=[("look/iati_says.py", 0)])
    return catalog


def _columns_only(path: Path) -> bool:
    """Whether a file has names of columns alone: they are comments in the database, and no page shows them."""
    return (
        path.suffix == ".py"
        and path.as_posix() not in MODELS_OF_FORMS
        and bool({"models", "models.py"} & {*path.parts})
    )


def _flags(id: str | tuple[str, str], line: int) -> tuple[str, ...]:
    text = id if isinstance(id, str) else id[1]
    return ("python-format",) if "%(" in text else ()


def _extracted(path: Path) -> Iterator[tuple[int, str | tuple[str, str], str | None]]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        from django.utils.translation.template import templatize  # optional

        if "translate" not in source and "trans " not in source and "_(" not in source:
            return
        source = templatize(source, origin=str(path))
    for line, function, messages, _notes in extract_python(io.BytesIO(source.encode()), KEYWORDS, (), {}):
        spec = KEYWORDS[str(function)]
        given: tuple[Any, ...] = messages if isinstance(messages, tuple) else (messages,)
        if spec is None:
            if isinstance(given[0], str) and given[0]:
                yield line, given[0], None
            continue
        context = given[0] if isinstance(spec[0], tuple) else None
        words = given[1:] if context is not None else given
        words = words[: len(spec) - (context is not None)]
        if all(isinstance(word, str) for word in words):
            yield line, (words[0] if len(words) == 1 else (words[0], words[1])), context


def path_of(language: str) -> Path:
    """The catalog of a language."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def kept(language: str) -> Catalog:
    """The catalog as it stands in the tree; an empty one where there is none."""
    path = path_of(language)
    if not path.is_file():
        return Catalog(locale=language, charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        found = read_po(file, locale=language, charset="utf-8")
    found.creation_date = found.revision_date = NO_DAY
    return found


def update(found: Catalog | None = None) -> None:
    """Write each catalog anew: strings that are gone go, new ones stand empty, nothing is guessed."""
    found = found or strings()
    for language, plural in PLURALS.items():
        old = kept(language)
        new = Catalog(
            locale=language, charset="utf-8", fuzzy=False, project="Merida", header_comment=f"# Merida, {language}."
        )
        for message in sorted((m for m in found if m.id), key=_order):
            before = old.get(message.id, message.context)
            new.add(
                message.id, before.string if before else _empty(message, language),
                locations=[(name, 0) for name, _ in message.locations[:3]],
                context=message.context, flags=message.flags,
            )  # fmt: skip
        path_of(language).parent.mkdir(parents=True, exist_ok=True)
        out = io.BytesIO()
        write_po(out, new, width=0, omit_header=True, include_lineno=False)
        path_of(language).write_bytes(HEAD.format(language=language, plural=plural).encode() + out.getvalue())


def _order(message: Message) -> tuple[str, str]:
    return (message.id if isinstance(message.id, str) else message.id[0], message.context or "")


def _empty(message: Message, language: str) -> str | tuple[str, ...]:
    return ("",) * forms(language) if message.pluralizable else ""


def forms(language: str) -> int:
    """How many plural forms the language has."""
    found = re.match(r"nplurals=(\d+)", PLURALS[language])
    assert found
    return int(found[1])


def compile_all() -> None:
    """Compile each catalog to what Django reads."""
    for language in PLURALS:
        catalog = kept(language)
        with path_of(language).with_suffix(".mo").open("wb") as file:
            write_mo(file, catalog)


def troubles(found: Catalog | None = None) -> list[Trouble]:
    """What a reader of some language would see in English, or with a hole in it."""
    found = found or strings()
    result = []
    for language in PLURALS:
        catalog = kept(language)
        for message in found:
            if message.id:
                result += [Trouble(language, str(message.id), why) for why in _wrong(message, catalog, language)]
    return result


def _wrong(message: Message, catalog: Catalog, language: str) -> Iterator[str]:
    have = catalog.get(message.id, message.context)
    said = () if have is None else have.string if isinstance(have.string, (tuple, list)) else (have.string,)
    wanted = forms(language) if message.pluralizable else 1
    if len(said) != wanted or not all(said):
        yield f"{sum(map(bool, said))} of {wanted} forms translated"
        return
    words = (message.id,) if isinstance(message.id, str) else message.id
    needed, allowed = _holes(words[-1]), set[str]().union(*map(_holes, words))
    for number, form in enumerate(said):
        holes = _holes(form or "")
        # "one file" may leave out the number in the forms for one and two, never in the others
        if holes - allowed or (needed - holes and (not message.pluralizable or number == len(said) - 1)):
            yield f"placeholders {sorted(holes)} instead of {sorted(needed)}"


def _holes(text: str) -> set[str]:
    return {one or two for one, two in _FORMAT.findall(text)}


def main(arguments: list[str] | None = None) -> int:
    """The command line of this module."""
    parser = argparse.ArgumentParser(prog="python -m merida.site.look.catalogs", description=__doc__)
    parser.add_argument("act", choices=("update", "compile", "check"))
    act = parser.parse_args(arguments).act
    if act == "update":
        update()
    if act in {"update", "compile"}:
        compile_all()
    found = troubles()
    for trouble in found if act == "check" else ():
        sys.stderr.write(f"{trouble}\n")
    sys.stdout.write(f"{len(list(strings()))} strings, {len(found)} troubles in {len(PLURALS)} languages\n")
    return 1 if act == "check" and found else 0


if __name__ == "__main__":
    sys.exit(main())
