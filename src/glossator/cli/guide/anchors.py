"""`glossator guide anchors`: whether the quotes of a guide are still found in their documents."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli.deciding import ReadGuide
from glossator.cli.guide import commands
from glossator.cli.guide_file import load
from glossator.cli.record.option import DEFAULT, RecordAt

if TYPE_CHECKING:
    from glossator.guide.anchors import Held
    from glossator.record import Record


def register(_app: typer.Typer) -> None:
    """Add the command below `glossator guide`."""
    commands.command("anchors")(anchors)


def anchors(
    guide: ReadGuide,
    record: RecordAt = DEFAULT,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines, one per quote.")] = False,
) -> None:
    """Look up every quote of a guide in the documents now on file; lost quotes are listed, and the exit code is 1.

    A quote is found with its context or reported as orphaned. It is never moved to similar words.
    """
    from glossator.cli.lines import write_json
    from glossator.guide.anchors import Stand, hold
    from glossator.record import Record

    opened = Record.open(record)
    held = hold(load(guide), lambda document: _text(opened, document))
    lost = [one for one in held if one.stand in (Stand.ORPHANED, Stand.GONE)]
    if as_json:
        for one in held:
            write_json(one)
    else:
        typer.echo(readable(held, lost))
    if lost:
        raise typer.Exit(1)


def _text(record: "Record", document: str) -> str | None:
    try:
        return record.document(document).text
    except KeyError:
        return None


def readable(held: "list[Held]", lost: "list[Held]") -> str:
    """How many quotes were found how, then a block for each lost one."""
    from glossator.guide import sanitizing as safe
    from glossator.guide.anchors import Stand

    counts = Counter(one.stand for one in held)
    stands = [f"{counts[stand]} {stand}" for stand in Stand if counts[stand]]
    lines = [", ".join([f"{len(held)} quote{'' if len(held) == 1 else 's'}", *stands])]
    for one in lost:
        source = one.source
        lines += [
            f"\n{one.claim or 'conduct'}  {one.stand}  ({one.kept})",
            f"    “{one.quote.exact}”",
            f"    {source.publisher or source.title or source.document}, {source.published or 'undated'}  "
            f"{source.address or source.document}",
        ]
    return safe.visible("\n".join(lines))
