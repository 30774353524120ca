"""The two questions to a record: what bears on a claim, and what the record says on it."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from glossator.evidence import lexicon
from glossator.evidence.asking.searches import ask
from glossator.evidence.asking.searching import find as search
from glossator.evidence.asking.searching import find_alike
from glossator.evidence.beside.earlier import earlier, filed_as
from glossator.evidence.beside.known import matching
from glossator.evidence.beside.unread import unread
from glossator.evidence.case import Case, Days
from glossator.evidence.finding.deciding import decide
from glossator.evidence.finding.unsure_hearing import with_doubt
from glossator.evidence.model import Asked, Evidence, Finding, Stance
from glossator.evidence.question import Question
from glossator.evidence.reading.reading import read_closely, read_plainly, skim
from glossator.evidence.reading.verifying import verify
from glossator.evidence.weighing.printing import weigh
from glossator.models.model import Models
from glossator.record.model import RecordSpan
from glossator.timings import Steps, of_claims

if TYPE_CHECKING:
    from glossator.record import Record

STEPS = 5  # of one pass over the record: searched, skimmed, skimmed again, read, weighed
AFTER = 3  # verified, earlier words, fact-checks
GROUP = 4  # questions per group whose findings are reported together

Heard = Callable[[Sequence[Finding]], None]
"""Hears of the next few findings as soon as they are made."""


def find(
    questions: Sequence[Question],
    record: "Record",
    *,
    as_of: date | None = None,
    limit: int = 20,
    models: Models | None = None,
) -> list[list[Evidence]]:
    """For each question the evidence that bears on it, best first, at most `limit` pieces, none after `as_of`."""
    models = models or Models()
    cases = [Case(question, Days(until=as_of)) for question in questions]
    weigh(read(cases, record, models), record, models.skim, shown=limit, told=False)
    return [case.evidence for case in cases]


def check(
    questions: Sequence[Question],
    record: "Record",
    *,
    as_of: date | None = None,
    since: bool = False,
    models: Models | None = None,
    steps: Steps | None = None,
    hurried: bool = False,
) -> list[Finding]:
    """The finding on each question, in order, from what the record held on the day `as_of` (None: all of it).

    With `since`, evidence published after that day is listed in `Finding.since` and changes nothing else. `hurried`
    reads fewer than half as many passages, for live notes.
    """
    models, steps = models or Models(), steps or Steps()
    asking = [at for at, question in enumerate(questions) if question.worth_asking]
    requests = _requests(questions, record, as_of)

    def read_by(days: Days) -> dict[int, Case]:
        cases = [Case(questions[at], days) for at in asking]
        return dict(zip(asking, weighed(cases, record, models, steps, hurried), strict=True))

    dated = read_by(Days(until=as_of))
    verified(list(dated.values()), models)
    steps.done(f"{of_claims(asking)}: verified")
    undated = read_by(Days(dated="undated")) if record.span(until=as_of).undated else {}
    later = read_by(Days(after=as_of + timedelta(days=1))) if since and as_of else {}
    beside, found = _beside(questions, record, models, as_of, steps, of_claims(asking)), []
    for at, question in enumerate(questions):
        finding = decide(dated.get(at) or Case(question), requests[at])
        apart = {"undated": undated[at].evidence[:3] if at in undated else [],
                 "since": sided(later[at].evidence) if at in later else []}  # fmt: skip
        found.append(with_doubt(finding.model_copy(update=apart | beside[at]), question))
    return found


def _requests(questions: Sequence[Question], record: "Record", as_of: date | None) -> list[Asked]:
    """What the record is asked for each question, and of how many documents."""
    info = record.span(until=as_of)
    silenced = {speaker: never_evidence(speaker, record, as_of) for speaker in {one.speaker for one in questions}}
    left = record.count(exclude_language=[lexicon.load("retrieval")["language"]], until=as_of, dated="dated")
    changed = record.changed_after(as_of) if as_of else 0
    return [asked(one, info, as_of, silenced[one.speaker] + left, changed) for one in questions]


def _beside(
    questions: Sequence[Question], record: "Record", models: Models, as_of: date | None, steps: Steps, label: str
) -> list[dict[str, Any]]:
    """What is shown beside each finding without changing it: earlier words, fact-checks, unread documents."""
    before = earlier(questions, record, models, as_of=as_of)
    steps.done(f"{label}: earlier words")
    checked = matching(questions, record, until=as_of)
    steps.done(f"{label}: fact-checks")
    foreign = unread(questions, record, as_of=as_of)
    return [
        {"earlier": said, "known": known, "unread": other}
        for said, known, other in zip(before, checked, foreign, strict=True)
    ]


def check_in_groups(
    questions: Sequence[Question],
    record: "Record",
    *,
    heard: Heard | None,
    as_of: date | None = None,
    since: bool = False,
    steps: Steps | None = None,
    models: Models | None = None,
) -> list[Finding]:
    """As `check`; with `heard`, a few at a time. Cases are independent, so the findings are the same."""
    if heard is None:
        return check(questions, record, as_of=as_of, since=since, steps=steps, models=models)
    found: list[Finding] = []
    for at in range(0, len(questions), GROUP):
        group = check(questions[at : at + GROUP], record, as_of=as_of, since=since, steps=steps, models=models)
        heard(group)
        found += group
    return found


def steps_of_groups(many: int, record: "Record", *, as_of: date | None = None, since: bool = False) -> int:
    """The number of steps `check_in_groups` takes for `many` questions; 0 if they are checked all at once."""
    return max(1, -(-many // GROUP)) * steps_of(record, as_of=as_of, since=since)


def steps_of(record: "Record", *, as_of: date | None = None, since: bool = False) -> int:
    """The number of steps `check` takes."""
    undated = bool(record.span(until=as_of).undated)
    return STEPS * (1 + undated + bool(since and as_of)) + AFTER


def weighed(
    cases: Sequence[Case], record: "Record", models: Models, steps: Steps | None = None, hurried: bool = False
) -> Sequence[Case]:
    """The cases with the evidence that a page prints."""
    steps = steps or Steps()
    weigh(read(cases, record, models, steps, hurried), record, models.skim, told=not hurried)
    steps.done(f"{of_claims(cases)}: weighed")
    return cases


def verified(cases: Sequence[Case], models: Models) -> Sequence[Case]:
    """The cases with the verifier's judgements, if there is a verifier: everything a finding rests on."""
    if models.verifier is not None:
        verify(cases, models.verifier)
    return cases


