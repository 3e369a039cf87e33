"""What is said on standard error: one sentence for each problem, and how far long work has come."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from merida.reading.values import Problem
from merida.running.names import shown
from merida.running.sources import PassedOver
from merida.running.stages import Made
from merida.running.work import Answer

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

__all__ = ["Teller"]


AS_ASKED = frozenset({"read_by_ocr"})
"""Codes of what is no failure."""


class Teller:
    """Says sentences, keeps the exit status, and shows a bar while it is wanted."""

    def __init__(self) -> None:
        self.status = 0
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def say(self, sentence: str) -> None:
        """One sentence on standard error, above the bar."""
        if self._bar is not None:
            from rich.text import Text  # slow

            self._bar.console.print(Text(sentence), soft_wrap=True)
            return
        sys.stderr.write(sentence + "\n")
        sys.stderr.flush()

    def problem(self, file: str, problem: Problem) -> None:
        """Something in the input could not be processed, or was done as asked and is to be looked at."""
        self.status = self.status if problem.code in AS_ASKED else 1
        name = "standard input" if file == "-" else shown(file)
        self.say(f"{name}: {' '.join(problem.message.split())}")

    def passed_over(self, found: PassedOver) -> None:
        """Files that are no documents."""
        files = "1 file" if found.count == 1 else f"{found.count:,} files"
        self.say(
            f"{shown(found.file)}: {files} of data or programs (such as {shown(found.example)}) passed over: "
            "give them by name if they are documents."
        )

    def values[T](self, answers: Iterator[Answer[Made[T]]]) -> Iterator[T]:
        """The values of the answers; problems are said on the way."""
        for answer in answers:
            problems = answer.problems if answer.value is None else answer.value.problems
            for problem in problems:
                self.problem(answer.file, problem)
            if self._bar is not None and self._task is not None:
                self._bar.advance(self._task)
            if answer.value is not None:
                yield answer.value.value

    @contextlib.contextmanager
    def progress(self, total: int | None, what: str) -> Iterator[None]:
        """A bar on standard error if that is a terminal and there is more than a little to do."""
        if not sys.stderr.isatty() or (total is not None and total < 5):
            yield
            return
        with _bar() as bar:
            self._bar, self._task = bar, bar.add_task(what, total=total)
            try:
                yield
            finally:
                self._bar = self._task = None


def _bar() -> Any:
    from rich.console import Console  # slow
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # slow

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
