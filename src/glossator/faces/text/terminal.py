"""The guide in the terminal: the findings, the statement with its marks, the notes by topic."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from glossator.conduct.model import Ledger
from glossator.evidence.model import Stance
from glossator.faces import glance
from glossator.faces.charts.conduct import down, drawable, up
from glossator.faces.text.terminal_note import COLOURS, DIM, claim
from glossator.faces.web.first_sight import at_first_sight
from glossator.faces.web.layout import rows
from glossator.faces.web.page import LONG, Note, kinds, make_notes, quoted, tallied, topics
from glossator.guide import plain_words as words
from glossator.guide.model import Guide
from glossator.guide.prose import lines, standing
from glossator.guide.reviewing.corrections import newest
from glossator.guide.reviewing.printed import printed
from glossator.guide.sanitizing import visible

__all__ = ["WIDEST", "claim", "overview"]

WIDEST = 104  # columns; longer lines are hard to read
BARS = " ▁▂▃▄▅▆▇█"


def overview(guide: Guide) -> RenderableType:
    """The whole guide: title, counts, statement, a short note for each claim, conduct, earlier words, the record."""
    guide = printed(guide)
    if guide.retracted:
        notice = f"{words.retracted_on(guide.retracted)}. {guide.retracted.text}"
        return Group(*_masthead(guide), Padding(Text(visible(notice), style="bold red"), (1, 0, 1, 0)),
                     *_statement(guide, {}), *_corrections(guide))  # fmt: skip
    notes = {note.claim.id: note for note in make_notes(guide)}
    parts: list[RenderableType] = [*_masthead(guide), *_lede(guide), _score(notes.values()), *_sums(guide)]
    parts.append(_rule("The statement"))
    parts += [*_statement(guide, notes), _rule("What the record says"), *_notes(guide, notes)]
    parts += [
        *_conduct(guide.conduct),
        *_earlier(guide, notes),
        *_corrections(guide),
        Rule(style=DIM),
        Text(_method(guide), style=DIM),
    ]
    if notes:
        example = next((note for note in notes.values() if note.prose), next(iter(notes.values())))
        parts.append(Text(f"--claim {visible(example.number)} shows a note in full, with every quote.", style=DIM))
    return Group(*parts)


def _rule(title: str) -> RenderableType:
    return Padding(Rule(Text(title, style="bold"), align="left", style=DIM), (1, 0, 1, 0))


def _masthead(guide: Guide) -> Iterable[RenderableType]:
    yield Text(visible(guide.title), style="bold")
    if guide.deck:
        yield Text(visible(guide.deck), style="italic")
    said = words.day(guide.statement.date) if guide.statement.date else ""
    parts = [guide.byline, f"said on {said}" if said and said not in guide.byline else ""]
    parts += [f"the record as of {words.day(guide.method.as_of)}" if guide.method.as_of else ""]
    yield Text(visible(" · ".join(part for part in parts if part)), style=DIM)


def _lede(guide: Guide) -> Iterable[RenderableType]:
    for sentence in standing(guide).lede:
        yield Padding(Text(visible(sentence.text)), (1, 0, 0, 0))
    if marked := words.reworded(standing(guide).reworded_by):
        yield Padding(Text(visible(marked), style=DIM), (1, 0, 0, 0))


def _score(notes: Iterable[Note]) -> RenderableType:
    line = Text()
    for name, amount in tallied(notes):
        line.append("   " if line else "")
        line.append(f"{words.verdict(name).mark} {amount} {words.verdict(name).short}", style=f"bold {COLOURS[name]}")
    return Padding(line, (1, 0, 0, 0))


def _sums(guide: Guide) -> Iterable[RenderableType]:
    sums, amount = quoted(guide.findings), words.count(len(guide.claims), "claim")
    line = f"{amount}: {kinds(guide)}. " if guide.claims else f"{amount}. "
    if sums.documents:
        line += f"{words.count(sums.documents, 'document')} of {words.count(sums.origins, 'origin')} quoted"
        parties = "a party" if sums.parties == 1 else "parties"
        line += f", {sums.parties} of them {parties} to what is claimed." if sums.parties else "."
    yield Text(line)
    for who, signed, day in glance.signers(guide):
        yield Text(visible(f"{words.count(signed, 'note')} signed off by {who}, last on {day}."), style="green")


def _statement(guide: Guide, notes: dict[str, Note]) -> Iterable[RenderableType]:
    for row in rows(guide, notes):
        if row["opens"] and row["label"]:
            yield Text(f"  {visible(row['label'])}", style=DIM)
        line = Text(style=f"italic {DIM}" if row["utterance"] is None else "")
        for piece in row["pieces"]:
            own = piece.get("own")
            line.append(visible(piece["text"]), style=f"underline {COLOURS[own.verdict]}" if own else "")
            for note in [own, *piece["others"]] if own and piece["ends_here"] else []:
                mark = words.verdict(note.verdict).mark
                line.append(f" [{visible(note.number)}{mark}]", style=f"bold {COLOURS[note.verdict]}")
        yield Padding(line, (0, 0, 1, 2))


def _notes(guide: Guide, notes: dict[str, Note]) -> Iterable[RenderableType]:
    grouped = topics(guide)
    digits = max((len(visible(note.number)) for note in notes.values()), default=1)
    for title, claims in grouped:
        if len(grouped) > 1:
            yield Text(visible(title), style="bold")
        mine = [notes[each] for each in claims if each in notes]
        shown, folded = at_first_sight(mine, many=False)
        if shown:
            yield _table(shown, digits)
        if folded:
            numbers = words.listed(note.number for note in folded)
            yield Text(visible(f"{words.count(len(folded), 'claim')} less worth checking: {numbers}"), style=DIM)
        yield Text("")


def _table(notes: Sequence[Note], digits: int) -> RenderableType:
    """Number and finding on the left; words, quotes and sources on the right."""
    table = Table.grid(padding=(0, 1))
    table.add_column(width=digits + 1, justify="right")
    table.add_column(width=20, no_wrap=True)
    table.add_column(ratio=1)
    for note in notes:
        style = f"bold {COLOURS[note.verdict]}"
        found = Text(f"{words.verdict(note.verdict).mark} {note.word}", style=style)
        found.append(f" {words.percent(note.probability)}" if note.probability is not None else "", style=DIM)
        table.add_row(Text(visible(note.number), style=style), found, Group(*_short(note)))
    return table


def _short(note: Note) -> Iterable[RenderableType]:
    yield Text(visible(note.standalone), style="bold" if note.prose else "")
    if note.prose:
        yield from (Text(visible(told)) for told in lines(note.prose))
    about = "" if note.prose else words.verdict(note.verdict).says
    yield Text(" · ".join(part for part in (about, note.opens if note.finding.evidence else "") if part), style=DIM)
    if note.signature:
        yield Text(visible(note.signature), style="green")
    if note.prose:
        yield Text("")


def _conduct(ledgers: Sequence[Ledger]) -> Iterable[RenderableType]:
    counted = [ledger for ledger in ledgers if drawable(ledger)]
    if not counted:
        return
    years = [row.year for ledger in counted for row in ledger.years]
    first, last = min(years), max(years)
    yield _rule(f"What they have done so far, {first} to {last}" if first < last else f"What they did in {first}")
    table = Table.grid(padding=(0, 2))
    for _ in range(3):
        table.add_column(no_wrap=True)
    for ledger in counted:
        above = {row.year: up(row) for row in ledger.years}
        below = {row.year: down(row) for row in ledger.years}
        top = max(*above.values(), *below.values(), 1)
        one, other = ("for the claim", "against it") if ledger.claim else ("cooperation", "conflict")
        name = Text(visible(f"{ledger.actor} on {ledger.subject}"))
        table.add_row(name, Text(_bars(above, first, last, top), style="blue"), Text(f"{sum(above.values())} {one}"))
        total = Text(words.count(ledger.events, "event"), style=DIM)
        table.add_row(total, Text(_bars(below, first, last, top), style="red"), Text(f"{sum(below.values())} {other}"))
    yield table


def _bars(counts: dict[int, int], first: int, last: int, top: int) -> str:
    """One bar per year; a dot for none."""
    tall = [counts.get(year, 0) for year in range(first, last + 1)]
    return "".join(BARS[max(1, round(each * 8 / top))] if each else "·" for each in tall)


def _earlier(guide: Guide, notes: dict[str, Note]) -> Iterable[RenderableType]:
    said = glance.earlier(guide)
    if len(notes) > LONG:  # as on the page: the others are in the notes
        said = [remark for remark in said if any(stance is not Stance.NEITHER for stance, _ in remark.bears)]
    if not said:
        return
    yield _rule("What the speaker said before")
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, style=DIM)
    table.add_column(ratio=1)
    for remark in said:
        bears = [f"{'bears on' if stance is Stance.NEITHER else words.stance(stance).verb} "
                 f"{'claim' if len(claims) == 1 else 'claims'} {words.listed(notes[each].number for each in claims)}"
                 for stance, claims in remark.bears]  # fmt: skip
        quote = Text(f"“{visible(remark.quote.exact)}” ").append(visible("; ".join(bears)), style=DIM)
        table.add_row(words.day(remark.source.published), quote)
    yield table


def _corrections(guide: Guide) -> Iterable[RenderableType]:
    if guide.corrections:
        yield _rule("Corrections")
    for one in newest(guide):
        about = f" (claim {words.number(one.claim)})" if one.claim else ""
        yield Text(visible(f"{words.corrected_on(one)}{about}: {one.text}"))


def _method(guide: Guide) -> str:
    method = guide.method
    span = f", published {words.day(method.first)} to {words.day(method.last)}" if method.first and method.last else ""
    apart = f"; {words.count(method.undated, 'undated document')} apart" if method.undated else ""
    return visible(f"{words.count(method.documents, 'document')} on file{span}{apart}; {method.program}")
