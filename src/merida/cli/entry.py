"""The console script: answers a plain `merida cite TEXT` at once, and hands everything else to the full command line.

Importing click costs seven times what starting Python costs, so nothing heavy is imported here before it is needed.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from merida.uncac import Citation

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
INSTRUMENTS = ("UNCAC", "other")
_OPTIONS = ("--lang", "--context", "--instrument", "--format")
_FILES = (".txt", ".md", ".html", ".htm", ".docx", ".doc", ".pdf", ".jsonl", ".json", ".csv", ".zip", ".rtf", ".odt")


def main() -> int:
    """Run the command line; returns the exit status (or leaves through click)."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["cite"]:
        try:
            status = plain(arguments[1:])
        except KeyboardInterrupt:
            return 130
        if status is not None:
            return status
    from merida.cli.main import main as full  # slow

    return full() or 0


def plain(arguments: list[str]) -> int | None:
    """Answer `cite` with these arguments and give the exit status; None if it is for the full command line."""
    inputs: list[str] = []
    options: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if argument == "--":
            inputs.extend(rest)
        elif name in _OPTIONS:
            if not equals:
                value = next(rest, "")
                if not value:
                    return None
            options[name] = value
        elif argument.startswith("-") and argument != "-":
            return None
        else:
            inputs.append(argument)
    if options.pop("--format", "json") not in ("json", "jsonl"):
        return None
    wrong = refuse(inputs, options.get("--lang"), options.get("--context"), options.get("--instrument"))
    if wrong:
        say(wrong)
        return 2
    status = 0
    try:
        for file, text, problem in texts(inputs):
            if problem:
                say(problem)
                status = 1
                continue
            write(lines(text, file, options.get("--context"), options.get("--instrument")))
    except BrokenPipeError:  # `| head` has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


def refuse(inputs: list[str], lang: str | None, context: str | None, instrument: str | None) -> str | None:
    """One sentence if the command was used wrongly, else None."""
    if not inputs:
        return 'Nothing to read: give a text or a file, as in merida cite "art. 57, para. 3", or - for standard input.'
    if lang is not None and lang not in LANGUAGES:
        return f"There is no language {shown(lang)}; --lang takes one of {', '.join(LANGUAGES)}."
    if instrument is not None and instrument not in INSTRUMENTS:
        return f"There is no instrument {shown(instrument)}; --instrument takes UNCAC or other."
    if context is not None:
        from merida.uncac.table import ORDER  # slow

        if context not in ORDER:
            return f"The Convention has no provision {shown(context)}; --context takes one such as 57, 57(3) or ch.V."
    return None


def texts(inputs: Iterable[str]) -> Iterator[tuple[str | None, str, str | None]]:
    """File name (None for words of the command line and standard input), text, and a sentence if it cannot be read."""
    for given in inputs:
        if given == "-":
            text = decoded(sys.stdin.buffer.read())
            yield (
                None,
                text or "",
                None if text is not None else "Standard input is not text in UTF-8; convert it first.",
            )
        elif _is(os.path.isdir, given):
            yield given, "", f"{shown(given)} is a folder; name its files, or use merida read for a whole folder."
        elif _is(os.path.exists, given):
            try:
                with open(given, "rb") as file:  # noqa: PTH123 - pathlib would double the start
                    data = file.read()
            except OSError as error:
                yield given, "", f"{shown(given)} could not be opened ({error.strerror}); check its permissions."
                continue
            text = decoded(data)
            sentence = f"{shown(given)} is not text in UTF-8; use merida read {shown(given)} to get its text."
            yield given, text or "", None if text is not None else sentence
        elif given.lower().endswith(_FILES) and not any(c.isspace() for c in given):
            yield given, "", f"There is no file {shown(given)}; check its name and folder."
        else:
            yield None, given, None


def _is(question: object, path: str) -> bool:
    try:
        return bool(question(path))  # type: ignore[operator]
    except ValueError:  # a text with a NUL
        return False


def decoded(data: bytes) -> str | None:
    """The text of a file in UTF-8 or, with a mark, UTF-16; None if it is something else."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    elif b"\0" in data:
        return None
    else:
        encoding = "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def lines(text: str, name: str | None, context: str | None, instrument: str | None) -> Iterator[str]:
    """The JSON lines of the citations of a text."""
    from merida.uncac.citing import cite  # slow

    before = "" if name is None else f'"file": {quoted(name)}, '
    for found in cite(text, None, context, instrument):
        yield f"{{{before}{fields(found)}}}"


def fields(found: Citation) -> str:
    """The fields of a citation as they stand in its JSON line."""
    provisions = ", ".join(f'"{spelling}"' for spelling in found.provisions)
    return f'"provisions": [{provisions}], "start": {found.start}, "end": {found.end}, "text": {quoted(found.text)}'


def quoted(text: str) -> str:
    """A JSON string as `json.dumps(text, ensure_ascii=False)` writes it; importing json costs a fifth of the time."""
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    if not text.isprintable():
        short = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
        text = "".join(
            short.get(c) or (f"\\u{ord(c):04x}" if c < " " or "\ud800" <= c <= "\udfff" else c) for c in text
        )
    return f'"{text}"'


def shown(text: str) -> str:
    """Words of the user as they may be shown: without control characters, cut if long."""
    clean = "".join(c if c.isprintable() else "?" for c in text)
    return clean if len(clean) <= 80 else clean[:77] + "..."


def write(rows: Iterable[str]) -> None:
    """Write lines in UTF-8, whatever the terminal says."""
    text = "".join(f"{row}\n" for row in rows)
    if text:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()


def say(sentence: str) -> None:
    """One sentence on standard error."""
    sys.stderr.write(sentence + "\n")
