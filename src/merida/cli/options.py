"""Options that commands share: how many at a time, how much each file may ask for, in which form, and where to."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import click

from merida.running.limits import DEFAULT, Limits

__all__ = ["files", "form", "limited", "limits", "recognised"]


def files(nothing: str) -> Callable[[Any], Any]:
    """The argument FILE...; `nothing` says what none means."""
    return click.argument("files", nargs=-1, metavar=nothing, type=click.Path(path_type=str, allow_dash=True))


def form(*forms: str) -> Callable[[Any], Any]:
    """`--format` and `--output`."""

    def decorated(command: Any) -> Any:
        told = {"json": "JSON lines", "table": "a table for people", "csv": "CSV", "xlsx": "an Excel workbook"}
        texts = ", ".join(told[one] for one in forms)
        command = click.option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to this file instead of standard output; its ending names the format.",
        )(command)
        return click.option("--format", "form", type=click.Choice(forms), help=f"How to print: {texts}.")(command)

    return decorated


def limited(command: Any) -> Any:
    """`--jobs`, `--memory` and `--seconds`."""
    command = click.option(
        "--seconds",
        type=click.IntRange(1, 86_400),
        default=DEFAULT.seconds,
        show_default=True,
        help="Computing time that one file may take.",
    )(command)
    command = click.option(
        "--memory",
        type=click.IntRange(256, 65_536),
        default=DEFAULT.memory,
        show_default=True,
        metavar="MB",
        help="Memory that one file may take.",
    )(command)
    return click.option(
        "--jobs",
        "-j",
        type=click.IntRange(1, 256),
        default=lambda: min(os.cpu_count() or 1, 4),
        show_default="the machine's cores, at most 4",
        metavar="N",
        help="Files read at the same time; the output is the same for any number.",
    )(command)


def recognised(command: Any) -> Any:
    """`--ocr`."""
    return click.option(
        "--ocr", is_flag=True, help="Read pages that are only pictures with Tesseract, and say which these were."
    )(command)


def limits(memory: int, seconds: int, ocr: bool = False) -> Limits:
    """The limits that the options set; Tesseract needs more of both than a reader."""
    return Limits(memory=max(memory, 2_048), seconds=max(seconds, 600)) if ocr else Limits(memory, seconds)
