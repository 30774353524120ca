"""What speaks against taking a passage at its word: another date, another number, a negation, an exchange of roles.

Each signal is a small pure function that returns a value and its reason in plain words, or None when there is nothing
to compare. `tempered` says what the signals leave of the verifier's probabilities.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from glossator.evidence.lexicon import load
from glossator.evidence.model import Certainty, Interval, Signal


@dataclass(frozen=True)
class Probabilities:
    """How likely it is that a passage supports, refutes or does neither; they sum to 1."""

    supports: float
    refutes: float
    neither: float

    def less(self, supports: float = 0.0, refutes: float = 0.0) -> "Probabilities":
        """With these shares of support and of refutation taken away and given to neither."""
        kept_s, kept_r = self.supports * (1 - supports), self.refutes * (1 - refutes)
        return Probabilities(kept_s, kept_r, 1 - kept_s - kept_r)

    def more(self, share: float) -> "Probabilities":
        """With this share of all that is not support added to it."""
        kept = 1 - share
        return Probabilities(1 - kept * (1 - self.supports), kept * self.refutes, kept * self.neither)

    def against(self, share: float) -> "Probabilities":
        """With this share of all that is not refutation added to it."""
        kept = 1 - share
        return Probabilities(kept * self.supports, 1 - kept * (1 - self.refutes), kept * self.neither)

    def turned(self, share: float) -> "Probabilities":
        """With this share of support turned into refutation."""
        moved = self.supports * share
        return Probabilities(self.supports - moved, self.refutes + moved, self.neither)


def date_signal(claim: Interval | None, event: Interval | None) -> Signal | None:
    """Whether the event the passage reports falls within the time the claim names."""
    if claim is None or event is None:
        return None
    if claim.last < event.first or event.last < claim.first:
        reason = f"the claim speaks of {days(claim)}, the source of {days(event)}"
        return Signal(name="date", value="different", reason=reason)
    return Signal(name="date", value="compatible", reason=f"both speak of {days(event)}")


def age_signal(present: bool, said: date | None, event: Interval | None, published: date | None) -> Signal | None:
    """Whether a claim of how things are is held against how they were years before it was made."""
    last = event.last if event else published
    if not present or said is None or last is None or (said - last).days <= load("stance")["old_days"]:
        return None
    reason = f"the claim says how things are in {said.year}, the source how they were by {last.year}"
    return Signal(name="age", value="old", reason=reason)


def negation_signal(claim_negated: bool, passage_negated: bool) -> Signal | None:
    """Whether just one of claim and deciding sentence is negated."""
    if claim_negated == passage_negated:
        return None
    who, other = ("claim", "source") if claim_negated else ("source", "claim")
    return Signal(name="negation", value="different", reason=f"the {who} is put in the negative, the {other} is not")


def certainty_signal(claim: Certainty, passage: Certainty, words: Sequence[str]) -> Signal | None:
    """How the source puts it, where it falls short of asserting what the claim asserts."""
    if passage in (Certainty.ASSERTED, claim):
        return None
    said = ", ".join(f"“{word}”" for word in words)
    reason = f"the source puts it as {passage.value}" + (f": {said}" if said else "")
    return Signal(name="certainty", value=passage.value, reason=reason)


def denial_signal(passage: Certainty, denier_is_party: bool, who: str) -> Signal | None:
    """A denial by a party to the claim, which refutes nothing."""
    if passage is not Certainty.DENIED or not denier_is_party:
        return None
    reason = f"a denial by a party to the claim ({who or 'an actor of the claim'}) refutes nothing"
    return Signal(name="denial", value="by a party", reason=reason)


def meaning_signal(similarity: float | None, telling: int) -> Signal | None:
    """How near claim and sentence are in meaning (cosine of their embeddings), where that is too far to take a side.

    `telling` counts the claim's names and telling words: a claim of few words is near to anything about its subject,
    so more is asked of it. Values: "far", and "apart", which may still support.
    """
    limits = load("stance")["meaning"]
    if similarity is None or similarity >= limits["near"]:
        return None
    far = similarity < (limits["near"] if telling < limits["telling"] else limits["far"])
    reason = f"the sentence is {'far' if far else 'some way'} from the claim in meaning: perhaps another matter"
    return Signal(name="meaning", value="far" if far else "apart", reason=reason)


def agreement_signal(signals: Sequence[Signal], share: float, same_verb: bool = True) -> Signal | None:
    """Sentence and claim agree in act, actors and words, and nothing speaks against it; `share` of telling words.

    The value is "roles" where the grammar shows who did it to whom in both; else "words", if the verb is the same.
    """
    limits = load("stance")["agreement_at"]
    told = {(signal.name, signal.value) for signal in signals}
    against = any(value in {"different", "exchanged"} for _, value in told)
    softened = any(name == "certainty" and value != Certainty.REPORTED for name, value in told)
    kind = "roles" if ("roles", "same") in told else "words"
    if against or softened or share < limits[kind] or (kind == "words" and not same_verb):
        return None
    what = "the same act by the same actors" if kind == "roles" else "the same actors"
    reason = f"{what}, in {round(100 * share)} % of the claim's telling words, and nothing against it"
    return Signal(name="agreement", value=kind, reason=reason)


def tempered(given: Probabilities, signals: Sequence[Signal], *, searched: bool = True) -> Probabilities:
    """What the signals leave of the probabilities; the shares they take are in `data/stance.yaml`.

    Of evidence that somebody laid beside the claim (not `searched`) only the signals named there count.
    """
    rules: Mapping[str, Mapping[str, Mapping[str, float]]] = load("stance")["signals"]
    kept = load("stance")["given_counts"]
    for signal in signals:
        effect = rules.get(signal.name, {}).get(signal.value)
        if effect and (searched or signal.name in kept or f"{signal.name} {signal.value}" in kept):
            given = given.turned(effect.get("turns", 0.0)).more(effect.get("gains", 0.0))
            given = given.against(effect.get("against", 0.0))
            given = given.less(effect.get("supports", 0.0), effect.get("refutes", 0.0))
    return given


def days(interval: Interval) -> str:
    """The interval as a page would say it."""
    if interval.first == interval.last:
        return f"{interval.first.day} {interval.first:%B %Y}"
    if interval.precision == "month":
        return f"{interval.first:%B %Y}"
    if interval.precision == "year":
        return str(interval.first.year)
    return f"{interval.first} to {interval.last}"
