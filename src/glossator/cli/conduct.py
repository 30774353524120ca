"""`glossator conduct`: who did what to whom, from the record or from sentences."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossator.cli import days
from glossator.cli.record.option import DEFAULT, RecordAt
from glossator.days import day_in
from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.conduct.model import Action, Actor, Ledger
    from glossator.record import Record


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("conduct")(conduct)


def conduct(
    actor: Annotated[str, typer.Option(help="Who acted: a state, body, group or office-holder.")] = "",
    about: Annotated[
        list[str] | None, typer.Option(help="The subject: whom or what the conduct concerns; may be repeated.")
    ] = None,
    since: days.Since = None,
    as_of: days.AsOf = None,
    record: RecordAt = DEFAULT,
    text: Annotated[str, typer.Option(help='Code sentences instead: a file of {"text", "date"} lines, or -.')] = "",
    actors: Annotated[str, typer.Option(help="Your own actors: a CSV or YAML file.")] = "",
    code_all: Annotated[
        bool, typer.Option("--code-all", help="Code the whole record now; can be interrupted and resumed.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON lines: one per ledger, or one per sentence with --text.")
    ] = False,
    why: Annotated[
        bool, typer.Option("--why", help="With --text: show at which word an act was read, and which rule refuses it.")
    ] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print all events as CSV, coded in PLOVER.")] = False,
) -> None:
    """Show an actor's conduct on a subject, by year, with quotes; or the coded actions of sentences."""
    if why and (not text or as_csv):
        raise InputError("--why needs --text, and cannot be combined with --csv")
    if why:
        _explain(text, actors, as_json=as_json)
        return
    if text:
        _code_text(text, actors, as_json=as_json, as_csv=as_csv)
        return
    from glossator.record import Record

    if code_all:
        _code_all(Record.open(record), actors)
        return
    if not actor or not about:
        raise InputError("give --actor and --about, or sentences with --text, or code the whole record with --code-all")
    if as_csv:
        _csv(Record.open(record), actor, about, since, as_of, actors)
        return
    from glossator.cli.lines import write_json

    for ledger in _ledgers(Record.open(record), actor, about, since, as_of, actors):
        if as_json:
            write_json(ledger)
        else:
            _show(ledger)


def _ledgers(
    opened: "Record", actor: str, about: list[str], first: date | None, last: date | None, actors: str
) -> "list[Ledger]":
    from glossator.conduct.ledger.ledger import known_actor, ledgers

    known_actor(actor, actors)
    with _reading() as progress:
        return ledgers(opened, [actor], about, since=first, as_of=last, progress=progress, user_file=actors)


# ---- sentences


def _code_text(path: str, actors: str, *, as_json: bool, as_csv: bool) -> None:
    """One line per sentence with its `actions`; every field of the input line is kept."""
    from glossator.cli.batches import batches
    from glossator.cli.lines import read_json_lines, write_json
    from glossator.conduct import code

    writer = _writer() if as_csv else None
    for batch in batches(enumerate(read_json_lines(path, "text"), 1), 256):
        sentences = [(_text(row, number, path), _day_of(row, number, path)) for number, row in batch]
        for (_, row), actions in zip(batch, code(sentences, user_file=actors), strict=True):
            if writer is not None:
                writer.writerows(_columns(action) for action in actions)
            elif as_json:
                write_json({**row, "actions": [line(action) for action in actions]})
            else:
                _show_actions(row["text"], actions)


def _explain(path: str, actors: str, *, as_json: bool) -> None:
    """Each sentence with the actions read in it: at which word, and, if an action is not coded, why."""
    from glossator.cli.lines import read_json_lines, write_json
    from glossator.conduct.coding.actions import explained

    for number, row in enumerate(read_json_lines(path, "text"), 1):
        read = explained(_text(row, number, path), _day_of(row, number, path), user_file=actors)
        if as_json:
            told = [
                {**line(one.action), "word": one.word, "chance": round(one.chance, 3), "why": one.refusal}
                for one in read
            ]
            write_json({**row, "read": told})
            continue
        typer.echo(row["text"])
        for one in read:
            because = f"not coded: {one.refusal}" if one.refusal else "coded"
            typer.echo(f"  {describe(one.action)}\n    read at “{one.word}”, {one.chance:.2f}; {because}")


def _text(row: dict[str, Any], number: int, path: str) -> str:
    if not isinstance(row["text"], str):
        raise InputError(f"{path}, line {number}: text is not a string")
    return row["text"]


def _day_of(row: dict[str, Any], number: int, path: str) -> date | None:
    words = row.get("date") or ""
    if not isinstance(words, str):
        raise InputError(f"{path}, line {number}: date is not a string")
    return day_in(words, f"{path}, line {number}: date")


def line(action: "Action") -> dict[str, Any]:
    """One action as an object; source and target carry their PLOVER codes and everything else that is known."""
    row = action.model_dump(mode="json")
    for key in ("source", "target"):
        row[key] = _actor_line(getattr(action, key))
    for key in ("sources", "targets"):
        row[key] = [_actor_line(actor) for actor in getattr(action, key)]
    return row


