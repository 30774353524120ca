"""`glossator guide reword`: have your own language model reword the composed sentences."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli.deciding import GuideFile
from glossator.cli.guide import commands
from glossator.cli.guide_file import in_place, load, write_file

if TYPE_CHECKING:
    from glossator.guide.model import Guide
    from glossator.guide.rewording import Reworded

KEY = "GLOSSATOR_MODEL_KEY"

At = Annotated[
    str, typer.Option(help="URL of an OpenAI-compatible server, such as http://127.0.0.1:8080/v1.", metavar="URL")
]
Model = Annotated[str, typer.Option(help="The model's name on that server.", metavar="NAME")]
Cache = Annotated[
    Path | None,
    typer.Option(help="Folder in which to keep the model's answers.", show_default="~/.cache/glossator/reworded"),
]


def register(_app: typer.Typer) -> None:
    """Add the command below `glossator guide`."""
    commands.command("reword")(reword)


def reword(
    guide: GuideFile,
    at: At,
    model: Model,
    cache: Cache = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print what was kept and refused, as one JSON object.")
    ] = False,
) -> None:
    """Have a language model reword the guide's sentences; whatever departs from its quotes is dropped.

    The sentences that cite evidence, and their quotes, are sent to that URL and nowhere else. A key for the server is
    read from the environment variable GLOSSATOR_MODEL_KEY.
    """
    from glossator.cli.lines import write_json
    from glossator.guide import json

    in_place(guide)
    done = reworded(load(guide), at, model, cache)
    write_file(Path(guide), json.render(done.guide))
    if as_json:
        write_json(
            {"model": model, "asked": done.asked, "kept": done.kept, "refused": dict(sorted(done.refused.items()))}
        )
    else:
        typer.echo(summary(done, model))


def reworded(guide: "Guide", at: str, model: str, cache: Path | None) -> "Reworded":
    """The guide reworded by the model at a URL, with a progress bar; answers are kept in `cache`."""
    from glossator.cli.progress import counting
    from glossator.guide.rewording import Answers, Served, reword
    from glossator.guide.rewording.answers import usual_folder

    served = Answers(Served(at, model, os.environ.get(KEY, "")), cache or usual_folder())
    with counting("rewording") as told:
        return reword(guide, served, told)


def summary(done: "Reworded", model: str) -> str:
    """'18 of 41 sentences reworded by qwen; 23 stay as composed (quotation 9, source 8, form 6).'"""
    why = ", ".join(f"{name} {amount}" for name, amount in done.refused.most_common())
    left = done.asked - done.kept
    kept = f"{done.kept} of {done.asked} sentences reworded by {model}"
    return f"{kept}; {left} stay as composed{f' ({why})' if why else ''}."
