"""`glossator publish`: guides as a static site."""

from typing import Annotated

import typer

from glossator.cli.lines import tell, write_json
from glossator.cli.record.option import DEFAULT, RecordAt


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(publish)


def publish(
    guides: Annotated[list[str], typer.Argument(help="Guides in JSON, or folders of them.")],
    out: Annotated[str, typer.Option("--out", "-o", help="The site's folder: new, empty, or made before.")],
    base_url: Annotated[
        str | None,
        typer.Option(help="URL of the site, for feed, sitemap and embeds; by default as before."),
    ] = None,
    title: Annotated[
        str | None, typer.Option(help="The site's name; by default as before.", show_default="Annotated statements")
    ] = None,
    prune: Annotated[bool, typer.Option("--prune", help="Remove guides that are not named here.")] = False,
    captures: Annotated[
        bool,
        typer.Option("--captures", help="Put copies of the quoted captures beside each guide; mind their copyright."),
    ] = False,
    record: RecordAt = DEFAULT,
    json: Annotated[bool, typer.Option("--json", help="Print what was done as JSON.")] = False,
) -> None:
    """Create or update a static site: front page, speakers, topics, months, each guide, each claim, feed, digest.

    Guides published before stay; only files that change are written; every internal link is checked. With
    --captures, every quote whose document has a raw answer in the record links to a copy of it: as text, and in a
    WACZ for replay.
    """
    from dataclasses import asdict

    from glossator.faces.site.publish import publish as run
    from glossator.record.record import Record

    kept = Record.open(record) if captures else None
    done = run(guides, out, base=base_url, title=title, prune=prune, captures=kept)
    tell(f"no capture of {line}" for line in done.missing)
    if json:
        write_json(asdict(done))
        return
    guides_there = f"{done.guides} guide{'' if done.guides == 1 else 's'}"
    typer.echo(
        f"{guides_there} on the site, {done.rendered} rendered; {len(done.written)} files written, "
        f"{done.unchanged} unchanged, {len(done.removed)} removed. Open {out}/index.html"
    )
