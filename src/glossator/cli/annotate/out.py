"""What `glossator annotate` writes: the faces asked for, and a summary of the findings in the terminal."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.guide.model import Guide
    from glossator.statement.model import Statement
    from glossator.timings import Timings

DEFAULT = Path("guide.html")
RECORDED = ("json", "webvtt")  # beside the page of a recording, so that an hour of sound is not recognised twice


def writable(out: Path) -> None:
    """Raises InputError if `out` has no face's extension or cannot be written: before the work, not after it."""
    from glossator.faces import registry

    registry.of_file(out)
    if out.is_dir():
        raise InputError(f"{out}: is a folder; name a file in it, such as {out / 'guide.html'}")
    above = next(one for one in out.absolute().parents if one.exists())
    if not above.is_dir():
        raise InputError(f"{out}: {above} is not a folder")


def to_stdout(out: Path | None, *, as_json: bool, as_markdown: bool, all_faces: bool) -> bool:
    """True if no output file was named."""
    return out is None and (as_json or as_markdown) and not all_faces


def kept(guide: "Guide", out: Path | None) -> "Guide":
    """The guide with everything people did to the one in the output's JSON file."""
    from glossator.faces import registry
    from glossator.guide import reannotation

    return reannotation.onto(registry.path_of("json", out or DEFAULT), guide)


def write(guide: "Guide", out: Path | None, *, as_json: bool, as_markdown: bool, all_faces: bool) -> list[Path]:
    """Write the faces asked for and return their files; without a file, --json and --markdown go to standard output."""
    from glossator.faces import registry

    if to_stdout(out, as_json=as_json, as_markdown=as_markdown, all_faces=all_faces):
        sys.stdout.write(registry.render("json" if as_json else "markdown", guide))
        return []
    out = out or DEFAULT
    chosen = [registry.of_file(out)] + ["json"] * as_json + ["markdown"] * as_markdown
    if all_faces:
        chosen += registry.names()
    if guide.statement.medium == "recording":
        chosen += RECORDED
    chosen = [name for name in dict.fromkeys(chosen) if not _corrected(name, guide, out)]
    return [registry.write(name, guide, out) for name in chosen]


def _corrected(name: str, guide: "Guide", out: Path) -> bool:
    """True, with a message, for captions that must not be overwritten."""
    from glossator.faces import registry

    if not registry.corrected(name, guide, out):
        return False
    path = registry.path_of(name, out)
    sys.stderr.write(f"glossator: {path} was not overwritten; to use its corrections, annotate that file\n")
    return True


def heard_before(said: "Statement", out: Path | None) -> "Statement":
    """Corrected captions with what the guide in the output's JSON file knows of their recording."""
    from glossator.faces import registry
    from glossator.guide import json
    from glossator.statement.captions.aligned import heard_before

    path = registry.path_of("json", out or DEFAULT)
    if said.medium != "captions" or not path.exists():
        return said
    return heard_before(said, json.read(path).statement)


def print_summary(guide: "Guide", written: list[Path]) -> None:
    """The findings, one line per claim, and where the faces are."""
    from rich.console import Console
    from rich.table import Table

    from glossator.evidence.model import Verdict

    table = Table("", "claim", "finding", "documents", "origins", title=guide.title)
    for claim in guide.claims:
        finding = guide.finding(claim.id)
        counted = finding.verdict not in {Verdict.OPINION, Verdict.SILENT}
        table.add_row(
            claim.id,
            claim.standalone,
            finding.verdict + (f" {finding.probability:.2f}" if finding.probability is not None else ""),
            str(finding.documents) if counted else "",
            str(finding.origins) if counted else "",
        )
    console = Console()
    console.print(table)
    for path in written:
        console.print(f"{path}  ({path.stat().st_size / 1000:,.0f} kB)", soft_wrap=True, highlight=False)


def closing(guide: "Guide", written: list[Path]) -> str:
    """How many claims have which finding, where the guide is, and what to do next: lines of at most 80 characters."""
    from collections import Counter
    from textwrap import fill

    from glossator.evidence.model import Verdict
    from glossator.guide.plain_words import count, verdict

    counted = Counter(guide.finding(claim.id).verdict for claim in guide.claims)
    found = [f"{counted[each]:,} {verdict(each).plural}" for each in Verdict if counted[each]]
    lines = [
        fill(f"{count(len(guide.claims), 'claim')}: {', '.join(found)}." if found else "No claims were found.", 80)
    ]
    lines += [f"Guide: {path}" for path in written[:1]]
    lines += where_it_plays(guide, written)
    if not guide.claims:
        lines.append("Next: look at what was read, with `glossator statement show FILE`.")
    elif not written:
        lines.append("Next: write a page, with --out guide.html.")
    elif counted[Verdict.SILENT] == len(guide.claims):
        lines.append("Next: add documents on these subjects, with `glossator record add`.")
    else:
        page = written[0]
        lines.append("Next: open it and read each quote; " + ("then publish it, with `glossator publish`."
                     if page.suffix == ".html" else "`glossator show` prints it here."))  # fmt: skip
    return "\n".join(lines) + "\n"


def where_it_plays(guide: "Guide", written: list[Path]) -> list[str]:
    """How to make the page play the recording, if it is not beside the page."""
    recording = guide.statement.recording
    if not written or recording is None or recording.address or not guide.statement.utterances:
        return []
    if not recording.name:
        return ["The page cannot play the recording: name it with --recording FILE or URL."]
    if (written[0].parent / recording.name).exists():
        return []
    return [f"To play it, put {recording.name} beside the page, or give its URL with --recording."]


def print_timings(timings: "Timings") -> None:
    """One line per step on standard error, in seconds."""
    rows = [*timings.seconds.items(), ("total", timings.total)]
    sys.stderr.write("".join(f"{seconds:9.3f} s  {name}\n" for name, seconds in rows))
