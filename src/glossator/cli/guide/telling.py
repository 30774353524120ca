"""`glossator guide tell`, `correct`, `retract`, `history`, `judged`: prose, corrections, and what people did."""

from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli.deciding import At, By, GuideFile, Note, ReadGuide, decide
from glossator.cli.guide import commands
from glossator.cli.guide_file import claim_id, load
from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.guide.model import Guide, Sentence

ClaimOrNone = Annotated[str, typer.Option("--claim", "-c", help="Only one claim: its number or id.")]


def register(_app: typer.Typer) -> None:
    """Add the commands below `glossator guide`."""
    for act in (tell, correct, retract, history, judged):
        commands.command(act.__name__)(act)


def tell(
    guide: GuideFile,
    place: Annotated[str, typer.Option(help="The place: lede, note:CLAIM or topic:NUMBER, as on the page.")],
    by: By,
    sentences: Annotated[
        str | None,
        typer.Option(help='The sentences as JSON lines: {"text", "cites", "begins"}; \'-\' is standard input.'),
    ] = None,
    composed: Annotated[bool, typer.Option("--composed", help="Restore the composed prose.")] = False,
    note: Note = "",
    at: At = "",
) -> None:
    """Write the prose of a place in the guide yourself; every quotation must occur in what its sentence cites.

    `cites` lists ids of quotes beside the claim (`guide quotes`); `begins` starts a paragraph.
    """
    from glossator.guide.reviewing import own_prose

    if composed is (sentences is not None):
        raise InputError("give either --sentences or --composed")
    told = _sentences(sentences) if sentences is not None else []

    def act(read: "Guide", time: str) -> "Guide":
        if composed:
            return own_prose.untell(read, place, by=by, at=time, note=note)
        return own_prose.retell(read, place, told, by=by, at=time, note=note)

    decide(guide, at, act, f"{place}: {'as composed again' if composed else 'retold'} by {by}")


def _sentences(path: str) -> "list[Sentence]":
    from pydantic import ValidationError

    from glossator.cli.lines import read_text
    from glossator.guide.model import Sentence

    made = []
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if line.strip():
            try:
                made.append(Sentence.model_validate_json(line))
            except ValidationError as problem:
                raise InputError(f"{path}, line {number}: {problem.errors(include_url=False)[0]['msg']}") from problem
    return made


def correct(
    guide: GuideFile,
    text: Annotated[str, typer.Option(help="What was wrong and is now corrected, for readers.")],
    by: By,
    claim: ClaimOrNone = "",
    at: At = "",
) -> None:
    """Print a correction at the foot of the guide, and beside the claim it concerns."""
    from glossator.guide.reviewing import corrections

    def act(read: "Guide", time: str) -> "Guide":
        return corrections.correct(read, text=text, by=by, at=time, claim=claim_id(read, claim) if claim else "")

    decide(guide, at, act, f"corrected by {by}")


def retract(
    guide: GuideFile, reason: Annotated[str, typer.Option(help="The reason, for readers.")], by: By, at: At = ""
) -> None:
    """Withdraw the whole guide: its page says why, and the site no longer lists it."""
    from glossator.guide.reviewing import corrections

    decide(guide, at, lambda read, time: corrections.retract(read, reason=reason, by=by, at=time), f"retracted by {by}")


def history(guide: ReadGuide, claim: ClaimOrNone = "") -> None:
    """List everything that people did to a guide, or to one of its claims, oldest first."""
    from glossator.guide.reviewing.history import history as events
    from glossator.guide.sanitizing import visible

    read = load(guide)
    for one in events(read, claim_id(read, claim) if claim else ""):
        about = f"{one.claim}: " if one.claim else ""
        said = f". {one.note}" if one.note else ""
        typer.echo(visible(f"{one.at}  {one.by}  {about}{one.what}{said}"))


def judged(guide: ReadGuide) -> None:
    """Print people's decisions on quotes, as JSON lines: claim, passage, bearing, side, decides, author and time."""
    from glossator.cli.lines import write_json
    from glossator.guide.reviewing.judged import rows

    for row in rows(load(guide)):
        write_json(row)
