"""The command line: one file per command, heavy imports only where they are used."""

import io
import sys
from functools import cache
from importlib import import_module
from inspect import getdoc
from itertools import pairwise
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from glossator._version import __version__
from glossator.errors import GlossatorError

# Each module registers itself on the app it is given; the order is the order of --help.
COMMANDS = ("annotate", "live", "batch", "transcribe", "record", "claims", "statement", "find", "check", "judge",
            "inspect", "worth", "extract", "conduct", "guide", "guide.findings", "guide.quotes", "guide.claims",
            "guide.telling", "guide.set", "guide.reword", "guide.anchors", "digest", "refresh", "show",
            "publish", "desk", "mcp")  # fmt: skip


class Commands(TyperGroup):
    """The commands, and two that were options of `annotate` in an earlier release."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the arguments name, and the remaining arguments."""
        return super().resolve_command(ctx, of_earlier(args))


def of_earlier(words: list[str]) -> list[str]:
    """`annotate --live` as `live` and `annotate --batch FILE` as `batch FILE`; other arguments as they are."""
    if words[:1] != ["annotate"] or "--" in words:
        return words
    rest = [word for word in words[1:] if word != "--live"]
    if len(rest) < len(words) - 1:
        return ["live", *rest]
    for at, word in enumerate(rest):
        name, _, value = word.partition("=")
        if name == "--batch" and (value or rest[at + 1 :]):
            after = at + (1 if value else 2)
            return ["batch", value or rest[at + 1], *rest[:at], *rest[after:]]
    return words


def say_version(wanted: bool) -> None:
    """Print the version and exit."""
    if wanted:
        typer.echo(f"glossator {__version__}")
        raise typer.Exit


def options(
    verbose: Annotated[
        int,
        typer.Option("-v", "--verbose", count=True, help="Log what is done and why; given twice, for each passage."),
    ] = 0,
    _version: Annotated[
        bool, typer.Option("--version", callback=say_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Turn a public statement into an annotated guide, from a record of documents you own."""
    if verbose:
        from glossator.cli.verbose import log

        log(verbose)


@cache
def application() -> typer.Typer:
    """The command line with all its commands, made once."""
    app = typer.Typer(
        name="glossator",
        cls=Commands,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(options)
    for name in COMMANDS:
        import_module(f"glossator.cli.{name}").register(app)
    _flow(app)
    return app


def _flow(group: typer.Typer) -> None:
    """Let the paragraphs of every help text fill the line, whatever the line breaks of the docstrings."""
    for command in group.registered_commands:
        paragraphs = (command.help or getdoc(command.callback) or "").split("\n\n")
        command.help = "\n\n".join(" ".join(each.split()) for each in paragraphs)
    for below in group.registered_groups:
        if below.typer_instance is not None:
            _flow(below.typer_instance)


def main() -> None:
    """Run the command line; a problem the user can fix is one line on standard error, with exit code 2."""
    app = application()
    for stream in (sys.stdout, sys.stderr):
        # A file name is bytes and need not be valid text; it is then shown with escapes that JSON knows, too.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except GlossatorError as problem:
        from glossator.cli.next import advised

        sys.stderr.write(f"glossator: {advised(str(problem))}\n")
        sys.exit(2)
    except BrokenPipeError:
        # The reader of a pipe is gone (head, less): not an error, but nothing more can be written.
        sys.stderr.close()
        sys.exit(141)
    except Exception as problem:
        from glossator.cli.next import of_full_disk

        if not (told := of_full_disk(problem, _written())):
            raise
        sys.stderr.write(f"glossator: {told}\n")
        sys.exit(2)


def _written() -> str:
    """The output that the arguments name: libraries that run out of disk space do not name their files."""
    words = sys.argv[1:]
    named = [after for word, after in pairwise(words) if word in {"--record", "--out", "-o"}]
    return named[0] if named else "record"


if __name__ == "__main__":
    main()
