"""Places in a text: spans, and anchors that find a quote again or say that it is lost."""

from pydantic import BaseModel, ConfigDict, model_validator

from glossator.folding import fold

CONTEXT = 32  # characters of prefix and suffix, as in the examples of the Web Annotation Data Model
LONGEST_CONTEXT = 2048  # a page may repeat whole paragraphs; further out only position tells the places apart


class Span(BaseModel):
    """Characters `start` to `end` (end excluded) of some text, counted in Unicode code points."""

    model_config = ConfigDict(frozen=True)

    start: int
    end: int

    @model_validator(mode="after")
    def _in_order(self) -> "Span":
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}–{self.end} is not in order")
        return self

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]


class Anchor(BaseModel):
    """A quote and where it stands: exact words, what surrounds them, and position.

    The fields are those of TextQuoteSelector and TextPositionSelector (W3C Web Annotation Data Model, 4.2.4, 4.2.5).
    """

    model_config = ConfigDict(frozen=True)

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


def anchor(text: str, start: int, end: int, context: int = CONTEXT) -> Anchor:
    """The anchor of `text[start:end]`; raises ValueError when the span is empty or outside the text.

    Where the same words stand elsewhere in the same surroundings, prefix and suffix grow until they tell the places
    apart, so that the quote cannot be taken for its twin after an edit.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"span {start}–{end} is outside a text of {len(text)} characters, or empty")
    while context < LONGEST_CONTEXT and _stands_twice(text, text[max(0, start - context) : end + context]):
        context = min(max(1, context) * 2, LONGEST_CONTEXT)
    return Anchor(
        exact=text[start:end],
        prefix=text[max(0, start - context) : start],
        suffix=text[end : end + context],
        start=start,
        end=end,
    )


def _stands_twice(text: str, words: str) -> bool:
    first = text.find(words)
    return text.find(words, first + 1) >= 0


def resolve(quote: Anchor, text: str) -> Span | None:
    """Where the quote stands in `text` now, or None when it is orphaned.

    The exact words must be there with their prefix and suffix, but for what the eye does not see: a no-break space, a
    soft hyphen. Words that moved as a whole are followed; words in other surroundings are a look-alike and never taken.
    """
    if not quote.exact:
        return None
    found = _found(quote, text)
    if found is not None:
        return found
    prefix, exact, suffix, folded = fold(quote.prefix), fold(quote.exact), fold(quote.suffix), fold(text)
    if not exact.text or (folded.text == text and prefix.text + exact.text + suffix.text == _whole(quote)):
        return None
    at = folded.text.find(prefix.text + exact.text + suffix.text)
    if at < 0 or _stands_twice(folded.text, prefix.text + exact.text + suffix.text):
        return None
    start = at + len(prefix.text)
    first, last = folded.span(start, start + len(exact.text))
    return Span(start=first, end=last)


def _whole(quote: Anchor) -> str:
    return quote.prefix + quote.exact + quote.suffix


def _found(quote: Anchor, text: str) -> Span | None:
    """Where the quote stands to the letter: at its own place, or at the only other one."""
    whole, at = _whole(quote), quote.start - len(quote.prefix)
    if at >= 0 and text.startswith(whole, at):
        return Span(start=quote.start, end=quote.end)
    first = text.find(whole)
    if first < 0 or _stands_twice(text, whole):
        return None
    start = first + len(quote.prefix)
    return Span(start=start, end=start + len(quote.exact))
