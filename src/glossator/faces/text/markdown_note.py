"""One note of a guide as Markdown: the finding, its reasons and all its quotes."""

from collections.abc import Iterable, Sequence

from glossator.evidence.model import Earlier, Evidence, KnownClaim, Source, Unread
from glossator.faces.text.markdown_text import link, text
from glossator.faces.web import html
from glossator.faces.web.page import Note
from glossator.guide import plain_words as words
from glossator.guide import sanitizing as safe
from glossator.guide.prose import lines


def note(shown: Note, as_of: str) -> Iterable[str]:
    """The paragraphs of one note; `as_of` is the day of the guide in words, or ''."""
    yield f"#### {text(shown.number)}. {_mark(shown)}"
    yield f"**{text(shown.standalone)}**"
    yield "\n\n".join(text(told) for told in lines(shown.prose))
    yield from _reviews(shown)
    yield from (f"**{words.corrected_on(one)}**: {text(one.text)}" for one in shown.corrections)
    if shown.rests:
        yield f"This rests on {link(shown.rests)}, outside the record."
    if shown.reason:
        yield f"Why: {text(shown.reason)} ({words.counts(shown.finding)})"
    elif shown.finding.documents:
        yield f"Quoted: {words.counts(shown.finding)}."
    yield from _silence(shown)
    if shown.finding.verdict == "silent" and shown.finding.evidence:
        yield "What follows came nearest on file. It does not decide the claim, and nothing of it was counted."
    for _, pieces in shown.groups:
        yield from _quotes(words.side(pieces[0]).word, pieces)
    yield from _quotes("Undated, kept apart, not counted", shown.finding.undated, tell=True)
    yield from _quotes(f"Published since {as_of}".strip() + ", not counted", shown.finding.since, tell=True)
    yield from earlier_words(shown.finding.earlier)
    yield _listed("", [f"Conduct on file: {text(line)}" for line in shown.conduct_lines])
    yield _listed("Checked before by others, never evidence:", [_known(item) for item in shown.finding.known])
    yield _listed("In other languages, not read, not counted:", [_unread(one) for one in shown.finding.unread])
    read = [f"“{text(a.words)}” was read as {text(a.meaning)}: {text(a.reason)}" for a in shown.assumptions]
    yield _listed("How the words were read:", read + [text(flag) for flag in shown.flags])
    about = f"; about {text(words.listed(shown.about))}" if shown.about else ""
    yield f"{words.capital(words.a(shown.kind))}, worth checking {words.percent(shown.worth)}{about}."


def _mark(shown: Note) -> str:
    word = words.verdict(shown.verdict)
    sure = f" ({words.percent(shown.probability)})" if shown.probability is not None else ""
    return f"{word.mark} {word.word}{sure}" + (", signed off" if shown.signed else "")


def _reviews(shown: Note) -> Iterable[str]:
    for review in shown.reviews:
        did = [f"set this to {words.verdict(review.verdict).word}"] if review.verdict else []
        did += ["signed this off"] if review.signed else []
        remark = f": {text(review.note)}" if review.note else ""
        yield f"{text(review.reviewer)}, {text(html.stamp(review.at))}, {words.listed(did) or 'remarked'}{remark}"


def _silence(shown: Note) -> Iterable[str]:
    if shown.finding.asked:
        yield f"What was asked: “{text(shown.finding.asked.query)}” of {words.asked(shown.finding.asked)}."
    if shown.finding.settle:
        yield f"What would settle it: {text(shown.finding.settle)}."


def _quotes(title: str, pieces: Sequence[Evidence], *, tell: bool = False) -> Iterable[str]:
    if pieces:
        yield f"*{text(title)}*"
    for piece in pieces:
        yield f"> {text(piece.quote.exact)}\n>\n> — {_about(piece, tell)}\n>\n> {_weighed(piece)}"


def source_line(source: Source) -> str:
    """Publisher, date, title and URL."""
    parts = [f"{text(words.publisher(source))}, {words.dated(source)}"]
    parts += [f"by {text(source.author)}"] if source.author and source.publisher else []
    parts += [f"*{text(source.title)}*"] if source.title.strip() else []
    parts += [link(source.address)] if source.address else []
    parts += [_captured(source)] if source.capture else []
    return ", ".join(parts)


def _captured(source: Source) -> str:
    said, href = words.captured(source), safe.beside(source.kept)
    return f"[{said}]({href})" if href else f"{said} ({text(words.capture_place(source))})"


def _about(piece: Evidence, tell: bool) -> str:
    marks = [source_line(piece.source)]
    marks += [f"**{words.own_words(piece) or 'a party'}**"] if piece.party or piece.own_words else []
    marks += [text(words.certainty(piece))] if words.certainty(piece) else []
    marks += [text(words.attribution(piece))] if piece.attributed_to else []
    marks += [f"event: {words.interval(piece.event)}"] if piece.event else []
    marks += [text(words.also(piece))] if piece.also else []
    marks += [words.side(piece).verb] if tell else []
    return "; ".join(marks)


def _weighed(piece: Evidence) -> str:
    """How it was read and counted, and its offsets; the reasons are on the page and in the JSON."""
    shares = f"for {words.percent(piece.supports)}, against {words.percent(piece.refutes)}"
    rows = [f"{shares}, neither {words.percent(piece.neither)}{words.decides(piece)}"]
    rows += [f"origin: {text(piece.origin_reason)}"] if _copied(piece) else []
    return "; ".join(
        [*rows, f"document {text(piece.source.document)}, characters {piece.quote.start} to {piece.quote.end}"]
    )


def _copied(piece: Evidence) -> bool:
    """True if the origin differs from the publisher: a wire, a press release, a near-duplicate."""
    return bool(piece.origin_reason) and not piece.origin.startswith("publisher:")


def earlier_words(pieces: Sequence[Earlier]) -> Iterable[str]:
    """The speaker's earlier words."""
    if pieces:
        yield "*The speaker’s earlier words*"
    for piece in pieces:
        how = f"{words.stance(piece.stance).verb} the claim, {words.percent(piece.probability)}"
        yield f"> {text(piece.quote.exact)}\n>\n> — {source_line(piece.source)}; {how}"


def _known(item: KnownClaim) -> str:
    day = f", {words.day(item.checked)}" if item.checked else ""
    where = link(item.address, item.publisher) if item.address else text(item.publisher)
    return f"“{text(item.text)}” {text(item.verdict)}, {where}{day} (likeness {words.percent(item.score)})"


def _unread(one: Unread) -> str:
    return f"{source_line(one.source)}; {text(one.shown)}; names {text(words.listed(one.shares))}"


def _listed(title: str, rows: Sequence[str]) -> str:
    return "\n".join([*([title, ""] if title else []), *(f"- {row}" for row in rows)]) if rows else ""
