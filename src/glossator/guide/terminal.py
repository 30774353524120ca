"""The guide as a page in the terminal: the statement with numbered notes, then each note, or one of them in full."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.text import Text

from glossator.evidence.model import Evidence
from glossator.guide import html, words
from glossator.guide.marked import blocks
from glossator.guide.model import Guide
from glossator.guide.page import Note, make_notes, quoted, tally, topics
from glossator.guide.safe import visible

COLOURS = {"supported": "green", "refuted": "red", "disputed": "magenta", "silent": "bright_black", "open": "blue",
           "opinion": "yellow", "supports": "green", "refutes": "red", "neither": "bright_black"}  # fmt: skip


def overview(guide: Guide) -> RenderableType:
    """The whole guide, one short note a claim."""
    notes = make_notes(guide)
    sums = quoted(guide.findings)
    by_id = {note.claim.id: note for note in notes}
    documents, origins = words.count(sums.documents, "document"), words.count(sums.origins, "origin")
    parts: list[RenderableType] = [
        Text(visible(guide.title), style="bold"),
        *([Text(visible(guide.deck), style="italic")] if guide.deck else []),
        Text(_from(guide), style="bright_black"),
        Text(""),
        Text(f"{words.count(len(notes), 'claim')}: {tally(notes)}. {documents} of {origins} quoted."),
        Rule(style="bright_black"),
        *_statement(guide, by_id),
        Rule(style="bright_black"),
    ]
    for title, ids in topics(guide):
        parts += [
            Text(visible(title), style="bold underline"),
            *[_short(by_id[claim]) for claim in ids if claim in by_id],
        ]
    return Group(*parts, Text(_method(guide), style="bright_black"))


def _from(guide: Guide) -> str:
    said = [guide.byline, f"said on {words.day(guide.statement.date)}" if guide.statement.date else ""]
    as_of = f"the record as of {words.day(guide.method.as_of)}" if guide.method.as_of else ""
    return visible(" · ".join(part for part in [*said, as_of] if part))


def _statement(guide: Guide, notes: dict[str, Note]) -> Iterable[RenderableType]:
    for block in blocks(guide.statement, guide.claims):
        line = Text(style="bright_black" if block.utterance is None else "")
        for piece in block.pieces:
            note = notes[piece.ends[0] if piece.ends else piece.claims[0]] if piece.claims else None
            line.append(visible(piece.text), style=f"underline {COLOURS[note.verdict]}" if note else "")
            for claim in piece.ends:
                mark = words.verdict(notes[claim].verdict).mark
                line.append(f" {mark}{notes[claim].number}", style=f"bold {COLOURS[notes[claim].verdict]}")
        yield Padding(line, (0, 0, 1, 2))


def _head(note: Note) -> Text:
    head = Text(f"{note.number:>3} ", style="bold")
    sure = f" {words.percent(note.probability)}" if note.probability is not None else ""
    head.append(f"{words.verdict(note.verdict).mark} {note.word}{sure}", style=f"bold {COLOURS[note.verdict]}")
    return head.append(f"  {visible(note.standalone)}")


def _short(note: Note) -> RenderableType:
    parts: list[RenderableType] = [_head(note)]
    if note.best:
        parts.append(Padding(_quote(note.best), (0, 0, 0, 4)))
    about = words.counts(note.finding) if note.finding.documents else visible(note.finding.reason)
    return Group(*parts, Padding(Text(about, style="bright_black"), (0, 0, 1, 4)))


def _quote(piece: Evidence) -> RenderableType:
    quote = Text(f"{words.stance(piece.stance).mark} ", style=COLOURS[str(piece.stance)])
    quote.append(f"“{visible(piece.quote.exact)}”", style="default")
    marks = [f"{words.publisher(piece.source)}, {words.dated(piece.source)}", "a party" if piece.party else "",
             words.certainty(piece), words.attribution(piece)]  # fmt: skip
    marks += [f"event {words.interval(piece.event)}"] if piece.event else []
    return Group(quote, _line("; ".join(mark for mark in marks if mark), "bright_black", 2))


def claim(guide: Guide, note: Note) -> RenderableType:
    """One note in full: reasons, every quote, what was asked, what was assumed."""
    finding = note.finding
    parts = [_head(note), _line(f"as said: “{note.claim.text}”", "italic"), *_reviews(note)]
    parts += [_line(f"Why: {finding.reason}"), _line(words.counts(finding), "bright_black")]
    parts += [_line(f"Asked: “{finding.asked.query}” of {words.asked(finding.asked)}")] if finding.asked else []
    parts += [_line(f"What would settle it: {finding.settle}")] if finding.settle else []
    groups = [(words.stance(pieces[0].stance).word, pieces) for _, pieces in note.groups]
    groups += [("Undated, not counted", finding.undated), ("Published since, not counted", finding.since)]
    for title, pieces in groups:
        parts += _group(title, pieces)
    parts += [
        _line(f"Earlier, {words.dated(each.source)}: “{each.quote.exact}” {words.stance(each.stance).verb} the claim")
        for each in finding.earlier
    ]
    parts += [_line(f"Conduct on file: {line}") for line in note.conduct_lines]
    parts += [_line(f"Checked before by {item.publisher}: “{item.text}” {item.verdict}") for item in finding.known]
    read = [f"“{each.words}” was read as {each.meaning}: {each.reason}" for each in note.assumptions] + note.flags
    parts += [_line(line, "yellow") for line in read]
    return Panel(Group(*parts), title=escape(visible(guide.title)), title_align="left", border_style="bright_black")


def _reviews(note: Note) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for review in note.reviews:
        did = [f"set to {review.verdict}"] if review.verdict else []
        did += ["signed off"] if review.signed else []
        said = f"{review.reviewer}, {html.stamp(review.at)}: {words.listed(did) or 'remarked'}. {review.note}"
        lines.append(_line(said, "green"))
    return lines


def _line(text: str, style: str = "", indent: int = 4) -> RenderableType:
    return Padding(Text(visible(text), style=style), (0, 0, 0, indent))


def _group(title: str, pieces: list[Evidence]) -> list[RenderableType]:
    if not pieces:
        return []
    shown = [Text(""), _line(title, "bold")]
    for piece in pieces:
        shown.append(Padding(_quote(piece), (0, 0, 0, 4)))
        reasons = [f"{signal.name} {signal.value}: {signal.reason}" for signal in piece.signals]
        reasons += [piece.party_reason, piece.origin_reason, piece.source.address]
        shown += [_line(reason, "bright_black", 6) for reason in reasons if reason]
    return shown


def _method(guide: Guide) -> str:
    method = guide.method
    span = f", {words.day(method.first)} to {words.day(method.last)}" if method.first and method.last else ""
    return visible(f"{words.count(method.documents, 'document')} on file{span}; {method.program}")
