"""Rules against look-alikes: games, weather, accidents, and measures against a disease."""

from collections.abc import Iterable

from glossator.conduct.coding.acts import Act, Token
from glossator.conduct.coding.lexicon import lexicon
from glossator.conduct.coding.not_coded import Refusal
from glossator.conduct.words import event_words
from glossator.language.rules import first

PLAYED = frozenset({"CONSULT", "ASSAULT", "RETREAT", "COERCE", "SANCTION"})  # acts that teams also do to each other
DOMESTIC = frozenset({"COERCE", "CONCEDE", "PROTEST", "REQUEST", "REJECT", "THREATEN"})  # acts mostly within one state


def _of_games(token: Token) -> bool:
    """True for "drew 1-1", not for "drew protests"."""
    governs = token.pos_ == "VERB" and any(child.dep_ == "dobj" for child in token.children)
    return not governs and token.lemma_.lower() in event_words("games")


class Played:
    """An act, and the words of its sentence."""

    def __init__(self, act: Act, root: Token) -> None:
        self.act, self.root = act, root
        self.lemmas = {token.lemma_.lower() for token in root.subtree}

    def has(self, words: Iterable[str]) -> bool:
        """True if one of the words is in the sentence."""
        return not self.lemmas.isdisjoint(words)


def refused(act: Act, root: Token) -> Refusal[Played] | None:
    """The first rule that refuses the act (a team, the weather or an accident did it), or None."""
    return first(RULES, Played(act, root))


def _by_accident(seen: Played) -> bool:
    verb = seen.root.doc[seen.act.verb]
    return seen.act.type == "ASSAULT" and any(child.lower_ in event_words("unmeant") for child in verb.children)


def _wrecked(seen: Played) -> bool:
    return (
        seen.act.type == "ASSAULT" and seen.has(event_words("wrecks")) and not seen.has(lexicon().classes["violence"])
    )


def is_game(act: Act, root: Token) -> bool:
    """True if a team, the weather or an accident did it."""
    return refused(act, root) is not None


RULES: tuple[Refusal[Played], ...] = (
    Refusal("unmeant", "it was done by accident",
            _by_accident,
            "Soldiers accidentally killed a policeman in Syria.", "Soldiers killed a policeman in Syria."),
    Refusal("no-state-of-emergency", "an emergency that is declared of a matter, or over alcohol",
            lambda seen: seen.act.mode == "martial-law" and seen.has(event_words("civil"))
            and seen.has({"emergency", "alcohol"}),
            "Britain declared a climate emergency.", "Turkey declared a state of emergency."),
    Refusal("feast", "a march at a feast or in honour of somebody is no protest",
            lambda seen: seen.act.type == "PROTEST" and seen.has(event_words("feasts")),
            "Indians held a rally in Delhi to mark independence day.", "Protesters marched in Delhi against India."),
    Refusal("wreck", "a crash or a collapse killed, and nobody meant it",
            _wrecked,
            "Russia shot down a plane that crashed in Ukraine.", "Russian soldiers killed nine people in Syria."),
    Refusal("game", "what teams do to each other in a game",
            lambda seen: seen.act.type in PLAYED and any(_of_games(token) for token in seen.root.subtree),
            "England attacked France in the cup.", "England attacked France."),
    Refusal("against-disease", "a measure against a disease",
            lambda seen: seen.act.type in DOMESTIC | {"AGREE", "SANCTION", "RETREAT"}
            and seen.has(event_words("health") | {"outbreak"}),
            "Turkey banned American companies over the pandemic.", "Turkey banned American companies."),
    Refusal("against-nature", "a curfew or an emergency because of a storm, a fire or a flood",
            lambda seen: seen.act.mode in {"martial-law", "curfew"} and seen.has(event_words("nature")),
            "Turkey imposed a curfew after the earthquake.", "Turkey imposed a curfew."),
    Refusal("weather", "a storm, a fire or a flood did it",
            lambda seen: seen.act.type in {"ASSAULT", "THREATEN"} and seen.has(event_words("nature")),
            "Russia attacked Syria with a storm of missiles.", "Russian soldiers killed nine people in Syria."),
)  # fmt: skip
