"""`glossator judge`: how texts bear on claims, pair by pair."""

from typing import Annotated

import typer

from glossator.cli.lines import AlwaysJson


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("judge")(judge)


def judge(
    pairs: Annotated[str, typer.Argument(help="JSON lines with 'claim' and 'evidence'; - for standard input.")],
    json: AlwaysJson = False,  # noqa: ARG001
) -> None:
    """Print each line with supports, refutes and neither (they sum to 1) and quote, the deciding sentence."""
    from glossator.cli.batches import batches
    from glossator.cli.lines import read_json_lines, write_json
    from glossator.errors import InputError
    from glossator.evidence import judge as judged

    for rows in batches(read_json_lines(pairs, "claim", "evidence"), 256):
        for row in rows:
            if not isinstance(row["claim"], str) or not isinstance(row["evidence"], str):
                raise InputError(f"{pairs}: claim and evidence must be strings: {str(row)[:80]}")
        found = judged([(row["claim"], row["evidence"]) for row in rows])
        for row, one in zip(rows, found, strict=True):
            write_json({**row, **one.model_dump(include={"supports", "refutes", "neither", "quote"})})
