"""Fact-checks on file: earlier findings by others on a claim, in one form whatever they were read from.

The text of such a document is the claim, and below it the rating in the checker's words; the publisher is the checker,
the published day that of the check. They are shown beside a finding and are never evidence for it.
"""

import re

from glossator.formats.pages.claim_review import KIND as KIND

PAGE = "fact-check page"  # the article of a page with a fact-check of its own: for readers, never evidence
_RATING = re.compile(r"^Verdict: (?P<rating>.*)$", re.MULTILINE)
_LONGEST_CLAIM = 600  # longest first line, in characters, that is a claim and not an article's paragraph


def text_of(claim: str, rating: str) -> str:
    """The text of the document: the claim, a blank line, the rating."""
    claim, rating = " ".join(claim.split()), " ".join(rating.split())
    return f"{claim}\n\nVerdict: {rating}" if rating else claim


def claim_in(text: str, title: str = "") -> str:
    """The claim in a document's text: its first line; the title where the text is an article and states no rating."""
    first = text.split("\n", 1)[0].strip()
    stated = _RATING.search(text) is not None or text.strip() == first
    return first if len(first) <= _LONGEST_CLAIM and (stated or not title) else title or first[:_LONGEST_CLAIM]


def rating_in(text: str) -> str:
    """The rating in a document's text, as the checker worded it; "" when there is none."""
    found = _RATING.search(text)
    return found["rating"].strip() if found else ""
