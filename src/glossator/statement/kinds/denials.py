"""Denials (“Wrong.”) of what the previous turn asserted."""

from __future__ import annotations

from dataclasses import dataclass

from glossator.statement.kinds.fixed_phrases import matches
from glossator.statement.model import Assumption, Claim, Kind


@dataclass
class Turns:
    """Tracks the last assertion of the previous turn, which the next speaker may deny."""

    speaker: str | None = None
    mine: Claim | None = None  # last assertion of the current turn
    theirs: Claim | None = None  # last assertion of the previous turn, or what was denied if nothing else was asserted
    denied: bool = False  # within the current turn

    def hear(self, speaker: str | None) -> None:
        """Start a new turn if the speaker changes: the last assertion becomes deniable."""
        if speaker == self.speaker:
            return
        self.theirs = self.mine or self.theirs
        self.speaker, self.mine, self.denied = speaker, None, False

    def read(self, claim: Claim) -> Claim | None:
        """The claim to list: a denial worded with what it denies, any other claim unchanged; None for a repetition."""
        if not is_denial(claim.text):
            if claim.kind.checkable or claim.kind is Kind.FORECAST:
                self.mine = claim
            return claim
        if self.theirs is None or self.theirs.speaker == claim.speaker:
            return claim
        if self.denied:
            return None
        self.denied = True
        return _denying(claim, self.theirs)


def is_denial(text: str) -> bool:
    """True for 'Wrong.', 'That's not true.', 'That is a lie.'"""
    return matches("denials", text.strip().replace("’", "'"))


def _denying(claim: Claim, denied: Claim) -> Claim:
    what = denied.standalone
    first, _, rest = what.partition(" ")
    named = first[:1].isupper() and (first in " ".join(denied.about) or not rest)
    running = what if named or first.isupper() else what[:1].lower() + what[1:]
    return claim.model_copy(
        update={
            "standalone": f"It is not true that {running.rstrip('.!')}",
            "kind": Kind.FACT,
            "about": denied.about,
            "flags": [flag for flag in denied.flags if flag not in claim.flags],
            "assumptions": [
                Assumption(
                    words=claim.text,
                    meaning=f"not true: {running}",
                    reason=f"said to what {denied.speaker or 'somebody else'} asserted in the turn before",
                )
            ],
        }
    )
