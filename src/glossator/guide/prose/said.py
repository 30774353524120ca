"""Words of the statement in prose and headings: cut at phrase boundaries, pronouns explained."""

import re
from collections.abc import Sequence

from glossator.guide.model import Guide
from glossator.guide.prose.patterns import data
from glossator.models.grammar import nlp
from glossator.statement.model import Claim

LONGEST = 26  # words of the statement in one quotation
ASKING = {"DT", "PDT", "PRP$", "IN", "TO", "CC", "MD", "WDT", "WP", "WRB", "CD", ",", ":"}  # what asks for another word


def as_said(guide: Guide, claim: Claim) -> str:
    """The claim's words as in the statement, with an ellipsis between its pieces."""
    text, made, before = guide.statement.text, "", None
    for span in claim.spans:
        gap = text[before.end : span.start] if before else ""
        made += (gap if not re.search(r"\w", gap) else " … ") + span.of(text)
        before = span
    rest = text[claim.spans[-1].end :] if claim.spans else ""
    return meant(made, claim) + (" …" if re.match(r" \w", rest) and ends_in_verb(made) else "")


def ends_in_verb(text: str) -> bool:
    """True if the words end where an object is required: 'she advocated'."""
    last = nlp()(text)[-1]
    return last.pos_ == "VERB" and not any(child.dep_ in {"dobj", "nsubjpass"} for child in last.children)


def meant(words_said: str, claim: Claim) -> str:
    """Words that begin with a pronoun, with its antecedent in brackets: 'They [Russia] can help'."""
    said, first = claim.text.split(), words_said.split(maxsplit=1)[0] if words_said.strip() else ""
    if re.split("[’']", first)[0].casefold() not in data()["hiding"] or said[:1] != [first]:
        return words_said
    replaced, name = _reading(said, claim.standalone.split())
    head = " ".join(said[:replaced])
    if not name or name.casefold() == head.casefold() or not words_said.startswith(f"{head} "):
        return words_said
    kept = f"{first} " if head.casefold() in data()["hiding"] else ""
    return f"{kept}[{name}] {words_said.removeprefix(head).lstrip()}"


def _reading(said: Sequence[str], read: Sequence[str]) -> tuple[int, str]:
    """The number of initial words of `said` replaced in `read`, and their replacement; (0, '') if unclear.

    They end where three consecutive words are the same in both, or where the rest is.
    """
    at = next((at for at in range(1, len(read)) if read[at : at + 3] == said[1:4]), 0)
    if at:
        return 1, " ".join(read[:at])
    pairs = zip(reversed(said), reversed(read), strict=False)
    alike = next((at for at, (one, other) in enumerate(pairs) if one != other), 0)
    replaced = len(said) - alike
    return (replaced, " ".join(read[:-alike])) if alike and replaced <= 2 else (0, "")


def inner_marks(text: str) -> str:
    """Text for use inside quotation marks: its own marks become single ones."""
    even = re.sub(r"\"([^\"]*)\"", r"‘\1’", text).replace("“", "‘").replace("”", "’")
    return re.sub(r"\"(?=\w)", "‘", even).replace('"', "’")


def cut(text: str, longest: int = LONGEST) -> str:
    """Words of the statement without the final stop; long ones, and a last "and", are cut with an ellipsis."""
    text = re.sub(data()["joint"], "", " ".join(text.split()).strip(" .,;:–—"))
    if re.fullmatch(r"[\"“][^\"“”]*[\"”]", text):
        text = text[1:-1].strip(" .,;:–—")
    text = inner_marks(text)
    text = re.sub(data()["dangling"], " …", text)
    parts = text.split()
    return (
        text
        if len(parts) <= longest + text.endswith("…")
        else _ended(" ".join(parts[:longest])).rstrip(" ,;:–—") + " …"
    )


def _ended(text: str) -> str:
    """The text up to the last comma in its second half, else without dangling words."""
    stop = max(text.rfind(mark) for mark in (", ", "; ", ": ", " – ", " — "))
    if stop > len(text) / 2:
        return text[:stop]
    doc = nlp()(text)
    end = len(doc)
    while end > 1 and (doc[end - 1].tag_ in ASKING or doc[end - 1].pos_ == "AUX"):
        end -= 1
    return doc[:end].text


def lowered(title: str, said: str) -> str:
    """A heading as used inside a sentence: common words in lower case, judged by the statement's text `said`."""
    return "".join(_lowered(part, said) for part in re.split(r"( and |; |, )", title))


def _lowered(part: str, said: str) -> str:
    first, _, rest = part.partition(" ")
    article = first in {"The", "A", "An"}
    named = rest != rest.lower() or re.search(rf"(?<=[a-z,;] ){re.escape(first)}\b", said)
    common = article or (first.istitle() and not named and _is_common(part.lower()))
    return part[:1].lower() + part[1:] if common else part


def _is_common(word: str) -> bool:
    """True for words that are no names."""
    return all(token.pos_ != "PROPN" and not token.ent_type_ for token in nlp()(f"They spoke of {word}.")[3:])
