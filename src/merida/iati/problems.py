"""What is wrong in an IATI file, as values with an address: file, line, id, severity and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Self

from merida.iati.sentences import Said

Severity = Literal["critical", "error", "warning"]
"""`critical`: the file or its form; `error`: the Standard says must; `warning`: it says should."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong."""

    file: str
    line: int | None
    id: str
    """As the validator of the Standard counts (`0.3.1` is the schema); `code.LIST` for code lists, `twice` is ours."""
    severity: Severity
    message: str
    """One sentence: what is wrong here, and what to do."""
    record: str = ""
    """Identifier of the activity or organisation; empty for what concerns the file."""
    template: str = ""
    """The sentence with braces for its values, as a site translates it; empty where it has none."""
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, file: str, line: int | None, id: str, severity: Severity, says: Said, record: str = "") -> Self:
        """A problem with its sentence filled in."""
        return cls(file, line, id, severity, str(says), record, says.template, says.values)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        about = f" [{self.record}]" if self.record else ""
        return f"{place}: {self.severity} {self.id}: {self.message}{about}"


class Refused(ValueError):  # noqa: N818 - an answer, not an error of the program
    """The file, or the rest of it, cannot be read; carries the `Problem` that says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem

    def __reduce__(self) -> tuple[type[Refused], tuple[Problem]]:
        return Refused, (self.problem,)
