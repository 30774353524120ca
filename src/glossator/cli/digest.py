"""`glossator guide digest` and `glossator guide feed`: a week of guides for the mail, and guides as a feed."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from glossator.cli.guide import commands
from glossator.errors import InputError
from glossator.writing import whole

Guides = Annotated[list[str], typer.Argument(help="Guides in JSON, or folders of them.")]
Out = Annotated[str, typer.Option("-o", "--out", help="File to write; by default standard output.")]
BaseUrl = Annotated[str, typer.Option(help="URL of the site with the guides.")]
Title = Annotated[str, typer.Option(help="The site's name.")]
NAME = "Annotated statements"
FORMS = {".html": "html", ".htm": "html", ".txt": "text", ".eml": "eml"}


def register(_app: typer.Typer) -> None:
    """Add the commands below `glossator guide`."""
    commands.command("digest")(digest)
    commands.command("feed")(feed)


def digest(
    guides: Guides,
    week: Annotated[str, typer.Option(help="2018-W12, or a day in the week; by default the newest week.")] = "",
    form: Annotated[
        str, typer.Option("--format", help="html, text or eml; by default from the file's extension.")
    ] = "",
    base_url: BaseUrl = "",
    title: Title = NAME,
    out: Out = "-",
) -> None:
    """Write the digest of a week: HTML for the mail, plain text, or both as an unsent e-mail (.eml)."""
    from glossator.faces.site import digest as made
    from glossator.faces.site.folder import gather
    from glossator.faces.site.publish import base_address

    chosen = form or FORMS.get(Path(out).suffix.casefold(), "html")
    if chosen not in FORMS.values():
        raise InputError(f"--format {chosen}: unknown format; use one of html, text, eml")
    first = made.week_of(week) if week else None
    read = [guide for _, guide in gather(guides)]
    base = base_address(base_url)
    if chosen == "eml":
        content = made.message(read, base, title, first)
    else:
        write = made.render if chosen == "html" else made.text
        content = write(read, base, title, first).encode("utf-8")
    _put(content, out)


def feed(guides: Guides, base_url: BaseUrl = "", title: Title = NAME, out: Out = "-") -> None:
    """Write guides as an Atom feed, newest first."""
    from glossator.faces.site import atom
    from glossator.faces.site.folder import gather
    from glossator.faces.site.publish import base_address

    read = [guide for _, guide in gather(guides)]
    _put(atom.render(read, base_address(base_url), title).encode("utf-8"), out)


def _put(content: bytes, out: str) -> None:
    if out == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        whole(Path(out), content)
