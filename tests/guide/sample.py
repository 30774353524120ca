"""A guide that uses every field of the model: two posts, thirteen claims, a small record in our own words."""

import base64
import struct
import zlib
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from glossator.evidence.model import Evidence, Source, Stance
from glossator.guide.model import Guide, Image, Method, Review, Topic
from glossator.language.model import Interval
from glossator.spans import Span, anchor
from glossator.statement.model import Assumption, Claim, Kind, Statement, Utterance

TEXT = (
    "I called President Putin of Russia to congratulate him on his election victory (in past, Obama called him also). "
    "The Fake News Media is crazed because they wanted me to excoriate him. They are wrong! Getting along with Russia "
    "(and others) is a good thing, not a bad thing.......\n\n"
    ".....They can help solve problems with North Korea, Syria, Ukraine, ISIS, Iran and even the coming Arms Race. "
    "Bush tried to get along, but didn’t have the “smarts.” Obama and Clinton tried, but didn’t have the energy or "
    "chemistry (remember RESET). PEACE THROUGH STRENGTH!"
)
DAY = date(2018, 3, 21)
HELP = "They can help solve problems with"


def picture() -> str:
    """A small grey PNG as a data: address."""
    width, height = 320, 90
    rows = b"".join(b"\0" + bytes(150 + (x // 8 + y // 3) % 60 for x in range(width)) for y in range(height))

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
    return "data:image/png;base64," + base64.b64encode(png).decode()


@cache
def documents() -> dict[str, dict[str, Any]]:
    """The sample record, by id."""
    rows = yaml.safe_load((Path(__file__).parent / "documents.yaml").read_text("utf-8"))
    return {row["id"]: row for row in rows}


def source(name: str) -> Source:
    """The document as the page names it."""
    row = documents()[name]
    fields = {
        key: row[key] for key in ("title", "publisher", "author", "address", "published", "modified") if key in row
    }
    return Source(document=name, **fields)


def evidence(claim: str, name: str, words: str, stance: Stance, **extra: Any) -> Evidence:
    """The sentence of document `name` that starts with `words`, held against `claim`."""
    text = documents()[name]["text"]
    start = text.index(words)
    stop = min((at for at in (text.find(". ", start) + 1, len(text)) if at > start), default=len(text))
    high = extra.pop("probability", 0.94)
    low = round((1 - high) / 2, 4)
    shares = {kind.value: (high if kind is stance else low) for kind in Stance}
    extra.setdefault("origin", name)
    return Evidence(
        id=f"{claim}/{name}:0",
        source=source(name),
        quote=anchor(text, start, stop),
        passage=Span(start=0, end=len(text)),
        score=extra.pop("score", 102.1),
        stance=stance,
        **shares,
        **extra,
    )


def day(year: int, month: int, number: int) -> Interval:
    """One day."""
    return Interval(first=date(year, month, number), last=date(year, month, number), precision="day")


def _claims() -> list[Claim]:
    they = Assumption(words="They", meaning="Russia", reason="the last country named, two sentences before")
    rows: list[tuple[list[str], str, Kind, float, str, dict[str, Any]]] = [
        (
            ["I called President Putin of Russia to congratulate him on his election victory"],
            "Donald Trump called Vladimir Putin on or before 21 March 2018 to congratulate him on winning the "
            "presidential election.",
            Kind.FACT,
            0.93,
            "The call",
            {
                "assumptions": [Assumption(words="I", meaning="Donald Trump", reason="the speaker")],
                "about": ["Donald Trump", "Vladimir Putin"],
            },
        ),
        (
            ["in past, Obama called him also"],
            "Barack Obama called Vladimir Putin after an election victory.",
            Kind.FACT,
            0.9,
            "The call",
            {
                "assumptions": [
                    Assumption(words="him", meaning="Vladimir Putin", reason="the object of the clause before")
                ],
                "flags": ["ambiguous: in past (which year?)"],
            },
        ),
        (
            ["The Fake News Media is crazed because they wanted me to excoriate him", "They are wrong!"],
            "The news media wanted Donald Trump to excoriate Vladimir Putin.",
            Kind.OPINION,
            0.3,
            "The media",
            {"flags": ["the rest is opinion"]},
        ),
        (
            ["Getting along with Russia (and others) is a good thing, not a bad thing"],
            "Getting along with Russia and others is a good thing.",
            Kind.OPINION,
            0.2,
            "Getting along",
            {},
        ),
    ]
    for subject, topic in (
        ("North Korea", "North Korea"),
        ("Syria", "Syria, ISIS and Iran"),
        ("Ukraine", "Ukraine"),
        ("ISIS", "Syria, ISIS and Iran"),
        ("Iran", "Syria, ISIS and Iran"),
        ("the coming Arms Race", "The coming arms race"),
    ):
        rows.append(
            (
                [HELP, subject],
                f"Russia can help solve problems with {subject}.",
                Kind.FORECAST,
                0.6,
                topic,
                {"assumptions": [they], "about": ["Russia", subject]},
            )
        )
    rows += [
        (
            ["Bush tried to get along"],
            "George W. Bush tried to get along with Russia.",
            Kind.PAST_POSITION,
            0.7,
            "Earlier presidents",
            {
                "assumptions": [
                    Assumption(
                        words="Bush",
                        meaning="George W. Bush",
                        reason="the President of that name in office with Vladimir Putin",
                    )
                ]
            },
        ),
        (
            ["Obama and Clinton tried"],
            "Barack Obama and Hillary Clinton tried to get along with Russia.",
            Kind.PAST_POSITION,
            0.7,
            "Earlier presidents",
            {},
        ),
        (["PEACE THROUGH STRENGTH!"], "Peace comes through strength.", Kind.SLOGAN, 0.05, "Slogan", {}),
    ]
    return [_claim(number, *row) for number, row in enumerate(rows, 1)]


def _claim(
    number: int, pieces: list[str], standalone: str, kind: Kind, worth: float, topic: str, extra: dict[str, Any]
) -> Claim:
    spans = []
    for piece in pieces:
        start = TEXT.index(piece)
        spans.append(Span(start=start, end=start + len(piece)))
    second = TEXT.index("\n\n")
    return Claim(
        id=f"c{number}",
        spans=spans,
        text=" ".join(pieces),
        standalone=standalone,
        kind=kind,
        worth=worth,
        topic=topic,
        speaker="Donald J. Trump",
        utterance=int(spans[0].start > second),
        sentence=Span(start=spans[0].start, end=spans[-1].end),
        **extra,
    )


def guide() -> Guide:
    """The whole guide."""
    from .sample_findings import conduct, earlier, findings

    claims = _claims()
    gap = TEXT.index("\n\n")
    topics: dict[str, list[str]] = {}
    for claim in claims:
        topics.setdefault(claim.topic, []).append(claim.id)
    return Guide(
        title="“They can help solve problems”: the President on his call to Moscow",
        deck="What two posts claim, and what the record says about each claim: who, when, and how sure.",
        byline="Drafted by Glossator, reviewed by the desk",
        image=Image(data=picture(), alt="Grey stripes", credit="Nobody / public domain"),
        filed_under=["Russia", "North Korea", "Syria", "Ukraine", "Arms control"],
        statement=Statement(
            text=TEXT,
            speaker="Donald J. Trump",
            date=DAY,
            medium="two posts",
            title="On the call to Moscow",
            address="https://posts.example/status/1",
            language="en",
            utterances=[
                Utterance(
                    span=Span(start=0, end=gap),
                    speaker="Donald J. Trump",
                    address="https://posts.example/status/1",
                    time=datetime(2018, 3, 21, 18, 56, tzinfo=UTC),
                ),
                Utterance(
                    span=Span(start=gap + 2, end=len(TEXT)),
                    speaker="Donald J. Trump",
                    seconds=None,
                    address="https://posts.example/status/2",
                    time=datetime(2018, 3, 21, 19, 5, tzinfo=UTC),
                ),
            ],
            remarks=[
                "the two posts were read as one statement because the first ends, and the second starts, with dots"
            ],
        ),
        claims=claims,
        topics=[Topic(title=title, claims=ids) for title, ids in topics.items()],
        findings=findings(),
        conduct=conduct(),
        earlier=earlier(),
        reviews=[
            Review(
                claim="c1", reviewer="A. Editor", at="2018-03-22T09:30:00Z", note="Both readouts read.", signed=True
            ),
            Review(
                claim="c2",
                reviewer="A. Editor",
                at="2018-03-22T09:40:00Z",
                signed=True,
                note="The call was in March 2012.",
            ),
        ],
        method=Method(
            program="glossator 0.1.0",
            models={"verifier": "verifier-1", "embedder": "embedder-1", "grammar": "en_core_web_sm 3.8.0"},
            settings={"evidence per claim": "8", "search": "hybrid"},
            as_of=DAY,
            documents=113_000,
            passages=241_000,
            first=date(2002, 1, 1),
            last=DAY,
            undated=212,
            later=40_113,
        ),
    )
