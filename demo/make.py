"""The demo: the sample record is built, the sample statement annotated as of its day; page and desk are named."""

import hashlib
import shlex
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

if TYPE_CHECKING:
    from glossator import Evidence, Finding, Guide, Record

HERE = Path(__file__).resolve().parent
STATEMENT = HERE / "statement.json"
DOCUMENTS = HERE / "documents"
AS_OF = date(2018, 3, 21)
RETOLD = "A sample: its record retells public facts in our own words."
SHORT = 88  # characters of a quote in the summary


def build(folder: Path, documents: Path = DOCUMENTS) -> "Record":
    """The record of the sample documents in `folder`; made again when it holds anything else."""
    from glossator import GlossatorError, Record

    mark = folder / "demo.sha256"
    wanted = _fingerprint(documents)
    if folder.exists() and (not mark.is_file() or mark.read_text("utf-8") != wanted):
        shutil.rmtree(folder)
    record = Record.open(folder, create=True)
    added = record.add([documents])
    if added.refused:
        refused = "; ".join(f"{one.source}: {one.reason}" for one in added.refused)
        raise GlossatorError(f"the sample record could not be read: {refused}")
    mark.write_text(wanted, "utf-8")
    return record


def _fingerprint(documents: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in documents.rglob("*") if path.is_file()):
        digest.update(path.relative_to(documents).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def make(record: "Record") -> "Guide":
    """The guide to the sample statement, by what was on file on the day of the posts."""
    from glossator import annotate
    from glossator.statement import read

    guide = annotate(read(STATEMENT), record, as_of=AS_OF)
    return guide.model_copy(update={"deck": f"{guide.deck} {RETOLD}"})


def write(guide: "Guide", out: Path) -> list[Path]:
    """Every face of the guide as a file in `out`, the page first."""
    from glossator.faces import registry

    return [registry.write(name, guide, out / "guide.html") for name in registry.names()]


def summary(guide: "Guide") -> Table:
    """One row a claim: what was said, what was found, over how many documents and origins, and the first quote."""
    table = Table(title=guide.title, title_justify="left", show_lines=True)
    table.add_column("claim", ratio=4)
    table.add_column("finding", no_wrap=True)
    table.add_column("documents", justify="right")
    table.add_column("origins", justify="right")
    table.add_column("quote", ratio=5)
    for claim in guide.claims:
        finding = guide.finding(claim.id)
        table.add_row(claim.text, _verdict(finding), str(finding.documents), str(finding.origins), _quote(finding))
    return table


def _verdict(finding: "Finding") -> str:
    sure = "" if finding.probability is None else f" {finding.probability:.0%}"
    return f"{finding.verdict}{sure}"


def _quote(finding: "Finding") -> str:
    if finding.verdict == "silent" or not finding.evidence:
        return ""
    telling: list[Evidence] = [piece for piece in finding.evidence if piece.stance != "neither"]
    first = (telling or finding.evidence)[0]
    words = first.quote.exact if len(first.quote.exact) <= SHORT else first.quote.exact[: SHORT - 1].rstrip() + "…"
    party = ", a party" if first.party else ""
    return f"“{words}” {first.source.publisher}, {first.source.published or 'undated'}{party}"


def desk_command() -> str:
    """The command that opens the desk on this guide and this record, from the folder it is called in."""
    program = Path(sys.executable).with_name("glossator")
    parts = [HERE / "desk", HERE / "record", HERE / "out" / "guide.json", *([program] if program.exists() else [])]
    here = Path.cwd()
    named = [shlex.quote(str(one.relative_to(here) if one.is_relative_to(here) else one)) for one in parts]
    folder, record, guide, name = [*named, "glossator"][:4]
    return f"{name} desk --folder {folder} --record {record} --with {guide}"


def main() -> int:
    """Build, annotate, write, and print the summary."""
    console = Console()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("building the sample record", total=None)
        record = build(HERE / "record")
        progress.update(task, description="annotating the statement")
        guide = make(record)
        progress.update(task, description="writing the faces")
        written = write(guide, HERE / "out")
    console.print(summary(guide))
    method = guide.method
    console.print(
        f"As of {method.as_of}: {method.documents} documents were read, {method.undated} of them undated; "
        f"{method.later} were published later and left out."
    )
    console.print("Faces: " + ", ".join(path.name for path in written[1:]))
    console.print(f"The page: {written[0].as_uri()}", soft_wrap=True)
    console.print(f"The desk: {desk_command()}", soft_wrap=True, highlight=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
