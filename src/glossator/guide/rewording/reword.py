"""Rewording a guide sentence by sentence; what fails the gate stays as composed."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from glossator.evidence.model import Evidence
from glossator.guide import plain_words as words
from glossator.guide.model import Guide, Prose, Sentence
from glossator.guide.prose import standing
from glossator.guide.reviewing.printed import printed
from glossator.guide.rewording.gate import refused
from glossator.guide.rewording.served import Says
from glossator.models.verifier import load_verifier


@dataclass
class Reworded:
    """A reworded guide: how many sentences were sent, how many passed, and why the others did not."""

    guide: Guide
    asked: int = 0
    kept: int = 0
    refused: Counter[str] = field(default_factory=Counter)


def reword(guide: Guide, model: Says, told: Callable[[int, int], None] | None = None) -> Reworded:
    """The guide with the rewordings that pass the gate; only sentences that cite evidence are sent.

    The record's answers, the lede and the counts stay composed, since no quotation could support a rewording. `told` is
    called with (done, total). Raises InputError if the model cannot be reached.
    """
    shown = printed(guide.model_copy(update={"retold": []}))  # a person's own words are not reworded
    prose = standing(shown)
    done = Reworded(guide)
    pieces = {piece.id: piece for finding in shown.findings for piece in finding.evidence}
    given = _given(prose, pieces)
    made: dict[str, str] = {}
    for at, sentence in enumerate(given):
        if told:
            told(at, len(given))
        answer = _first_line(model.say(messages(sentence, [pieces[name] for name in sentence.cites])))
        why = _tried(sentence, answer, guide, list(pieces.values()))
        done.asked += 1
        if why is None:
            continue
        if why:
            done.refused[why] += 1
        else:
            made[_key(sentence)] = answer
            done.kept += 1
    if told:
        told(len(given), len(given))

    def again(one: Sentence) -> Sentence:
        text = made.get(_key(one))
        return one.model_copy(update={"text": text, "composed": one.composed or one.text}) if text else one

    after = prose.each(again).model_copy(update={"reworded_by": model.model if made else prose.reworded_by})
    done.guide = guide.model_copy(update={"prose": after})
    return done


def messages(sentence: Sentence, cited: Sequence[Evidence]) -> list[dict[str, str]]:
    """The prompt: the task, examples, and the sentence with the quotes it cites."""
    say = words.data("rewording")
    made = [{"role": "system", "content": str(say["system"])}]
    for one in say["examples"]:
        asked = str(say["user"]).format(quote=one["quote"], sentence=one["sentence"])
        made += [{"role": "user", "content": asked}, {"role": "assistant", "content": str(one["reworded"])}]
    quote = " … ".join(" ".join(piece.quote.exact.split()) for piece in cited)
    composed = sentence.composed or sentence.text
    return [*made, {"role": "user", "content": str(say["user"]).format(quote=quote, sentence=composed)}]


def _first_line(answer: str) -> str:
    """The first line of the answer; small models continue with examples of their own."""
    return next((line.strip() for line in answer.splitlines() if line.strip()), "")


def _tried(sentence: Sentence, answer: str, guide: Guide, pieces: Sequence[Evidence]) -> str | None:
    """Why the answer is refused, '' if it passes, None if it equals the composed sentence."""
    composed = sentence.composed or sentence.text
    if answer == composed:
        return None
    return refused(sentence.model_copy(update={"text": composed}), answer, guide, pieces, load_verifier())


def _given(prose: Prose, pieces: Mapping[str, Evidence]) -> list[Sentence]:
    """Each sentence that cites evidence, once, in page order."""
    cited = [one for one in prose.told if one.cites and all(name in pieces for name in one.cites)]
    return list({_key(one): one for one in cited}.values())


def _key(sentence: Sentence) -> str:
    return "\n".join([sentence.composed or sentence.text, *sentence.cites])
