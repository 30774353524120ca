"""Documents on file in unsupported languages, listed beside a finding without being counted.

They are found by what is spelled alike in many languages: names, years and other figures of the claim, and country
names in the document's language (ISO 3166-1, translated by pycountry). Skipped if every document is in a supported
language.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from glossator.evidence.asking.terms import actors
from glossator.evidence.lexicon import load
from glossator.evidence.model import Unread
from glossator.evidence.question import Question
from glossator.evidence.weighing.pieces import source
from glossator.people.named_in import forms
from glossator.record.model import Hit

if TYPE_CHECKING:
    from glossator.record import Record

Terms = dict[str, tuple[str, ...]]
_FIGURE = re.compile(r"\d[\d.,]*\d|\d\d+")
_WORD = re.compile(r"\w[\w-]+")


def unread(questions: Sequence[Question], record: "Record", *, as_of: date | None = None) -> list[list[Unread]]:
    """For each question the documents that share most of its names and figures, up to a limit; else empty lists."""
    limits = load("unread")
    others = _others(record, as_of)
    if not others:
        return [[] for _ in questions]
    terms = [_terms(question, names, others) for question, names in zip(questions, actors(questions), strict=True)]
    asked = [at for at, question in enumerate(questions) if terms[at] and question.worth_asking]
    found = record.search_many(
        [" ".join(word for forms in terms[at].values() for word in forms) for at in asked],
        limit=limits["depth"],
        mode="bm25",
        until=as_of,
        language=others,
        dated="all",
    )
    by_question = dict(zip(asked, found, strict=True))
    return [
        _listed(question, terms[at], by_question.get(at, ()), limits) if at in by_question else []
        for at, question in enumerate(questions)
    ]


def _others(record: "Record", as_of: date | None) -> list[str]:
    """The unsupported languages on file."""
    read = load("retrieval")["language"]
    if not record.count(exclude_language=[read], until=as_of):
        return []
    return record.remember(
        ("languages",), lambda: sorted(name for name in record.contents.languages() if name not in (read, ""))
    )


def _terms(question: Question, names: Sequence[str], languages: Sequence[str]) -> Terms:
    """The names and figures of a claim, each with its possible spellings."""
    found = {name: (*forms(name), *_countries(name, tuple(languages))) for name in names}
    return found | {figure: (figure,) for figure in _FIGURE.findall(question.text)}


@cache
def _countries(name: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a country in these languages; nothing for any other name."""
    if known := load("unread")["countries"].get(name):
        return tuple(known)
    import gettext

    import pycountry

    country = pycountry.countries.get(name=name) or pycountry.countries.get(common_name=name)
    country = country or next((one for one in pycountry.countries if one.name.split(",")[0] == name), None)
    if country is None:
        return ()
    called = []
    for code in languages:
        words = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[code], fallback=True)
        called += [words.gettext(one) for one in (country.name, getattr(country, "common_name", "")) if one]
    return tuple(dict.fromkeys(one.split(",")[0] for one in called if one.split(",")[0] != name))


def _listed(
    question: Question, terms: dict[str, tuple[str, ...]], hits: Sequence[Hit], limits: Mapping[str, int]
) -> list[Unread]:
    shared: dict[str, tuple[list[str], Hit]] = {}
    for hit in (one for one in hits if one.document.language):
        words = " ".join(_WORD.findall(f"{hit.document.title} {hit.passage.text}".casefold()))
        own = [term for term, forms in terms.items() if any(_stands(form, words) for form in forms)]
        before = shared.get(hit.document.id)
        if before is None or len(own) > len(before[0]):
            shared[hit.document.id] = own, hit
    kept = [(own, hit) for own, hit in shared.values() if _enough(question, own, terms, hit, limits)]
    kept.sort(key=lambda one: (-len(one[0]), _apart(question, one[1]), one[1].document.id))
    return [
        Unread(source=source(hit.document), language=hit.document.language, shares=own)
        for own, hit in kept[: limits["listed"]]
    ]


def _stands(form: str, words: str) -> bool:
    """True if a name occurs in a text, whatever inflection its last word takes there."""
    wanted = " ".join(_WORD.findall(form.casefold()) or [form])
    return re.search(rf"(?<!\w){re.escape(wanted)}" + (r"(?!\d)" if wanted[-1:].isdigit() else ""), words) is not None


def _enough(
    question: Question, own: list[str], terms: dict[str, tuple[str, ...]], hit: Hit, limits: Mapping[str, int]
) -> bool:
    """True for most of the claim's names and figures; if the claim has only one, for a nearby date."""
    names = [term for term in own if not term[0].isdigit()]
    if not names:
        return False
    if len(own) >= limits["fewest"]:
        return 2 * len(own) >= len(terms)
    return len(terms) == 1 and _apart(question, hit) <= limits["near_days"]


def _apart(question: Question, hit: Hit) -> int:
    """Days between claim and document; a very large number if either is undated."""
    if question.date is None or hit.document.published is None:
        return 1_000_000
    return abs((question.date - hit.document.published).days)
