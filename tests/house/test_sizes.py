"""Sizes and names: modules that fit in a head, each saying what it is in a few lines."""

import ast
import statistics

from sources import SOURCE, modules, named, parsed

FORBIDDEN = {"core", "common", "utils", "util", "lib", "helpers", "helper", "base", "manager", "managers", "misc"}


def test_no_module_is_longer_than_400_lines() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert not {name: length for name, length in lengths.items() if length > 400}


def test_half_of_the_modules_are_shorter_than_100_lines() -> None:
    lengths = [len(path.read_text(encoding="utf-8").splitlines()) for path in modules() if path.name != "__init__.py"]
    assert statistics.median(lengths) < 100


def test_every_module_says_what_it_is_in_at_most_five_lines() -> None:
    silent, long = [], []
    for path in modules():
        doc = ast.get_docstring(parsed(path))
        if not doc and path.read_text(encoding="utf-8").strip():
            silent.append(named(path))
        elif doc and len(doc.splitlines()) > 5:
            long.append(named(path))
    assert not silent, f"no docstring: {silent}"
    assert not long, f"more than five lines: {long}"


def test_no_package_or_module_has_a_name_that_says_nothing() -> None:
    names = [path for path in modules() if path.stem in FORBIDDEN]
    names += [path for path in SOURCE.rglob("*") if path.is_dir() and path.name in FORBIDDEN]
    assert not [named(path) for path in names]
