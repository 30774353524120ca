"""Human changes to the claims themselves: reword, drop, add, split, merge, by spans of the statement."""

from collections.abc import Sequence

from glossator.errors import InputError
from glossator.evidence.model import Finding
from glossator.guide.model import Act, Cutting, EarlierWords, Guide, Recut, Review
from glossator.guide.reviewing.acting import claim_of, reasoned, signed_by
from glossator.guide.reviewing.choosing import founded
from glossator.guide.reviewing.cutting import Piece, cut, in_order, lettered, spans_of, union
from glossator.guide.reviewing.replacing import replaced
from glossator.guide.reviewing.standing import standing
from glossator.statement.model import Claim, Kind

LONGEST = 1000  # characters in a claim's wording


def reword(guide: Guide, claim: str, standalone: str, *, by: str, at: str, note: str = "") -> Guide:
    """Replace the standalone wording; the claim must be checked again, and its signatures lapse."""
    signed_by(by, at)
    old = claim_of(guide, claim)
    new = old.model_copy(update={"standalone": _worded(standalone)})
    if new == old:
        raise InputError(f"{claim}: has this wording already")
    reworded = Review(claim=claim, reviewer=by, at=at, note=note.strip(), act=Act.REWORDED)
    kept = guide.model_copy(update={"reviews": [*guide.reviews, reworded]})
    return replaced(kept, [old], [new], Recut(act=Cutting.REWORDED, by=by, at=at, note=note.strip()))


def drop(guide: Guide, claim: str, note: str, *, by: str, at: str) -> Guide:
    """Remove a claim from the guide; the statement is unchanged. Decisions on it are set aside."""
    signed_by(by, at)
    old = claim_of(guide, claim)
    return replaced(guide, [old], [], Recut(act=Cutting.DROPPED, by=by, at=at, note=reasoned(note, "dropping a claim")))


def add(guide: Guide, spans: Piece | Sequence[Piece], *, standalone: str, by: str, at: str,
        kind: Kind | str = Kind.FACT, topic: str = "", about: Sequence[str] = (), note: str = "") -> Guide:  # fmt: skip
    """A claim that the program missed: its spans in the statement's text, and a standalone wording.

    It joins `topic`, else the topic of the claim before it. Raises InputError for spans outside the text or already
    covered by a claim.
    """
    signed_by(by, at)
    if kind not in set(Kind):
        raise InputError(f"no kind {str(kind)!r} of claim; one of {', '.join(Kind)}")
    pieces = spans_of(guide.statement, spans)
    same = next((one.id for one in guide.claims if one.spans == pieces), None)
    if same is not None:
        raise InputError(f"{same} covers these words already: reword it, or split it")
    like = in_order(guide.claims, pieces[0].start)
    fields = {"standalone": _worded(standalone), "kind": Kind(kind), "worth": 1.0, "about": list(about)}
    fields |= {"topic": topic or (like.topic if like else "Other claims")}
    new = cut(guide.statement, lettered(guide, like.id if like else "c0"), pieces, fields)
    return replaced(guide, [], [new], Recut(act=Cutting.ADDED, by=by, at=at, note=note.strip()))


def split(guide: Guide, claim: str, pieces: Sequence[Piece | Sequence[Piece]], *, by: str, at: str,
          standalone: Sequence[str] = (), note: str = "") -> Guide:  # fmt: skip
    """One claim into several, each with its own spans; `standalone` gives their wordings, else their text."""
    signed_by(by, at)
    old = claim_of(guide, claim)
    if len(pieces) < 2:
        raise InputError(f"{claim}: give at least two pieces to split it")
    if standalone and len(standalone) != len(pieces):
        raise InputError(f"{claim}: {len(pieces)} pieces, but {len(standalone)} wordings")
    made: list[Claim] = []
    for at_piece, one in enumerate(pieces):
        spans = spans_of(guide.statement, one)
        text = " ".join(span.of(guide.statement.text) for span in spans)
        fields = old.model_dump(include={"kind", "worth", "topic", "assumptions", "flags", "about"})
        fields |= {"standalone": _worded(standalone[at_piece] if standalone else text)}
        made.append(cut(guide.statement, lettered(guide, claim, [each.id for each in made]), spans, fields))
    return _held(guide, replaced(guide, [old], made, Recut(act=Cutting.SPLIT, by=by, at=at, note=note.strip())))


