"""Which acts are coded: those with known participants, at least one of them a public actor."""

from glossator.conduct.coding.acts import Act
from glossator.conduct.coding.not_coded import Refusal
from glossator.conduct.model import Actor
from glossator.conduct.words import actor_words
from glossator.language.model import Certainty
from glossator.language.rules import first

SUFFERED = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})  # coded even without an agent
NEEDS_TARGET = frozenset(
    {"CONCEDE", "AID", "CONSULT", "SUPPORT", "SANCTION", "COOPERATE", "ACCUSE", "AGREE", "REQUEST", "REJECT", "ASSAULT"}
)
DONE_TO = frozenset({"", "ban", "confiscate", "restrict", "arrest", "deport"})  # to somebody
TOGETHER = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "AID"})


def refused(act: Act) -> Refusal[Act] | None:
    """The first rule by which an act is not coded, or None."""
    return first(RULES, act)


def worth_coding(act: Act) -> bool:
    """True if an agent (or victim) is given and a public actor takes part."""
    return refused(act) is None


def _nobody_hit(act: Act) -> bool:
    return not act.targets and (
        act.type in NEEDS_TARGET
        or (act.type == "COERCE" and act.mode in DONE_TO)
        or (act.type == "THREATEN" and act.certainty is Certainty.PLANNED)
    )


def _own_trade(act: Act) -> bool:
    """True for a state's regulation of its own companies and goods, which is no coercion."""
    own = {actor.code for actor in act.sources if actor.code}
    return act.mode in {"ban", "restrict"} and all(
        not actor.id and actor.role in {"BUS", "", "LAB"} and actor.code in own and not actor.person
        for actor in act.targets
    )


def _water(actor: Actor) -> bool:
    return not actor.code and actor.words.lower().rsplit(" ", 1)[-1] in actor_words("waters")


def _public(actor: Actor) -> bool:
    return bool(actor.id or (actor.role and actor.role != "BUS") or actor.code)


def _nameless(actor: Actor) -> bool:
    last = actor.words.lower().rsplit(" ", 1)[-1]
    return not actor.code and not actor.id and last in actor_words("nameless")


def _abroad(act: Act) -> bool:
    """True for consultations with another side; visiting a museum at home is none."""
    home = {actor.code for actor in act.sources}
    return any(actor.code and actor.code not in home for actor in act.targets)


RULES: tuple[Refusal[Act], ...] = (
    Refusal("nobody-did-it", "it is not told who did it, and it is nothing that is told by its victims",
            lambda act: not act.sources and act.type not in SUFFERED,
            "Aid was sent to Syria.", "Russia sent aid to Syria."),
    Refusal("nobody-hit", "it is not told to whom it was done",
            _nobody_hit,
            "China banned exports of rare earths.", "China banned American companies."),
    Refusal("others", "it was done to others: which?",
            lambda act: bool(act.targets) and all(actor.words.lower().endswith("others") for actor in act.targets),
            "Israeli troops killed 12 others.", "Israeli troops killed 12 Palestinians."),
    Refusal("into-the-sea", "what falls into a sea hits nobody",
            lambda act: act.mode == "heavy-weapons" and bool(act.targets) and all(map(_water, act.targets)),
            "North Korea fired a missile into the Sea of Japan.", "North Korea fired missiles at South Korea."),
    Refusal("party-and-member", "a party puts out a member of its own",
            lambda act: act.type == "COERCE" and bool(act.sources) and all(one.role == "PTY" for one in act.sources),
            "The Conservative Party expelled the minister.", "Russia expelled the minister."),
    Refusal("own-trade", "a state's rules for its own companies and goods are no force",
            lambda act: act.type in {"SANCTION", "COERCE", "THREATEN"} and _own_trade(act),
            "China banned its companies from mining.", "China banned American companies."),
    Refusal("business", "what a company lets people use, and where an airline does not fly",
            lambda act: act.type in {"CONCEDE", "SANCTION"} and bool(act.sources)
            and not any(map(_public, act.sources)),
            "Apple lifted restrictions on Russia.", "The United States lifted restrictions on Russia."),
    Refusal("boycott-by-companies", "a company that no longer sells somewhere",
            lambda act: act.type == "SANCTION" and all(one.role == "BUS" for one in act.sources) and bool(act.sources),
            "The airline suspended flights to Israel.", "Germany suspended flights to Israel."),
    Refusal("sides", "who the sides are is not told",
            lambda act: act.type in TOGETHER and not any(one.code or one.id or one.person for one in act.sources),
            "The sides agreed on a truce with rebels.", "Russia agreed on a truce with Turkey."),
    Refusal("nameless-partners", "with \"many countries\": which?",
            lambda act: act.type in TOGETHER and all(map(_nameless, act.targets)),
            "Russia cooperates with many countries.", "Russia cooperates with Syria."),
    Refusal("help-at-home", "own citizens brought home, people in need somewhere",
            lambda act: act.type == "AID" and not any(one.code or one.id for one in act.targets),
            "India evacuated its citizens.", "Russia sent aid to Syria."),
    Refusal("to-oneself", "somebody did it to the same person",
            lambda act: any(one.person and one.person == other.person for one in act.sources for other in act.targets),
            "", ""),
    Refusal("ban-over-a-place", "nobody is banned: a thing is, over a place",
            lambda act: act.mode == "ban" and all(
                one.code and not (one.id or one.role or one.person) for one in act.targets),
            "New Jersey was banned.", "The United States banned Huawei."),
    Refusal("inquiry-into-a-matter", "nobody is investigated: a matter is",
            lambda act: act.mode == "investigate" and not any(
                one.id or one.role or one.person for one in act.targets),
            "Police in Britain investigate claims of fraud in London.", "Britain investigates the minister."),
    Refusal("visit-at-home", "a visit at home is no consultation",
            lambda act: act.mode == "visit" and act.type == "CONSULT" and not _abroad(act),
            "Emmanuel Macron visited the army.", "Emmanuel Macron visited Berlin."),
    Refusal("nobody-public", "nobody of public life took part",
            lambda act: not any(one.code or one.id for one in (*act.sources, *act.targets)),
            "A man attacked a woman.", "Israeli troops killed 12 Palestinians."),
)  # fmt: skip
