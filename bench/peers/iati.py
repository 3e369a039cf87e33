"""What okfn-iati's validator says of files: of their form, and of rules; less what it says of one that keeps all."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from okfn_iati.iati_schema_validator import IatiValidator

FULL = Path(__file__).parents[2] / "tests" / "library" / "iati" / "data"


def main(cases: Path) -> None:
    """One line a case: the number of messages that the sample, which keeps every rule, does not give."""
    validator = IatiValidator()
    usual = {
        said for name in ("full.xml", "organisation.xml") for said in _said(validator, (FULL / name).read_text("utf-8"))
    }
    for line in cases.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        found = [said for said in _said(validator, case["text"], rules=case["rules"]) if said not in usual]
        print(json.dumps({"new": len(found)}))


def _said(validator: IatiValidator, text: str, *, rules: bool = True) -> list[str]:
    """Its messages; of rules only where they are asked for, because the schema tests break many."""
    form = validator.validate_xml(text)[1]
    return [_without_place(said) for said in (*form, *(validator.check_ruleset(text)[1] if rules else ()))]


def _without_place(said: str) -> str:
    """A message without the line that it names, so that the same can be known again."""
    return said.split(": ", 1)[-1] if said.startswith("<string>") else said


if __name__ == "__main__":
    main(Path(sys.argv[1]))
