"""The command line: one file a command, heavy imports only where they are used."""

import sys
from importlib import import_module

import typer

from glossator.errors import GlossatorError

app = typer.Typer(
    name="glossator",
    help="Turn a public statement into an annotated guide, from a record of documents you own.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

# Each module registers itself on the app it is given; the order is the order of --help.
COMMANDS = ("annotate", "record", "claims", "statement", "find", "check", "judge", "inspect", "worth", "extract",
            "conduct", "guide", "guide_set", "guide_reword", "guide_anchors", "digest", "refresh", "show",
            "publish")  # fmt: skip


def _register() -> None:
    for name in COMMANDS:
        import_module(f"glossator.cli.{name}").register(app)


def main() -> None:
    """Run the command line; problems the user can mend are one line on standard error and exit code 2."""
    _register()
    try:
        app()
    except GlossatorError as problem:
        sys.stderr.write(f"glossator: {problem}\n")
        sys.exit(2)
    except BrokenPipeError:
        # The reader of a pipe went away (head, less): not an error, but nothing more can be written.
        sys.stderr.close()
        sys.exit(141)


if __name__ == "__main__":
    main()
