"""Which acts are worth coding: it is told who did what, to whom, and somebody of public life took part."""

from glossator.conduct.acts import Act
from glossator.conduct.model import Actor
from glossator.evidence.model import Certainty

SUFFERED = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})  # worth telling without who did it
NEEDS_TARGET = frozenset(
    {"CONCEDE", "AID", "CONSULT", "SUPPORT", "SANCTION", "COOPERATE", "ACCUSE", "AGREE", "REQUEST", "REJECT", "ASSAULT"}
)
DONE_TO = frozenset({"", "ban", "confiscate", "restrict", "arrest", "deport"})  # to somebody
TOGETHER = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "AID"})


def worth_coding(act: Act) -> bool:
    """True when it is told who did it (or who suffered it), and somebody of public life took part."""
    if not act.sources and act.type not in SUFFERED:
        return False
    if not act.targets and (
        act.type in NEEDS_TARGET
        or (act.type == "COERCE" and act.mode in DONE_TO)
        or (act.type == "THREATEN" and act.certainty is Certainty.PLANNED)
    ):
        return False
    if act.targets and all(actor.words.lower().endswith("others") for actor in act.targets):
        return False  # which?
    if act.mode == "heavy-weapons" and act.targets and all(_water(actor) for actor in act.targets):
        return False  # missiles that fall into a sea hit nobody
    if act.type == "COERCE" and act.sources and all(actor.role == "PTY" for actor in act.sources):
        return False  # a party throws out a member
    if act.type in {"SANCTION", "COERCE", "THREATEN"} and _own_trade(act):
        return False
    if act.type in {"CONCEDE", "SANCTION"} and act.sources and not any(_public(actor) for actor in act.sources):
        return False  # what a company lets people use, where an airline does not fly
    if act.type == "SANCTION" and all(actor.role == "BUS" for actor in act.sources) and act.sources:
        return False
    if act.type in TOGETHER and not any(actor.code or actor.id or actor.person for actor in act.sources):
        return False  # "the sides agreed": which?
    if act.type in TOGETHER and all(_nameless(actor) for actor in act.targets):
        return False  # "cooperates with many countries"
    if act.type == "AID" and not any(actor.code or actor.id for actor in act.targets):
        return False  # own citizens brought home, people in need somewhere
    if any(actor.person and actor.person == other.person for actor in act.sources for other in act.targets):
        return False
    if act.mode == "ban" and all(actor.code and not (actor.id or actor.role or actor.person) for actor in act.targets):
        return False  # "bans drones over New Jersey": nobody is banned
    if act.mode == "investigate" and not any(actor.id or actor.role or actor.person for actor in act.targets):
        return False  # "investigates claims in Britain": nobody is investigated
    if act.mode == "visit" and act.type == "CONSULT" and not _abroad(act):
        return False
    return any(actor.code or actor.id for actor in (*act.sources, *act.targets))


def _own_trade(act: Act) -> bool:
    """A state's rules for its own companies and goods are no force."""
    own = {actor.code for actor in act.sources if actor.code}
    return act.mode in {"ban", "restrict"} and all(
        not actor.id and actor.role in {"BUS", "", "LAB"} and actor.code in own and not actor.person
        for actor in act.targets
    )


def _water(actor: Actor) -> bool:
    return not actor.code and actor.words.lower().rsplit(" ", 1)[-1] in {"sea", "ocean", "gulf", "waters", "strait"}


def _public(actor: Actor) -> bool:
    return bool(actor.id or (actor.role and actor.role != "BUS") or actor.code)


def _nameless(actor: Actor) -> bool:
    last = actor.words.lower().rsplit(" ", 1)[-1]
    return (
        not actor.code and not actor.id and last in {"countries", "states", "nations", "partners", "sides", "parties"}
    )


def _abroad(act: Act) -> bool:
    """A visit to a museum at home is no consultation."""
    home = {actor.code for actor in act.sources}
    return any(actor.code and actor.code not in home for actor in act.targets)
