"""A person's own prose: every quotation in it must occur in the quotes it cites, or in the statement."""

import re
from collections.abc import Iterable, Sequence

from glossator.errors import InputError
from glossator.guide.model import Guide, Retold, Sentence
from glossator.guide.prose.retold import LEDE, NOTE, TOPIC, latest, may_cite
from glossator.guide.reviewing.acting import claim_of, signed_by
from glossator.guide.reviewing.choosing import shown

MOST, LONGEST = 60, 2000  # sentences per place; characters per sentence
_QUOTED = re.compile(r"“((?:[^“”]|“[^“”]*”)*)”|\"([^\"]*)\"|«([^«»]*)»|‘(.+?)’(?!\w)")
_LEFT_OUT = re.compile(r"\s*(?:\[?…\]?|\[?\.\.\.\]?)\s*")
_MARKS = re.compile('[‘’“”"«»]')


def retell(guide: Guide, place: str, sentences: Sequence[Sentence], *, by: str, at: str, note: str = "") -> Guide:
    """A person's own prose in one place: 'lede', 'note:c5', 'topic:2' (as numbered on the page) or 'topic:Its title'.

    Each sentence cites ids of shown evidence, in the lede also claims. Raises InputError for a quotation found neither
    in what its sentence cites nor in the statement, or for an id not shown there.
    """
    signed_by(by, at)
    where = placed(guide, place)
    told = [one.model_copy(update={"text": " ".join(one.text.split()), "composed": ""}) for one in sentences]
    told = [one for one in told if one.text]
    if not told:
        raise InputError(f"{place}: no sentence to tell; `untell` goes back to the composed ones")
    if len(told) > MOST or max(len(one.text) for one in told) > LONGEST:
        raise InputError(f"{place}: at most {MOST} sentences of at most {LONGEST:,} characters")
    for one in told:
        _cited(guide, where, one)
    return _with(guide, Retold(place=where, sentences=told, by=by, at=at, note=note.strip()))


def untell(guide: Guide, place: str, *, by: str, at: str, note: str = "") -> Guide:
    """Revert to the composed prose in one place."""
    signed_by(by, at)
    where = placed(guide, place)
    if where not in latest(guide):
        raise InputError(f"{place}: nobody retold it")
    return _with(guide, Retold(place=where, sentences=None, by=by, at=at, note=note.strip()))


def places(guide: Guide) -> list[str]:
    """Every place that can be retold, in page order."""
    return [LEDE, *(TOPIC + topic.title for topic in guide.topics), *(NOTE + claim.id for claim in guide.claims)]


def placed(guide: Guide, place: str) -> str:
    """The normalised place, a topic by its title. Raises InputError if there is no such place."""
    number = place.removeprefix(TOPIC) if place.startswith(TOPIC) else ""
    if number.isdigit() and 1 <= int(number) <= len(guide.topics):
        return TOPIC + guide.topics[int(number) - 1].title
    if place.startswith(NOTE):
        claim_of(guide, place.removeprefix(NOTE))
    if place not in places(guide):
        raise InputError(f"no place {place!r} for prose; there are lede, note:CLAIM and topic:NUMBER "
                         f"(1 to {len(guide.topics)})")  # fmt: skip
    return place


def quotations(text: str) -> list[str]:
    """The outermost quotations in any marks. Raises InputError for an unclosed one."""
    found = [next(part for part in match.groups() if part is not None) for match in _QUOTED.finditer(text)]
    if set(_QUOTED.sub("", text)) & set('“”"«»'):
        raise InputError(f"a quotation is not closed: {text}")
    return found


def _cited(guide: Guide, place: str, sentence: Sentence) -> None:
    pieces = {claim.id: shown(guide, claim.id) for claim in guide.claims}
    ids = {claim: [piece.id for piece in own] for claim, own in pieces.items()}
    strange = [name for name in sentence.cites if name not in may_cite(guide, place, ids)]
    if strange:
        raise InputError(f"{place}: cites {', '.join(strange)}, which does not stand there: {sentence.text}")
    quotes = [piece.quote.exact for claim, own in pieces.items() for piece in own
              if piece.id in sentence.cites or claim in sentence.cites]  # fmt: skip
    texts = [*quotes, guide.statement.text, *(claim.text for claim in guide.claims), *_earlier(guide, place)]
    for quotation in quotations(sentence.text):
        if not any(_holds(_even(text), _even(quotation)) for text in texts):
            raise InputError(
                f"{place}: “{quotation}” stands neither in a quote that the sentence cites nor in the statement"
            )


def _earlier(guide: Guide, place: str) -> Iterable[str]:
    """The speaker's earlier words relevant to a place; they have no ids to cite."""
    title, note = place.removeprefix(TOPIC), place.removeprefix(NOTE)
    about = {claim for topic in guide.topics if topic.title == title for claim in topic.claims} | {note}
    for finding in guide.findings:
        if place == LEDE or finding.claim in about:
            yield from (one.quote.exact for one in finding.earlier)


def _holds(text: str, quotation: str) -> bool:
    """True if the text contains the words, in order around each ellipsis ('…')."""
    at = 0
    parts = [part.strip(" ,.;:!?") for part in _LEFT_OUT.split(quotation)]
    for part in filter(None, parts):
        match = re.compile(rf"(?<!\w){re.escape(part)}(?!\w)").search(text, at)
        if match is None:
            return False
        at = match.end()
    return any(parts)


def _even(text: str) -> str:
    return _MARKS.sub("'", " ".join(text.split()))


def unfounded(guide: Guide) -> list[str]:
    """The places whose retold prose cites something no longer shown, so that the composed prose is printed."""
    ids = {claim.id: [piece.id for piece in shown(guide, claim.id)] for claim in guide.claims}
    cited = {place: {name for each in one.sentences or [] for name in each.cites}
             for place, one in latest(guide).items()}  # fmt: skip
    return [place for place, names in cited.items() if not names <= may_cite(guide, place, ids)]


def _with(guide: Guide, retold: Retold) -> Guide:
    return guide.model_copy(update={"retold": [*guide.retold, retold]})
