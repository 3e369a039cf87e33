"""The full command line: commands loaded when they are called, and one sentence for whatever goes wrong."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from merida.cli.entry import say, shown

__all__ = ["main", "merida"]

COMMANDS = {
    "cite": ("merida.cli.cite", "cite", "Find the citations of the Convention in words or files."),
    "read": ("merida.cli.read", "read", "Read documents: what they are, and their passages."),
    "find": ("merida.cli.find", "find", "Find outcomes, statements and figures in documents, or count them."),
    "show": ("merida.cli.show", "show", "Show a passage in its place, or draw its page with the words marked."),
    "match": ("merida.cli.match", "match", "Propose activities for needs, with reasons."),
    "overlaps": ("merida.cli.match", "overlaps", "Activities that are one, told twice, or do the same."),
    "iati": ("merida.cli.iati", "iati", "Read, write and check IATI files of activities."),
    "serve": ("merida.site.command", "serve", "Start the site, and print its address."),
    "site": ("merida.site.command", "site", "Look after the site: migrate, load, work, backup, restore, check."),
}
"""Name to module, attribute and what `merida --help` says of it, so that help loads nothing."""
NEEDS_SITE = ("serve", "site")


class Lazy(click.Group):
    """A group whose commands are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        try:
            command = getattr(import_module(module), attribute, None)
        except ImportError as error:
            if cmd_name not in NEEDS_SITE or (error.name or "").startswith("merida"):
                raise
            missing = f"`merida {cmd_name}` needs {shown(error.name or 'packages')}, which is not installed: "
            raise click.UsageError(missing + "install the site with pip install 'merida[site]'.") from error
        if not isinstance(command, click.Command):
            raise click.UsageError(f"`merida {cmd_name}` is not part of this installation: install a newer merida.")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in the help."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, (_, _, told) in COMMANDS.items()])


@click.group(
    cls=Lazy,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: merida find REPORT.docx --format table",
)
@click.version_option(package_name="merida", message="%(package)s %(version)s")
def merida() -> None:
    """Merida reads the documents of the UN Convention against Corruption and says what they hold.

    Stages write JSON lines and can be piped. Exit status: 0 done; 1 something in the input could not be processed, the
    rest was; 2 wrong usage; 130 interrupted.
    """


def main() -> int:
    """Run the command line; the exit status."""
    try:
        status = merida.main(prog_name="merida", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        sys.stdout.write(error.format_message() + "\n")
        return 2
    except click.Abort:
        return 130
    except KeyboardInterrupt:
        return 130
    except click.ClickException as error:
        say(_sentence(error))
        return error.exit_code if error.exit_code in (1, 2) else 2
    except BrokenPipeError:  # `| head` has read enough
        _close_quietly()
        return 0
    except OSError as error:  # the disk is full, a terminal has gone
        why = (error.strerror or str(error)).lower()
        say(f"The output could not be written ({why}): free some space, or write elsewhere.")
        return 1
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly()
    return status if isinstance(status, int) else 0


def _sentence(error: click.ClickException) -> str:
    message = " ".join(shown(line) if len(line) < 80 else line for line in error.format_message().split("\n"))
    if not message.endswith((".", "?", "!", ")")):
        message += "."
    context = getattr(error, "ctx", None)
    if context is not None and ": " not in message and "--help" not in message:
        message += f" See `{context.command_path} --help`."
    return message


def _close_quietly() -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
