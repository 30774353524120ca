"""A person's own prose, replacing the composed prose as long as everything it cites is shown."""

from collections.abc import Mapping, Sequence

from glossator.guide.model import Guide, Prose, Retold, Sentence

LEDE, NOTE, TOPIC = "lede", "note:", "topic:"


def latest(guide: Guide) -> dict[str, Retold]:
    """The prose in force by place: the last one; reverted places are omitted."""
    made = {one.place: one for one in guide.retold}
    return {place: one for place, one in made.items() if one.sentences is not None}


def may_cite(guide: Guide, place: str, shown: Mapping[str, Sequence[str]]) -> set[str]:
    """The ids that prose in a place may cite, given what is `shown` (evidence ids by claim id).

    The lede may cite everything, claims included; a topic its claims' evidence; a note its claim's evidence.
    """
    if place == LEDE:
        return {*shown, *(piece for pieces in shown.values() for piece in pieces)}
    if place.startswith(NOTE):
        return set(shown.get(place.removeprefix(NOTE), ()))
    claims = [claim for topic in guide.topics if topic.title == place.removeprefix(TOPIC) for claim in topic.claims]
    return {piece for claim in claims for piece in shown.get(claim, ())}


def over(guide: Guide, prose: Prose) -> Prose:
    """The prose with a person's own in its places; `guide` as it is printed.

    If anything it cites is no longer shown, the composed prose is used: prose says no more than its quotes.
    """
    told = _founded(guide)
    return _put(guide, prose, told) if told else prose


def own_notes(guide: Guide) -> set[str]:
    """The claims whose note a person wrote; `guide` as it is printed."""
    return {place.removeprefix(NOTE) for place in _founded(guide) if place.startswith(NOTE)}


def _founded(guide: Guide) -> dict[str, list[Sentence]]:
    """A person's own prose by place, if everything it cites is shown."""
    shown = {finding.claim: [piece.id for piece in finding.evidence] for finding in guide.findings}
    return {
        place: one.sentences or []
        for place, one in latest(guide).items()
        if {name for each in one.sentences or [] for name in each.cites} <= may_cite(guide, place, shown)
    }


def _put(guide: Guide, prose: Prose, told: Mapping[str, list[Sentence]]) -> Prose:
    topics = [told.get(TOPIC + topic.title, prose.under(at)) for at, topic in enumerate(guide.topics)]
    known = {claim.id for claim in guide.claims}
    own = {place.removeprefix(NOTE): one for place, one in told.items() if place.startswith(NOTE)}
    notes = prose.notes | {claim: one for claim, one in own.items() if claim in known}
    return prose.model_copy(update={"lede": told.get(LEDE, prose.lede), "topics": topics, "notes": notes})
