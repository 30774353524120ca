"""`glossator guide claims …`: how a person corrects the claims themselves, and asks the record about them again."""

from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli.deciding import At, By, ClaimOf, GuideFile, Note, decide
from glossator.cli.guide import commands
from glossator.cli.guide_file import claim_id, in_place
from glossator.cli.record.option import DEFAULT, RecordAt
from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.guide.model import Guide

cutting = typer.Typer(no_args_is_help=True, help="Reword, drop, add, split or merge claims.")
Words = Annotated[list[str], typer.Option("--words", "-w", help="Exact words of the statement; may be repeated.")]
Standalone = Annotated[str, typer.Option(help="The claim in words that stand alone.")]


def register(_app: typer.Typer) -> None:
    """Add the group and the command below `glossator guide`."""
    for act in (reword, drop, add, split, merge):
        cutting.command(act.__name__)(act)
    commands.add_typer(cutting, name="claims")
    commands.command("check")(check)


def reword(guide: GuideFile, claim: ClaimOf, standalone: Standalone, by: By, note: Note = "", at: At = "") -> None:
    """Reword a claim; its finding is printed again once the record was asked (`guide check`)."""
    from glossator.guide.reviewing import claims

    def act(read: "Guide", time: str) -> "Guide":
        return claims.reword(read, claim_id(read, claim), standalone, by=by, at=time, note=note)

    decide(guide, at, act, f"claim {claim}: reworded by {by}")


def drop(guide: GuideFile, claim: ClaimOf, by: By, note: Note, at: At = "") -> None:
    """Take a claim out of the guide; its words stay in the statement."""
    from glossator.guide.reviewing import claims

    decide(guide, at, lambda read, time: claims.drop(read, claim_id(read, claim), note, by=by, at=time),
           f"claim {claim}: dropped by {by}")  # fmt: skip


def add(
    guide: GuideFile,
    words: Words,
    standalone: Standalone,
    by: By,
    kind: Annotated[str, typer.Option(help="fact, number, quotation, past position, forecast, opinion …")] = "fact",
    topic: Annotated[str, typer.Option(help="Its topic; by default that of the claim before.")] = "",
    note: Note = "",
    at: At = "",
) -> None:
    """Add a claim that the program missed, by the statement's own words."""
    from glossator.guide.reviewing import claims

    def act(read: "Guide", time: str) -> "Guide":
        return claims.add(read, [_span(read, each) for each in words], standalone=standalone, by=by, at=time, kind=kind,
                          topic=topic, note=note)  # fmt: skip

    decide(guide, at, act, f"a claim added by {by}")


def split(
    guide: GuideFile,
    claim: ClaimOf,
    words: Words,
    by: By,
    standalone: Annotated[list[str] | None, typer.Option(help="The wording of each piece, in order.")] = None,
    note: Note = "",
    at: At = "",
) -> None:
    """Split a claim into several, each given by the statement's own words."""
    from glossator.guide.reviewing import claims

    def act(read: "Guide", time: str) -> "Guide":
        pieces = [_span(read, each) for each in words]
        name = claim_id(read, claim)
        return claims.split(read, name, pieces, by=by, at=time, standalone=standalone or (), note=note)

    decide(guide, at, act, f"claim {claim}: split into {len(words)} by {by}")


def merge(
    guide: GuideFile,
    claim: Annotated[list[str], typer.Option("--claim", "-c", help="A claim to merge; give at least two.")],
    by: By,
    standalone: Standalone = "",
    note: Note = "",
    at: At = "",
) -> None:
    """Merge claims of one speaker into one."""
    from glossator.guide.reviewing import claims

    def act(read: "Guide", time: str) -> "Guide":
        ids = [claim_id(read, each) for each in claim]
        return claims.merge(read, ids, by=by, at=time, standalone=standalone, note=note)

    decide(guide, at, act, f"claims {', '.join(claim)}: merged by {by}")


def check(guide: GuideFile, record: RecordAt = DEFAULT) -> None:
    """Ask the record about the claims that people added or changed, and update their findings."""
    from pathlib import Path

    from glossator.cli.guide_file import load, write_file
    from glossator.evidence import check as ask
    from glossator.evidence import question
    from glossator.guide import json
    from glossator.guide.reviewing import claims
    from glossator.record import Record

    in_place(guide)
    read = load(guide)
    wanted = claims.needs_checking(read)
    asked = [question(one, read.statement) for one in read.claims if one.id in wanted]
    found = ask(asked, Record.open(record), as_of=read.method.as_of) if asked else []
    for finding in found:
        read = claims.answered(read, finding)
    if found:
        write_file(Path(guide), json.render(read))
    typer.echo("\n".join(f"{one.claim}: {one.verdict}" for one in found) or "no claim needs a check")


def _span(guide: "Guide", words: str) -> tuple[int, int]:
    """Where words are in the statement. Raises InputError unless they occur exactly once."""
    text = guide.statement.text
    times = text.count(words) if words.strip() else 0
    if times != 1:
        how = "do not occur" if not times else f"occur {times} times"
        raise InputError(f"the words {how} in the statement: “{words}”")
    return text.index(words), text.index(words) + len(words)
