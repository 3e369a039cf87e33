"""Items of other frameworks as people write them: "FATF: Recommendation 24", one on each line."""

from __future__ import annotations

from merida.site.assistance.choices_plans import Framework


def frameworks_in(text: str) -> tuple[tuple[str, str], ...]:
    """Framework and reference of each line; what names no framework we know is kept as another's."""
    known = {_plain(str(label)): value for value, label in Framework.choices} | {value: value for value in Framework}
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        name, _colon, reference = line.partition(":")
        framework = known.get(_plain(name))
        if framework is None or not reference.strip():
            framework, reference = Framework.OTHER.value, line
        found.append((str(framework), reference.strip()[:200]))
    return tuple(dict.fromkeys(found))


def _plain(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())