def read(
    cases: Sequence[Case], record: "Record", models: Models, steps: Steps | None = None, hurried: bool = False
) -> Sequence[Case]:
    """Ask, find and read: from the first searches to the close reading of the most telling passages."""
    limits, steps, many = lexicon.load("retrieval"), steps or Steps(), of_claims(cases)
    limits = limits | limits["hurried"] if hurried else limits
    ask(cases, record, models.asker)
    search(cases, record)
    steps.done(f"{many}: searched")
    skim(cases, limits["skimmed"], models.skim)
    steps.done(f"{many}: skimmed")
    find_alike(cases, record)
    skim(cases, limits["again"], models.skim)
    steps.done(f"{many}: reading closely")
    read_closely(cases, limits["close"], models.reader)
    read_plainly(cases, limits["plainly"], models.reader)
    steps.done(f"{many}: read")
    return cases


def sided(pieces: Sequence[Evidence]) -> list[Evidence]:
    """The pieces that support or refute."""
    return [piece for piece in pieces if piece.stance is not Stance.NEITHER]


def never_evidence(speaker: str, record: "Record", as_of: date | None) -> int:
    """How many dated documents are never evidence on the speaker's claims: own words and fact-checks."""
    checks = record.count(kind=lexicon.load("retrieval")["not_evidence"], until=as_of)
    filed = filed_as(speaker, record) if speaker else []
    return checks + (record.count(speaker=filed, until=as_of) if filed else 0)


def asked(question: Question, info: RecordSpan, as_of: date | None, left_out: int = 0, changed: int = 0) -> Asked:
    """What the record was asked, so that silence can be judged; `left_out` documents are never evidence.

    `changed` documents are on file only in a version from after that day.
    """
    return Asked(
        query=question.text,
        documents=max(0, info.documents - info.undated - left_out - changed),
        passages=info.passages,
        first=info.first,
        last=info.last,
        undated=info.undated,
        changed=changed,
        as_of=as_of,
    )
