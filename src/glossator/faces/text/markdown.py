"""The guide as Markdown (CommonMark): the statement with numbered notes, every quote with its source and day."""

from collections.abc import Iterable, Sequence

from glossator.conduct.model import Ledger
from glossator.faces.charts.conduct import kinds
from glossator.faces.charts.timeline import points
from glossator.faces.text.markdown_note import earlier_words, note, source_line
from glossator.faces.text.markdown_text import inline, link, text
from glossator.faces.web import html
from glossator.faces.web.page import Note, make_notes, quoted, tally, topics
from glossator.faces.web.segments import blocks
from glossator.guide import plain_words as words
from glossator.guide.model import Correction, Guide, Prose
from glossator.guide.prose import lines, standing
from glossator.guide.reviewing.corrections import newest
from glossator.guide.reviewing.printed import printed


def render(guide: Guide) -> str:
    """The whole guide; external text is escaped, so that it never becomes markup, a link or HTML."""
    guide = printed(guide)
    if guide.retracted:
        return _retracted(guide, guide.retracted)
    prose = standing(guide)
    notes = make_notes(guide, prose=prose)
    parts = [
        f"# {text(guide.title)}",
        text(guide.deck),
        *_byline(guide),
        *(text(sentence.text) for sentence in prose.lede),
        *_summary(guide, notes),
        text(words.reworded(prose.reworded_by)),
        "## The statement",
        *_statement(guide),
        "## The record",
        *_notes(guide, notes, prose),
        *_timeline(guide),
        *_conduct(guide.conduct),
        *_earlier(guide),
        *_method(guide),
        *_corrections(guide),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _retracted(guide: Guide, why: Correction) -> str:
    """The notice, and the statement without notes."""
    parts = [f"# {text(guide.title)}", *_byline(guide), f"**{words.retracted_on(why)}.** {text(why.text)}",
             "## The statement", *_statement(guide), *_corrections(guide)]  # fmt: skip
    return "\n\n".join(part for part in parts if part) + "\n"


def _corrections(guide: Guide) -> Iterable[str]:
    if guide.corrections:
        yield "## Corrections"
    known = {claim.id for claim in guide.claims}
    for one in newest(guide):
        about = f" (claim {text(words.number(one.claim))})" if one.claim in known else ""
        yield f"{words.corrected_on(one)}{about}: {text(one.text)}"


def _byline(guide: Guide) -> Iterable[str]:
    said = [f"said on {words.day(guide.statement.date)}" if guide.statement.date else "", words.medium(guide.statement)]
    told = [piece for piece in said if piece.removeprefix("said on ") not in guide.byline]
    line = [text(piece) for piece in [guide.byline, *told] if piece]
    line += [link(guide.statement.address, "the original")] if guide.statement.address else []
    yield " · ".join(line)
    if guide.filed_under:
        yield f"Filed under {text(words.listed(guide.filed_under))}"
    if guide.image:
        name = link(guide.image.address, "Picture") if guide.image.address else "Picture"
        yield f"{name}: {text(guide.image.alt)} ({text(guide.image.credit)})"


def _summary(guide: Guide, notes: Sequence[Note]) -> Iterable[str]:
    sums = quoted(guide.findings)
    documents, origins = words.count(sums.documents, "document"), words.count(sums.origins, "origin")
    yield f"**{words.count(len(notes), 'claim')}**: {tally(notes)}. {documents} of {origins} quoted."
    by_id = {shown.claim.id: shown for shown in notes}
    rows = []
    for title, ids in topics(guide):
        found = [by_id[claim] for claim in ids if claim in by_id]
        numbers = words.listed(shown.number for shown in found)
        rows.append(f"- **{text(title)}** ({text(numbers)}): {tally(found)}")
    yield "\n".join(rows)


def _statement(guide: Guide) -> Iterable[str]:
    for block in blocks(guide.statement, guide.claims):
        said = "".join(
            inline(piece.text) + "".join(f" [{text(words.number(claim))}]" for claim in piece.ends)
            for piece in block.pieces
        )
        who = _speaker(guide, block.utterance) if block.opens else ""
        yield f"> {who}{said.strip()}" if said.strip() else ""


def _speaker(guide: Guide, number: int | None) -> str:
    utterances = guide.statement.utterances
    name = utterances[number].speaker if utterances and number is not None else ""
    several = len({utterance.speaker for utterance in utterances}) > 1
    return f"**{text(name)}**: " if name and several else ""


def _notes(guide: Guide, notes: Sequence[Note], prose: Prose) -> Iterable[str]:
    by_id = {shown.claim.id: shown for shown in notes}
    as_of = words.day(guide.method.as_of) if guide.method.as_of else ""
    for number, (title, ids) in enumerate(topics(guide)):
        yield f"### {text(title)}"
        if not prose.note_under(number):
            yield "\n\n".join(text(told) for told in lines(prose.under(number)))
        for claim in ids:
            if claim in by_id:
                yield from note(by_id[claim], as_of)


def _timeline(guide: Guide) -> Iterable[str]:
    found = points(guide)
    if not found:
        return
    yield "## The evidence in time"
    rows = ["| event | note | stance | source | published |", "|---|---|---|---|---|"]
    for point in found:
        piece = point.evidence
        cells = [point.when, text(words.number(point.claim)), words.stance(piece.stance).word,
                 text(words.publisher(piece.source)), words.day(piece.source.published)]  # fmt: skip
        rows.append(f"| {' | '.join(cells)} |")
    yield "\n".join(rows)


def _conduct(ledgers: Sequence[Ledger]) -> Iterable[str]:
    if ledgers:
        yield "## The ledger of conduct"
    names = words.data()["conduct"]
    for ledger in ledgers:
        yield f"### {text(ledger.actor)}: {text(ledger.subject)} ({words.count(ledger.events, 'event')})"
        if ledger.years:
            head = ["year", *(names[kind] for kind in kinds(ledger))]
            rows = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
            rows += [
                f"| {row.year} | {' | '.join(str(getattr(row, kind)) for kind in kinds(ledger))} |"
                for row in ledger.years
            ]
            yield "\n".join(rows)
        for entry in ledger.entries:
            place = f", {text(entry.action.place)}" if entry.action.place else ""
            side = f", {words.stance(entry.bearing).short}" if entry.bearing else ""
            counted = words.count(entry.origins, "origin")
            yield f"{words.day(entry.action.date)}{place}: {text(html.action(entry.action))}{side} ({counted})"
            for source, quote in entry.quotes:
                yield f"> {text(quote.exact)}\n>\n> — {source_line(source)}"
        yield from (f"Caveat: {text(caveat)}" for caveat in ledger.caveats)


def _earlier(guide: Guide) -> Iterable[str]:
    if guide.earlier is None:
        return
    yield "## The speaker’s own earlier words"
    span = ""
    if guide.earlier.first and guide.earlier.last:
        span = f", {words.day(guide.earlier.first)} to {words.day(guide.earlier.last)}"
    yield f"{words.count(guide.earlier.searched, 'earlier document')} searched{span}."
    for claim, pieces in guide.earlier.found.items():
        yield f"On note {text(words.number(claim))}:" if pieces else ""
        yield from earlier_words(pieces)


def _method(guide: Guide) -> Iterable[str]:
    method = guide.method
    yield "## How this was made"
    span = f", published {words.day(method.first)} to {words.day(method.last)}" if method.first and method.last else ""
    rows = [
        f"- record: {words.count(method.documents, 'document')}, {words.count(method.passages, 'passage')}{span}",
        f"- undated: {words.count(method.undated, 'document')}, kept apart, never counted",
        f"- as of: {words.day(method.as_of)}; {words.count(method.later, 'later document')} not read"
        if method.as_of else "- as of: the whole record",
        f"- program: {text(method.program)}",
    ]  # fmt: skip
    rows += ["- why each quote weighs what it does: in the guide's page and in its JSON"]
    rows += [f"- {text(name)}: {text(value)}" for name, value in (method.models | method.settings).items()]
    yield "\n".join([*rows, *(f"- {text(remark)}" for remark in guide.statement.remarks)])
