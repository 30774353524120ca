"""Speaker names: 'SEN. BERNIE SANDERS (D-VT)' and, later, 'SANDERS' are Bernie Sanders."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import takewhile

from glossator.language.lexicon import closed
from glossator.statement.model import Statement
from glossator.statement.words import words

UNKNOWN = "Unknown speaker"  # another voice than the one who is given, whom nobody names

_PARTY = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NUMBERED = re.compile(r"speaker[ _]?(?P<which>\d+|[A-Z])", re.IGNORECASE)
_SHOUTED = re.compile(r"([A-Z][a-z]{1,2})?([A-ZÀ-ÖØ-Þ'’.-]{2,})")  # 'LEE', and 'McGEE' as printers set it
_SHORT = 2  # letters of what tells nothing of how a name is printed: 'T.', 'De', 'MP'
_SPACES = re.compile(r"\s+")


def in_order(name: str) -> str:
    """ "Doe, Jane" from directories as "Jane Doe"; any other name ("Ann Lee, Reporter") unchanged."""
    last, _, first = (part.strip() for part in name.partition(","))
    return f"{first} {last}" if first and " " not in last.removeprefix("de ").removeprefix("van ") else name


def clean(label: str) -> str:
    """The label without party, office and capitals: 'MR. SCHWAB' gives 'Schwab'; a role such as 'QUESTION' stays."""
    numbered = _NUMBERED.fullmatch(label.strip("()[] "))
    if numbered:
        return f"Speaker {numbered['which'].lstrip('0') or '0'}"
    name = _PARTY.sub(" ", label).split(",")[0]
    name = _SPACES.sub(" ", name).strip(" :.")
    if name.isupper():
        name = " ".join(unshout(word) for word in name.split(" "))
    parts = name.split(" ")
    while len(parts) > 1 and parts[0].lower().rstrip(".") in words("speakers", "honorifics"):
        if parts[1].islower() and parts[0].lower() != "the":  # 'Speaker pro tempore'
            break
        parts = parts[1:]
    if _is_shouted(parts):
        parts = [unshout(part) if len(part) > _SHORT else part for part in parts]
    small = closed("in_persons")
    if parts[0] in small | {"OF"} or _is_office_of(name):  # 'President of Russia Vladimir Putin': the name stands last
        parts = parts[-3:] if len(parts) > 3 and parts[-2] in small - {"of"} else parts[-2:]
    return " ".join(parts)


def _is_office_of(name: str) -> bool:
    """True for an office with its place and a name: 'Prime Minister of Hungary Viktor Orban'."""
    before, found, after = name.replace(" OF ", " of ").partition(" of ")
    return bool(found) and before.split()[-1].lower() in words("people", "offices") and len(after.split()) > 2


def is_titled(label: str) -> bool:
    """True for an office followed by a name: 'Federal Chancellor Angela Merkel'."""
    parts = _PARTY.sub(" ", label).split()
    offices = (words("people", "offices") | words("speakers", "honorifics")) - {"the", "former"}
    at = next((number for number, part in enumerate(parts[:4]) if part.lower().rstrip(".") in offices), None)
    named = [part for part in parts if part[:1].isupper() and part.lower().rstrip(".") not in offices]
    return at is not None and len(parts) > 1 and bool(named) and parts[-1] in named


def _is_shouted(parts: list[str]) -> bool:
    """True for a name in capitals, but for its place: 'ANN T. LEE of Ohio', 'McGEE'; False for 'UN envoy'."""
    named = [part for part in takewhile(lambda part: part != "of", parts) if part.lower() not in closed("in_persons")]
    long = [part for part in named if len(part.strip(".")) > _SHORT]
    return bool(long) and all(_SHOUTED.fullmatch(part) for part in long)


def unshout(word: str) -> str:
    """'MCCONNELL' and 'McCONNELL' as 'McConnell', 'OCASIO-CORTEZ' as 'Ocasio-Cortez'; 'Ohio' stays."""
    if not word.isupper():
        mixed = _SHOUTED.fullmatch(word)
        return mixed[1] + mixed[2].capitalize() if mixed and mixed[1] else word
    if len(word) > 3 and word.startswith("MC"):
        return "Mc" + word[2:].capitalize()
    if len(word) > 3 and word[1] in "'’":
        return word[:2] + word[2:].capitalize()
    lowered = word.lower()
    return lowered if lowered in closed("in_persons") else "-".join(part.capitalize() for part in lowered.split("-"))


def is_named(label: str) -> bool:
    """False for roles such as 'Question', 'Audience member' or 'Speaker 2'."""
    return not _NUMBERED.fullmatch(clean(label)) and clean(label).lower() not in words("speakers", "unnamed")


def is_speech(label: str) -> bool:
    """False for labels such as 'SYSTEM', whose lines describe events."""
    return clean(label).lower() not in words("speakers", "not_speech")


def speaking(statement: Statement) -> list[str]:
    """The names of all speakers: the statement's main speaker, then by amount of speech."""
    said: Counter[str] = Counter()
    for utterance in statement.utterances:
        if utterance.speaker and is_named(utterance.speaker):
            said[utterance.speaker] += utterance.span.end - utterance.span.start
    first = [statement.speaker] if statement.speaker else []
    return list(dict.fromkeys([*first, *(name for name, _ in said.most_common())]))


class Speakers:
    """The people of one transcript: a surname stands for the single full name that ends with it."""

    def __init__(self, labels: Iterable[str] = ()) -> None:
        labels = list(labels)
        self._known = list(dict.fromkeys(clean(label) for label in labels))
        self._titled = dict.fromkeys(_SPACES.sub(" ", label).strip().lower() for label in labels if is_titled(label))

    def name(self, label: str) -> str:
        """The fullest name in the transcript, without office; 'THE PRESIDENT' is the one president named."""
        name = clean(label)
        if name.lower() in words("people", "offices"):
            holders = {clean(each.title()) for each in self._titled if each.startswith(name.lower() + " ")}
            name = self.name(holders.pop()) if len(holders) == 1 else name
        longer = [known for known in self._known if known.endswith(" " + name)]
        if name not in self._known:
            self._known.append(name)
        return longer[0] if len(longer) == 1 and is_named(name) else name
