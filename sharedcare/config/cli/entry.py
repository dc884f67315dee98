"""The command line as a whole: which subcommands there are, and how all of them refuse."""

import os
import signal
import sys
from importlib import import_module
from types import FrameType
from typing import Never

import click

from sharedcare import __version__
from sharedcare.kernel.errors import Refusal

_COMMANDS = (
    "agreement",
    "audit",
    "demo",
    "doctor",
    "load",
    "messages",
    "migrate",
    "programme",
    "receive",
    "region",
    "reindex",
    "serve",
    "token",
    "user",
    "worker",
)
_INTERRUPTED = 130
"""The exit status of a program that was ended by Ctrl-C, as shells have it: 128 and the signal's number."""


class _Commands(click.Group):
    """Imports a subcommand when it is asked for, so that the quick ones stay quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(f"sharedcare.config.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101 - for the type checker
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="Shared Care %(version)s", help="Say which version this is.")
def sharedcare() -> None:
    """Shared Care: one screen and one plan for everyone who treats, and is, the patient."""


def run() -> Never:
    """Run the command line. Whatever is refused is said in one sentence on standard error, status not zero."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        sharedcare.main(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.format_message(), err=True)
        _leave(asked.exit_code)
    except click.ClickException as refused:
        click.echo(f"{_sentence(refused.format_message())}{_hint(refused)}", err=True)
        _leave(refused.exit_code)
    except Refusal as refused:
        click.echo(refused.message, err=True)
        _leave(1)
    except (KeyboardInterrupt, click.Abort):
        _leave(_INTERRUPTED)
    except BrokenPipeError:
        # Whoever read our output has gone; Python must not try to write the rest of it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _leave(1)
    _leave(0)


def _interrupt(_number: int, _frame: FrameType | None) -> Never:
    """A polite request to end is answered as Ctrl-C is: everything that was started is stopped."""
    raise KeyboardInterrupt


def _sentence(message: str) -> str:
    return message if message.endswith((".", "?", "!")) else f"{message}."


def _hint(refused: click.ClickException) -> str:
    """Where the words of this command are explained, for whoever does not know them.

    A value that cannot be used has been explained already, by the sentence itself.
    """
    knows_words = isinstance(refused, click.BadParameter) and not isinstance(refused, click.MissingParameter)
    if knows_words or not isinstance(refused, click.UsageError):
        return ""
    return f" Try: {refused.ctx.command_path if refused.ctx else 'sharedcare'} --help"


def _leave(status: int) -> Never:
    sys.exit(status)
