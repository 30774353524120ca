"""`glossator guide`: a guide in other forms, its schema, and a person's signature."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli.deciding import At, ClaimOf, GuideFile, ReadGuide
from glossator.cli.guide_file import claim_id, find_claim, in_place, load, write_file
from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.guide.model import Guide

OTHERS = ("atom", "digest", "embed")  # formats that are not faces of a single guide

commands = typer.Typer(no_args_is_help=True, help="Convert, sign, edit, refresh and check guides.")


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.add_typer(commands, name="guide")


@commands.command()
def convert(
    guide: ReadGuide,
    to: Annotated[str, typer.Option("--to", "-t", help="The format: the name of a face, atom, digest or embed.")],
    out: Annotated[str, typer.Option("--out", "-o", help="File to write; by default standard output.")] = "-",
    base_url: Annotated[str, typer.Option(help="The site's URL, for formats that contain URLs.")] = "",
    claim: Annotated[str, typer.Option("--claim", "-c", help="The claim to embed: its number or id.")] = "",
) -> None:
    """Write a guide in another format."""
    made = _convert(load(guide), to, base_url, claim)
    if out == "-":
        sys.stdout.buffer.write(made.encode("utf-8"))
        sys.stdout.buffer.flush()
        return
    write_file(Path(out), made)


def _convert(guide: "Guide", to: str, base_url: str, claim: str) -> str:
    from glossator.faces import registry
    from glossator.faces.site import atom, digest, publish
    from glossator.faces.web import embed
    from glossator.guide import names

    base = publish.base_address(base_url)
    address = f"{base}guides/{names.guide_slug(guide)}/" if base else guide.address
    if to == "embed":
        if not base or not claim:
            raise InputError("--to embed needs --base-url and --claim: the frame must contain its URL")
        return embed.snippet(guide, find_claim(guide, claim).claim.id, address)
    if to == "atom":
        return atom.render([guide], base, publish.TITLE)
    if to == "digest":
        return digest.render([guide], base, publish.TITLE)
    if to not in registry.FACES:
        raise InputError(f"--to {to}: unknown format; use one of {', '.join([*registry.names(), *OTHERS])}")
    return registry.render(to, guide, address)


@commands.command()
def schema() -> None:
    """Print the JSON Schema of guides."""
    from glossator import schemas

    typer.echo(schemas.text("guide"), nl=False)


@commands.command()
def sign(
    guide: GuideFile,
    claim: ClaimOf,
    reviewer: Annotated[str, typer.Option("--reviewer", "--by", help="Who signs.")],
    verdict: Annotated[str, typer.Option(help="A finding other than the program's.")] = "",
    note: Annotated[str, typer.Option(help="A remark for readers.")] = "",
    address: Annotated[
        str, typer.Option(help="URL of the source, outside the record, for another finding; needs --note.")
    ] = "",
    draft: Annotated[bool, typer.Option("--draft", help="Remark or change without signing off.")] = False,
    at: At = "",
) -> None:
    """Sign off a claim, or change its finding. The review is added with its time; nothing is ever overwritten."""
    from glossator.cli.heading import moment
    from glossator.guide import json
    from glossator.guide.reviewing import findings

    in_place(guide)
    read, who = load(guide), {"by": reviewer, "at": moment(at)}
    found = claim_id(read, claim)
    if verdict:
        made = findings.change(read, found, verdict, note=note, address=address, signed=not draft, **who)
    elif draft:
        made = findings.remark(read, found, note=note, **who)
    else:
        made = findings.accept(read, found, note=note, **who)
    write_file(Path(guide), json.render(made))
    typer.echo(f"{found}: {'remarked' if draft else 'signed off'} by {reviewer}, {who['at']}")