def merge(guide: Guide, claims: Sequence[str], *, by: str, at: str, standalone: str = "", note: str = "") -> Guide:
    """Several claims of one speaker into one with all their spans; `standalone` gives its wording."""
    signed_by(by, at)
    old = [claim_of(guide, claim) for claim in dict.fromkeys(claims)]
    if len(old) < 2:
        raise InputError("give at least two claims to merge")
    if len({one.speaker for one in old}) > 1:
        raise InputError(f"{', '.join(claims)}: have different speakers")
    old.sort(key=lambda one: [span.start for span in one.spans])
    spans = spans_of(guide.statement, union([span for one in old for span in one.spans]))
    first = old[0]
    fields = first.model_dump(include={"kind", "topic"}) | {
        "standalone": _worded(standalone or "; ".join(one.standalone.rstrip(" .;") for one in old)),
        "worth": max(one.worth for one in old),
        "assumptions": [each for one in old for each in one.assumptions],
        "flags": list(dict.fromkeys(flag for one in old for flag in one.flags)),
        "about": list(dict.fromkeys(name for one in old for name in one.about)),
    }
    new = cut(guide.statement, lettered(guide, first.id), spans, fields)
    return _held(guide, replaced(guide, old, [new], Recut(act=Cutting.MERGED, by=by, at=at, note=note.strip())))


def _held(before: Guide, made: Guide) -> Guide:
    """The new guide; claims made from withheld ones are withheld too."""
    cutting = made.recut[-1]
    held = next((it for one in cutting.was if (it := standing(before, one.id).withheld)), None)
    if held is None:
        return made
    kept = [held.model_copy(update={"claim": one.id}) for one in cutting.now]
    return made.model_copy(update={"reviews": [*made.reviews, *kept]})


def needs_checking(guide: Guide) -> list[str]:
    """The claims whose finding cannot be printed: changed since it was made, or without quotes for it.

    A person's own finding needs no check.
    """
    return [
        claim.id for claim in guide.claims if not prints(guide, claim.id) and not standing(guide, claim.id).withheld
    ]


def prints(guide: Guide, claim: str) -> bool:
    """True for a claim whose finding is printed: checked, supported by what is shown, and not withheld."""
    now = standing(guide, claim)
    checked = claim not in guide.unchecked or now.changed is not None
    return checked and now.withheld is None and founded(guide, claim)


def answered(guide: Guide, finding: Finding) -> Guide:
    """The guide with a fresh finding on one of its claims, from a new check."""
    claim_of(guide, finding.claim)
    return guide.model_copy(update={
        "findings": [finding if one.claim == finding.claim else one for one in guide.findings],
        "unchecked": [claim for claim in guide.unchecked if claim != finding.claim],
        "earlier": _earlier(guide, finding),
    })  # fmt: skip


def _earlier(guide: Guide, finding: Finding) -> EarlierWords | None:
    """The speaker's earlier words, including those of a fresh finding."""
    if guide.earlier is None:
        return None
    found = {claim: words for claim, words in guide.earlier.found.items() if claim != finding.claim}
    found |= {finding.claim: finding.earlier} if finding.earlier else {}
    return guide.earlier.model_copy(update={"found": found})


def _worded(standalone: str) -> str:
    """A claim's wording on one line. Raises InputError if it is empty or too long."""
    words = " ".join(standalone.split())
    if not words:
        raise InputError("a claim needs a standalone wording")
    if len(words) > LONGEST:
        raise InputError(f"a claim of {len(words):,} characters; the limit is {LONGEST:,}")
    return words
