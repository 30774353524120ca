"""Data types of the guide: everything the faces show, and nothing that changes from run to run."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import cast

from pydantic import BaseModel, Field

from glossator.conduct.model import Ledger
from glossator.evidence.model import Earlier, Evidence, Finding, Source, Stance
from glossator.spans import Anchor
from glossator.statement.model import Claim, Statement


class Topic(BaseModel):
    """The claims about one subject, as a section of the guide."""

    title: str
    claims: list[str] = Field(description="claim ids, in the order of the statement")


class Image(BaseModel):
    """A picture above the guide: embedded as a data: URL, so that the page stays one file, or a URL only."""

    data: str = Field(default="", description="a data: address; empty when the picture is only named by its address")
    alt: str = Field(description="what it shows, for those who cannot see it")
    credit: str
    address: str = Field(default="", description="where the picture is; a link, never loaded by the page")


class Method(BaseModel):
    """What is needed to reproduce the guide."""

    program: str
    models: dict[str, str]
    settings: dict[str, str]
    as_of: date | None
    documents: int
    passages: int
    first: date | None
    last: date | None
    undated: int
    later: int = Field(default=0, description="documents on file that were published after the day, and not read")


class EarlierWords(BaseModel):
    """The speaker's own earlier words: how many were searched, and those that bear on a claim."""

    searched: int
    first: date | None
    last: date | None
    found: dict[str, list[Earlier]] = Field(description="by claim id")


class Act(StrEnum):
    """The effect of a review on a finding."""

    REVIEWED = "reviewed"  # remarked, set or signed; a changed finding needs a new signature
    FOUND = "found"  # a person's own finding, overriding the program's
    WITHHELD = "withheld"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"  # the latest signature is withdrawn
    REWORDED = "reworded"  # the claim was reworded: earlier findings and signatures applied to the old wording


class Review(BaseModel):
    """A person's review of a claim, with name and time; never overwritten by a re-run."""

    claim: str
    reviewer: str
    at: str = Field(description="ISO 8601")
    verdict: str = ""
    note: str = ""
    signed: bool = False
    words: str = Field(default="", description="the claim's words, for a review whose claim is no longer read")
    act: Act = Act.REVIEWED
    address: str = Field(default="", description="where a person's own finding rests on, outside the record")


class Choosing(StrEnum):
    """A person's decision on a quote."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    RESTORED = "restored"
    PLACED = "placed"
    SIDED = "sided"
    PINNED = "pinned"


class Choice(BaseModel):
    """A person's decision on one quote beside a claim, with name and time; the last one of a kind applies."""

    claim: str
    evidence: str = Field(description="id of the evidence")
    act: Choosing
    by: str
    at: str = Field(description="ISO 8601")
    note: str = Field(default="", description="why")
    place: int | None = Field(default=None, description="the place it was put on; 1 is the first")
    stance: Stance | None = Field(default=None, description="the side it was set to, or stood on when it was accepted")
    decides: bool | None = Field(
        default=None, description="whether it settles the claim by itself, if a person said so"
    )
    about: str = Field(default="", description="the claim as it was worded then")
    source: Source
    quote: Anchor
    piece: Evidence | None = Field(default=None, description="the evidence itself, where a person put it there")
    words: str = Field(default="", description="the claim's words, for a choice that is set aside")


FORMAT = "1"  # format version of the JSON; incremented by every change that earlier releases would not understand
FACES = "glossator.faces.registry"  # imported by name only: every face depends on the guide
REWORDED = "≈"  # marks a sentence reworded by a language model


class Sentence(BaseModel):
    """One composed sentence: its quotations are found on file, everything else is licensed by the evidence it cites."""

    text: str
    cites: list[str] = Field(
        default=[], description="ids of the evidence it is made of, in order; in the lede, of claims too"
    )
    begins: bool = Field(default=False, description="begins a paragraph")
    composed: str = Field(default="", description="the sentence as composed, where a language model reworded it")

    @property
    def shown(self) -> str:
        """The sentence as printed, marked if it was reworded."""
        return f"{self.text} {REWORDED}" if self.composed else self.text


class Prose(BaseModel):
    """The guide as prose: the lede, under each topic, and for each claim; composed from the evidence."""

    lede: list[Sentence] = []
    topics: list[list[Sentence]] = Field(default=[], description="in the order of the guide's topics")
    notes: dict[str, list[Sentence]] = Field(default={}, description="by claim id")
    reworded_by: str = Field(default="", description="the language model that reworded some sentences, if one did")

    def each(self, turn: Callable[[Sentence], Sentence]) -> "Prose":
        """The prose with `turn` applied to every sentence under a topic or claim; the lede is unchanged."""
        return self.model_copy(update={
            "topics": [[turn(one) for one in told] for told in self.topics],
            "notes": {claim: [turn(one) for one in told] for claim, told in self.notes.items()},
        })  # fmt: skip

    @property
    def told(self) -> list[Sentence]:
        """Every sentence under a topic or claim, in page order."""
        return [one for sentences in (*self.topics, *self.notes.values()) for one in sentences]

    def under(self, topic: int) -> list[Sentence]:
        """The sentences under a topic, by its index; none for claims without a topic."""
        return self.topics[topic] if topic < len(self.topics) else []

    def note_under(self, topic: int) -> str:
        """The id of the one claim whose note is all that is told under a topic, by its index; '' otherwise."""
        sentences = self.under(topic)
        return next((claim for claim, told in self.notes.items() if sentences and told == sentences), "")


