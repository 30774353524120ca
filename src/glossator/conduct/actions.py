"""Sentences and documents to actions."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from glossator.conduct.coding import Act, Coder
from glossator.conduct.lexicon import ontology
from glossator.conduct.memory import Memory
from glossator.conduct.mentions import Mentions
from glossator.conduct.model import Action
from glossator.conduct.names import names
from glossator.evidence.model import Certainty

VERSION = "1"


def code(sentences: Sequence[tuple[str, date | None]], *, user_file: str = "") -> list[list[Action]]:
    """The actions of each sentence, given with the day of its document; sentences are read apart from each other."""
    known = names(user_file)
    found = []
    for parsed, (text, day) in zip(_parse([text for text, _ in sentences]), sentences, strict=True):
        memory = Memory()
        found.append([action for span in parsed.sents for action in _sentence(span, known, day, memory, text)])
    return found


def code_passages(
    passages: Sequence[tuple[Sequence[str], date | None]], *, user_file: str = ""
) -> list[list[list[Action]]]:
    """For each passage (consecutive sentences, and the day of their document) the actions of each sentence.

    Who was named before in the passage answers "he", "it" and "they".
    """
    known = names(user_file)
    texts = [sentence for sentences, _ in passages for sentence in sentences]
    parsed = iter(_parse(texts))
    found = []
    for sentences, day in passages:
        memory = Memory()
        coded = []
        for text in sentences:
            spans = next(parsed).sents
            coded.append([action for span in spans for action in _sentence(span, known, day, memory, text)])
        found.append(coded)
    return found


def _parse(texts: Iterable[str]) -> Iterable[Any]:
    from glossator.models.grammar import nlp

    return nlp().pipe([" ".join(text.split()) for text in texts], disable=["ner"])


def _sentence(span: Any, known: Any, day: date | None, memory: Memory, text: str) -> list[Action]:
    mentions = Mentions(span.as_doc(), known, day, memory)
    root = next((token for token in mentions.doc if token.dep_ == "ROOT"), None)
    if root is None:
        return []
    acts = Coder(mentions).code(root)
    return [_action(act, day, text) for act in acts]


def _action(act: Act, day: date | None, text: str) -> Action:
    return Action(
        action=act.type,
        mode=act.mode,
        context=ontology().context(text),
        source=act.sources[0] if act.sources else None,
        target=act.targets[0] if act.targets else None,
        sources=list(act.sources),
        targets=list(act.targets),
        symmetric=act.both,
        date=day,
        negated=act.negated,
        certainty=act.certainty if act.certainty != Certainty.ASSERTED or not act.speakers else Certainty.REPORTED,
        attributed_to=list(act.speakers),
        place=act.place,
        quote=text,
    )
