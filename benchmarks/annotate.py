"""Annotation on the large record: two posts, and a speech of about 25 kB, with the time of each step."""

from datetime import date
from time import perf_counter

from benchmarks.corpus import folder, large_record
from benchmarks.report import ROOT, Figure, report, shared
from glossator import Record, annotate
from glossator.faces.web.page import render
from glossator.statement import Statement, read
from glossator.timings import Timings

POSTS = ROOT.parent / "demo" / "statement.json"
POSTS_DAY = date(2018, 3, 21)
SPEECH = "20170315_nashville.tsv"  # 22 kB of text in a file of 27 kB, the closest of the transcripts to 25 kB
SPEECH_DAY = date(2017, 3, 15)


def measure(name: str, statement: Statement, record: Record, day: date) -> None:
    """Annotate, write the page and report seconds by step and what was found."""
    timings, started = Timings(), perf_counter()
    guide = annotate(statement, record, as_of=day, timings=timings)
    with timings.step("page"):
        page = render(guide)
    verdicts = [finding.verdict.value for finding in guide.findings]
    figures: dict[str, Figure] = {f"{step}_s": seconds for step, seconds in timings.seconds.items()}
    figures |= {"total_s": perf_counter() - started, "claims": len(guide.claims), "page_kB": len(page.encode()) / 1000}
    figures |= {verdict: verdicts.count(verdict) for verdict in sorted(set(verdicts))}
    report(f"annotate_{name}", figures)


def main() -> None:
    """Warm up on one sentence, then measure both statements."""
    record = Record.open(folder()) if folder().exists() else large_record()
    posts = read(str(POSTS))
    annotate(Statement(text="Russia signed a treaty in Prague.", utterances=[]), record)
    measure("posts", posts, record, POSTS_DAY)
    speech = read(str(shared("debates", SPEECH)), speaker="Donald J. Trump", date=SPEECH_DAY)
    measure("speech", speech, record, SPEECH_DAY)


if __name__ == "__main__":
    main()