Written = str | list[str] | Image | None


class Edit(BaseModel):
    """A person's edit of the guide's head, with name and time; the last edit of a field applies."""

    field: str = Field(description="title, deck, byline, image, filed_under, address or statement_address")
    by: str
    at: str = Field(description="ISO 8601; empty when it came with the options of a run")
    value: Written
    was: Written = None


class Retold(BaseModel):
    """A person's own prose in one place of the guide; None reverts to the composed prose. The last one applies."""

    place: str = Field(description="lede, note:CLAIM or topic:TITLE")
    sentences: list[Sentence] | None
    by: str
    at: str = Field(description="ISO 8601")
    note: str = ""
    words: str = Field(default="", description="the claim's words, for prose on a claim that is no longer read")


class Cutting(StrEnum):
    """A person's change to the segmentation of a statement into claims."""

    REWORDED = "reworded"
    DROPPED = "dropped"
    ADDED = "added"
    SPLIT = "split"
    MERGED = "merged"


class Recut(BaseModel):
    """A person's change to the claims themselves, with the claims before and after it."""

    act: Cutting
    by: str
    at: str = Field(description="ISO 8601")
    note: str = ""
    was: list[Claim] = []
    now: list[Claim] = []


class Correction(BaseModel):
    """A correction shown to readers; a retraction withdraws the whole guide."""

    text: str
    by: str
    at: str = Field(description="ISO 8601")
    claim: str = Field(default="", description="the claim it is about; empty for the guide as a whole")


class Aside(BaseModel):
    """Decisions on claims or quotes that a later run no longer finds: kept, and restored when they reappear."""

    choices: list[Choice] = []
    retold: list[Retold] = []
    recut: list[Recut] = []


class Guide(BaseModel):
    """The finished annotation of one statement."""

    version: str = FORMAT
    title: str
    deck: str = ""
    byline: str = ""
    image: Image | None = None
    filed_under: list[str] = []
    address: str = Field(default="", description="where the guide's own page stands, for links to share it")
    slug: str = Field(default="", description="its name on a site, once published; made from day and title without it")
    statement: Statement
    claims: list[Claim]
    topics: list[Topic]
    findings: list[Finding]
    conduct: list[Ledger] = []
    earlier: EarlierWords | None = None
    prose: Prose | None = Field(default=None, description="None in a guide of an earlier version: composed when shown")
    reviews: list[Review] = []
    set_aside: list[Review] = Field(default=[], description="reviews of claims that a later run no longer reads")
    edits: list[Edit] = Field(default=[], description="oldest first")
    choices: list[Choice] = Field(default=[], description="what people decided on quotes, oldest first")
    retold: list[Retold] = Field(default=[], description="people's own prose, oldest first")
    recut: list[Recut] = Field(default=[], description="people's changes to the claims, oldest first")
    unchecked: list[str] = Field(default=[], description="claims whose words the record has not been asked about yet")
    corrections: list[Correction] = Field(default=[], description="oldest first")
    retracted: Correction | None = Field(default=None, description="why the whole guide was withdrawn, if it was")
    aside: Aside | None = Field(default=None, description="decisions on what a later run no longer reads")
    method: Method

    @classmethod
    def load(cls, path: str | Path) -> "Guide":
        """The guide in a JSON file. Raises InputError that names the file and the reason.

        A guide of a later release is refused, one of an earlier release is migrated.
        """
        return cast("Guide", import_module("glossator.guide.json").read(path))

    def save(self, path: str | Path) -> Path:
        """Write the guide in the format of the file's extension (.json, .html, .md …), atomically, replacing the file.

        Raises InputError for an unsupported extension, or if the file cannot be written.
        """
        faces, path = import_module(FACES), Path(path)
        return cast("Path", faces.write(faces.of_file(path), self, path))

    def to_html(self) -> str:
        """The page: one self-contained HTML file without external requests."""
        return cast("str", import_module(FACES).render("page", self))

    def finding(self, claim: str) -> Finding:
        """The finding on a claim id. Raises KeyError if there is none."""
        for finding in self.findings:
            if finding.claim == claim:
                return finding
        raise KeyError(claim)
