"""What only looks like conduct: games, weather, accidents, and measures against a disease."""

from glossator.conduct.acts import Act, Token
from glossator.conduct.lexicon import lexicon

PLAYED = frozenset({"CONSULT", "ASSAULT", "RETREAT", "COERCE", "SANCTION"})  # what teams do to each other as well
DOMESTIC = frozenset({"COERCE", "CONCEDE", "PROTEST", "REQUEST", "REJECT", "THREATEN"})  # mostly within one state


def _of_games(token: Token) -> bool:
    """ "Drew 1-1" is a game, "drew protests" is none."""
    governs = token.pos_ == "VERB" and any(child.dep_ == "dobj" for child in token.children)
    return not governs and token.lemma_.lower() in lexicon().games


def is_game(act: Act, root: Token) -> bool:
    """True when a team or the weather did it."""
    lemmas = {token.lemma_.lower() for token in root.subtree}
    played = act.type in PLAYED and any(_of_games(token) for token in root.subtree)
    cured = act.type in DOMESTIC | {"AGREE", "SANCTION", "RETREAT"} and bool(lemmas & (lexicon().health | {"outbreak"}))
    cured = cured or (act.mode in {"martial-law", "curfew"} and bool(lemmas & lexicon().nature))
    if act.type == "ASSAULT" and any(child.lower_ in lexicon().unmeant for child in root.doc[act.verb].children):
        return True  # "accidentally killed"
    if act.mode == "martial-law" and lemmas & lexicon().civil and lemmas & {"emergency", "alcohol"}:
        return True  # "a climate emergency"
    if act.type == "PROTEST" and lemmas & lexicon().feasts:
        return True
    if act.type == "ASSAULT" and lemmas & lexicon().wrecks and not lemmas & lexicon().classes["violence"]:
        return True
    return played or cured or (act.type in {"ASSAULT", "THREATEN"} and bool(lemmas & lexicon().nature))
