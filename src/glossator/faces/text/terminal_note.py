"""One note in the terminal, in full: the words in context, the reasons, every quote and how it was weighed."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from glossator.evidence.model import Evidence, Verdict
from glossator.faces.web import html
from glossator.faces.web.page import Note
from glossator.guide import plain_words as words
from glossator.guide.model import Guide
from glossator.guide.prose import lines
from glossator.guide.sanitizing import visible
from glossator.spans import Span

COLOURS = {"supported": "green", "refuted": "red", "disputed": "magenta", "silent": "bright_black", "open": "blue",
           "opinion": "yellow", "supports": "green", "refutes": "red", "neither": "bright_black"}  # fmt: skip
DIM = "bright_black"


def claim(guide: Guide, note: Note) -> RenderableType:
    """The whole note."""
    finding = note.finding
    parts: list[RenderableType] = [_head(note), *_as_said(guide, note), Text(""), *_reviews(note)]
    parts += [*map(_line, lines(note.prose)), Text("")] if note.prose else []
    parts += [_line(f"{words.corrected_on(one)}: {one.text}", "yellow") for one in note.corrections]
    parts += [_line(f"This rests on {note.rests}, outside the record.")] if note.rests else []
    parts += [_line(note.reason)] if note.reason else []
    parts += [_labelled("Quoted", words.counts(finding))] if finding.documents else []
    parts += [_labelled("What would settle it", finding.settle)] if finding.settle else []
    parts += [_labelled("Conduct on file", line) for line in note.conduct_lines]
    for stance, pieces in note.groups:
        title = words.capital(words.side(pieces[0]).short)
        parts += _quotes(title, pieces, COLOURS[stance])
    if note.verdict is Verdict.SILENT and finding.evidence:
        parts.append(_line("These came nearest on file; they decide nothing, and nothing of them was counted.", DIM))
    parts += _quotes("Undated, not counted", finding.undated, DIM)
    parts += _quotes("Published since, not counted", finding.since, DIM)
    parts += [*_earlier(note), *_known(note), *_unread(note), *_read(note)]
    parts += [Text("")] if finding.asked else []
    parts += [_labelled("Asked", f"“{finding.asked.query}” of {words.asked(finding.asked)}")] if finding.asked else []
    return Group(*parts)


def _head(note: Note) -> Text:
    style = f"bold {COLOURS[note.verdict]}"
    head = Text(f"{visible(note.number)}  {words.verdict(note.verdict).mark} {note.word}", style=style)
    head.append(f" {words.percent(note.probability)}" if note.probability is not None else "", style=DIM)
    return head.append(f"  {visible(note.standalone)}", style="bold")


def _as_said(guide: Guide, note: Note) -> Iterable[RenderableType]:
    """The sentence the claim was cut from, with its words marked."""
    text, sentence = guide.statement.text, note.claim.sentence
    spans = [span for span in note.claim.spans if span.start < span.end <= len(text)]
    if not spans:
        yield _line(f"as said: “{note.claim.text}”", "italic")
        return
    whole = Span(start=min(sentence.start, spans[0].start), end=max(sentence.end, spans[-1].end))
    line, at = Text("“", style="italic"), whole.start
    for span in spans:
        line.append(visible(text[at : span.start]), style=DIM)
        line.append(visible(span.of(text)), style=f"underline {COLOURS[note.verdict]}")
        at = span.end
    line.append(visible(text[at : whole.end]), style=DIM)
    yield Padding(line.append("”"), (0, 0, 0, 3))


def _reviews(note: Note) -> Iterable[RenderableType]:
    for review in note.reviews:
        did = [f"set to {review.verdict}"] if review.verdict else []
        did += ["signed off"] if review.signed else []
        said = f"{review.reviewer}, {html.stamp(review.at)}: {words.listed(did) or 'remarked'}. {review.note}"
        yield _line(said.strip(), "green")


def _quotes(title: str, pieces: Sequence[Evidence], style: str) -> Iterable[RenderableType]:
    if not pieces:
        return
    yield Text("")
    yield Rule(Text(f"{title}, {words.count(len(pieces), 'quote')}", style=f"bold {style}"), align="left", style=DIM)
    for piece in pieces:
        table = Table.grid(padding=(0, 1))
        table.add_column(width=2, justify="right")
        table.add_column(ratio=1)
        mark = Text(words.stance(piece.stance).mark, style=COLOURS[str(piece.stance)])
        table.add_row("", "")
        table.add_row(mark, Text(f"“{visible(piece.quote.exact)}”"))
        table.add_row("", Text(visible(_source(piece)), style="bold"))
        for reason in _weighed(piece):
            table.add_row("", Text(visible(reason), style=DIM))
        yield table


def _source(piece: Evidence) -> str:
    party = words.own_words(piece) or ("a party" if piece.party else "")
    marks = [f"{words.publisher(piece.source)}, {words.dated(piece.source)}", party,
             words.certainty(piece), words.attribution(piece), words.also(piece)]  # fmt: skip
    marks += [f"event {words.interval(piece.event)}"] if piece.event else []
    return " · ".join(mark for mark in marks if mark)


def _weighed(piece: Evidence) -> list[str]:
    shares = f"for {words.percent(piece.supports)}, against {words.percent(piece.refutes)}"
    kept = f"{words.captured(piece.source)}: {words.capture_place(piece.source)}" if piece.source.capture else ""
    lines = [piece.source.address, kept, f"{shares}, neither {words.percent(piece.neither)}{words.decides(piece)}"]
    lines += [f"{signal.name}, {signal.value}: {signal.reason}" for signal in piece.signals]
    lines += [piece.party_reason, piece.origin_reason]
    lines += [f"document {piece.source.document}, characters {piece.quote.start} to {piece.quote.end}"]
    return [line for line in lines if line]


def _earlier(note: Note) -> Iterable[RenderableType]:
    if note.finding.earlier:
        yield from (Text(""), Rule(Text("The speaker before", style="bold"), align="left", style=DIM))
    for each in note.finding.earlier:
        yield _line(
            f"{words.dated(each.source)}: “{each.quote.exact}” {words.stance(each.stance).verb} the claim", "", 1
        )


def _known(note: Note) -> Iterable[RenderableType]:
    if note.finding.known:
        yield from (Text(""), Rule(Text("Checked before by others", style="bold"), align="left", style=DIM))
    for item in note.finding.known:
        yield _line(f"{item.publisher}: “{item.text}” {item.verdict}", "", 1)


def _unread(note: Note) -> Iterable[RenderableType]:
    if note.finding.unread:
        title = "In other languages, not read, not counted"
        yield from (Text(""), Rule(Text(title, style="bold"), align="left", style=DIM))
    for one in note.finding.unread:
        named = f"{words.publisher(one.source)}, {words.dated(one.source)}"
        title = f" “{one.source.title}”" if one.source.title else ""
        yield _line(f"{named}:{title} {one.shown}; names {words.listed(one.shares)}", "", 1)


def _read(note: Note) -> Iterable[RenderableType]:
    lines = [f"“{each.words}” was read as {each.meaning}: {each.reason}" for each in note.assumptions] + note.flags
    if lines:
        yield from (Text(""), Rule(Text("How the words were read", style="bold"), align="left", style=DIM))
    for line in lines:
        yield _line(line, "yellow", 1)


def _labelled(label: str, text: str) -> RenderableType:
    return Padding(Text(f"{label}: ", style="bold").append(visible(text), style="not bold"), (0, 0, 0, 3))


def _line(text: str, style: str = "", indent: int = 3) -> RenderableType:
    return Padding(Text(visible(text), style=style), (0, 0, 0, indent))
