"""The guide as printed: quotes as chosen, and nothing on withheld or unchecked claims.

All faces use it, so that they agree. Without human decisions it is the guide itself.
"""

from glossator.guide.model import Act, EarlierWords, Guide, Prose, Topic
from glossator.guide.prose import compose, with_rewordings
from glossator.guide.reviewing.choosing import chosen
from glossator.guide.reviewing.claims import prints
from glossator.guide.reviewing.standing import reviews_standing


def printed(guide: Guide) -> Guide:
    """The guide for readers; idempotent. Of a retracted guide only the statement is left."""
    if guide.retracted:
        return _retracted(guide)
    if not _decided(guide):
        return guide
    kept = [claim for claim in guide.claims if prints(guide, claim.id)]
    names = {claim.id for claim in kept}
    topics = [Topic(title=one.title, claims=[claim for claim in one.claims if claim in names]) for one in guide.topics]
    made = guide.model_copy(update={
        "claims": kept,
        "topics": [one for one in topics if one.claims],
        "findings": [chosen(guide, claim.id) for claim in kept],
        "conduct": [one for one in guide.conduct if not one.claim or one.claim in names],
        "earlier": _earlier(guide, names),
        "reviews": [review for claim in kept for review in reviews_standing(guide, claim.id)],
        "set_aside": [], "choices": [], "recut": [], "unchecked": [], "aside": None,
    })  # fmt: skip
    return made.model_copy(update={"prose": with_rewordings(compose(made), guide.prose)})


def _decided(guide: Guide) -> bool:
    """True if any decision changes what is printed."""
    inner = any(review.act not in {Act.REVIEWED, Act.FOUND} for review in guide.reviews)
    return bool(inner or guide.choices or guide.recut or guide.unchecked or guide.aside)


def _earlier(guide: Guide, names: set[str]) -> EarlierWords | None:
    if guide.earlier is None:
        return None
    found = {claim: words for claim, words in guide.earlier.found.items() if claim in names}
    return guide.earlier.model_copy(update={"found": found})


def _retracted(guide: Guide) -> Guide:
    return guide.model_copy(update={
        "claims": [], "topics": [], "findings": [], "conduct": [], "earlier": None, "prose": Prose(), "reviews": [],
        "set_aside": [], "choices": [], "recut": [], "unchecked": [], "aside": None, "retold": [], "filed_under": [],
    })  # fmt: skip
