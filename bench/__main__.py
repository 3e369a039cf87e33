"""`python -m bench [WHAT ...]`: all measurements, or those named. They print figures and assert nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable

from bench.changes import changes
from bench.citations import citations
from bench.found import made, samples
from bench.ledgers import ledgers
from bench.many import many
from bench.matching import matching, matching_speed
from bench.matching_iati import iati
from bench.speed import pages, starting, throughput
from bench.tables import tables

MEASUREMENTS: dict[str, Callable[[], None]] = {
    one.__name__: one
    for one in (
        samples,
        made,
        citations,
        throughput,
        starting,
        pages,
        many,
        ledgers,
        matching,
        matching_speed,
        iati,
        tables,
        changes,
    )
}


def main(names: list[str]) -> int:
    """Run them; 2 if one is not known."""
    unknown = [name for name in names if name not in MEASUREMENTS]
    if unknown:
        print(f"There is no measurement {', '.join(unknown)}; there are {', '.join(MEASUREMENTS)}.", file=sys.stderr)
        return 2
    for name in names or MEASUREMENTS:
        MEASUREMENTS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
