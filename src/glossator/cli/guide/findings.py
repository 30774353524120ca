"""`glossator guide withhold`, `release`, `withdraw`: a person's decisions on a finding, besides `guide sign`."""

import typer

from glossator.cli.deciding import At, By, ClaimOf, GuideFile, Note, decide
from glossator.cli.guide import commands
from glossator.cli.guide_file import claim_id


def register(_app: typer.Typer) -> None:
    """Add the commands below `glossator guide`."""
    commands.command("withdraw")(withdraw)
    commands.command("withhold")(withhold)
    commands.command("release")(release)


def withdraw(guide: GuideFile, claim: ClaimOf, by: By, note: Note, at: At = "") -> None:
    """Take back the newest signature on a claim, and nothing else; it stays in the history."""
    from glossator.guide.reviewing import findings

    decide(guide, at, lambda read, time: findings.withdraw(read, claim_id(read, claim), by=by, at=time, note=note),
           f"claim {claim}: the newest signature is withdrawn by {by}")  # fmt: skip


def withhold(guide: GuideFile, claim: ClaimOf, by: By, note: Note, at: At = "") -> None:
    """Withhold a finding: the claim stays in the statement, but nothing about it is printed anywhere."""
    from glossator.guide.reviewing import findings

    decide(guide, at, lambda read, time: findings.withhold(read, claim_id(read, claim), by=by, at=time, note=note),
           f"claim {claim}: withheld by {by}")  # fmt: skip


def release(guide: GuideFile, claim: ClaimOf, by: By, note: Note = "", at: At = "") -> None:
    """Print a withheld finding again."""
    from glossator.guide.reviewing import findings

    decide(guide, at, lambda read, time: findings.release(read, claim_id(read, claim), by=by, at=time, note=note),
           f"claim {claim}: released by {by}")  # fmt: skip
