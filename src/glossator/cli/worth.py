"""`glossator worth`: how much sentences are worth checking."""

from typing import Annotated

import typer

from glossator.cli.lines import AlwaysJson

BATCH = 256


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("worth")(worth)


def worth(
    sentences: Annotated[str, typer.Argument(help='JSON lines with "text"; - for standard input.')],
    json: AlwaysJson = False,  # noqa: ARG001
) -> None:
    """Print each line of SENTENCES with "worth", from 0 to 1; 1 is most worth checking."""
    from itertools import islice

    from glossator.cli.lines import read_json_lines, write_json
    from glossator.errors import InputError
    from glossator.statement.kinds.worth import sentences as rate

    rows = read_json_lines(sentences, "text")
    while batch := list(islice(rows, BATCH)):
        for row in batch:
            if not isinstance(row["text"], str):
                raise InputError(f'{sentences}: "text" is not a string: {str(row["text"])[:60]}')
        for row, value in zip(batch, rate([row["text"] for row in batch]), strict=True):
            write_json({**row, "worth": value})
