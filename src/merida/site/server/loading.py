"""`merida site load FILE...`: each file goes to the application that knows it.

An application that takes files has a module `loading` with `load_file(path, by=, at=)`: sentences about what it did,
or None if the file is none of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.utils import timezone

from merida.site.people.models import Person
from merida.site.server.binaries import ServerError
from merida.site.settings.apps import HOUSE


def load(paths: Sequence[str], *, by: Person | None) -> Iterator[str]:
    """Load files and folders in this person's name; one sentence each."""
    takers = list(_takers())
    for given in paths:
        path = Path(given)
        if not path.exists():
            yield f"There is no file {given}; check its name and folder."
            continue
        if by is None:
            raise ServerError("Say in whose name files are loaded, as in: merida site load --as amina@example.org FILE")
        for taker in takers:
            sentences = taker.load_file(path, by=by, at=timezone.now())
            if sentences is not None:
                yield from sentences
                break
        else:
            yield f"{given} is no file Merida knows; see merida site load --help."


def furnish() -> Iterator[str]:
    """What the demonstration shows beside documents: each application with a module `demonstration` adds its own."""
    for module in _modules("demonstration"):
        yield from module.furnish(at=timezone.now())


def _takers() -> Iterator[Any]:
    return _modules("loading")


def _modules(kind: str) -> Iterator[Any]:
    for name in HOUSE:
        module = f"merida.site.{name}.{kind}"
        if find_spec(f"merida.site.{name}") and find_spec(module):
            yield import_module(module)