def _actor_line(actor: "Actor | None") -> dict[str, Any] | None:
    if actor is None:
        return None
    return {"code": actor.code, "sector": actor.role, "name": actor.name, "words": actor.words, "id": actor.id,
            "person": actor.person, "office": actor.office}  # fmt: skip


def _show_actions(text: str, actions: "list[Action]") -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(soft_wrap=True, highlight=False)
    console.print(Text(text, style="dim"))
    for action in actions:
        console.print(Text(f"  {describe(action)}"))


def describe(action: "Action") -> str:
    """An action in one line: 'Russia (MIL) → ASSAULT aerial → Syria'."""

    def who(actors: "list[Actor]") -> str:
        names = [(actor.person or actor.name) + (f" ({actor.role})" if actor.role else "") for actor in actors]
        return ", ".join(names[:3]) + (" and others" if len(names) > 3 else "") or "?"

    marks = [action.certainty.value] if action.certainty.value != "asserted" else []
    marks += ["negated"] if action.negated else []
    kind = f"{action.action} {action.mode}".strip()
    return f"{who(action.sources)} → {kind} → {who(action.targets)}" + (f" [{', '.join(marks)}]" if marks else "")


# ---- the record


def _code_all(opened: "Record", actors: str) -> None:
    from rich.console import Console

    from glossator.conduct.ledger.whole_record import code_all

    with _reading() as progress:
        done = code_all(opened, progress, user_file=actors)
    Console(stderr=True).print(f"{done:,} documents coded")


def _csv(opened: "Record", actor: str, about: list[str], first: date | None, last: date | None, actors: str) -> None:
    from glossator.conduct.ledger.ledger import events_of, known_actor
    from glossator.conduct.ledger.subjects import subject

    writer = _writer()
    who = known_actor(actor, actors)
    for name in about:
        with _reading() as progress:
            events = events_of(
                opened, who, subject(name, actors), since=first, as_of=last, progress=progress, user_file=actors
            )
        for event in events:
            first_report = event.reports[0].document
            writer.writerow({**_columns(event.action), "reports": str(len(event.reports)), "subject": name,
                             "publisher": first_report.publisher, "address": first_report.address})  # fmt: skip


COLUMNS = ("date", "source", "source_sector", "event", "mode", "context", "target", "target_sector", "quad", "place",
           "negated", "certainty", "source_name", "target_name", "subject", "reports", "publisher", "address",
           "text")  # fmt: skip


def _writer() -> Any:
    import csv
    import sys

    writer = csv.DictWriter(sys.stdout, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    return writer


def _columns(action: "Action") -> dict[str, str]:
    from glossator.conduct.coding.ontology import ontology

    def codes(actors: "list[Actor]", field: str) -> str:
        return ";".join(safe(str(getattr(actor, field))) for actor in actors)

    return {
        "date": str(action.date or ""), "event": action.action, "mode": action.mode, "context": action.context,
        "source": codes(action.sources, "code"), "source_sector": codes(action.sources, "role"),
        "source_name": codes(action.sources, "name"), "target": codes(action.targets, "code"),
        "target_sector": codes(action.targets, "role"), "target_name": codes(action.targets, "name"),
        "quad": ontology().quarter(action.action), "place": safe(action.place), "negated": str(action.negated).lower(),
        "certainty": action.certainty.value, "text": safe(" ".join(action.quote.split())),
    }  # fmt: skip


def safe(words: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return "'" + words if words[:1] in {"=", "+", "-", "@", "\t", "\r"} else words


@contextmanager
def _reading() -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error while documents are coded; removed when done."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("coding", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _show(ledger: "Ledger") -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    events = f"{ledger.events} event" + ("" if ledger.events == 1 else "s")
    table = Table(title=f"{ledger.actor} on {ledger.subject}: {events}")
    for heading in ("year", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"):
        table.add_column(heading, justify="right" if heading != "year" else "left")
    for row in ledger.years:
        cells = (row.verbal_cooperation, row.material_cooperation, row.verbal_conflict, row.material_conflict)
        table.add_row(str(row.year), *(str(cell) if cell else "·" for cell in cells))
    console.print(table)
    for item in _entries(ledger):
        console.print(item)
    for caveat in ledger.caveats:
        console.print(Text(f"· {caveat}", style="italic"))


def _entries(ledger: "Ledger") -> Iterator[Any]:
    from rich.text import Text

    for entry in ledger.entries:
        source, quote = entry.quotes[0]
        day = entry.action.date or "undated"
        yield Text(f"{day}  {describe(entry.action)}", style="bold")
        yield Text(f"            “{' '.join(quote.exact.split())}”")
        more = f" · {len(entry.quotes)} reports, {entry.origins} origins" if len(entry.quotes) > 1 else ""
        yield Text(
            f"            {source.publisher or source.document}, {source.published or 'undated'}{more}", style="dim"
        )
