"""The annotated guide: everything the faces show, and nothing that changes from run to run."""

from collections.abc import Callable
from datetime import date

from pydantic import BaseModel, Field

from glossator.conduct.model import Ledger
from glossator.evidence.model import Earlier, Finding
from glossator.statement.model import Claim, Statement


class Topic(BaseModel):
    """The claims about one subject, as a section of the guide."""

    title: str
    claims: list[str] = Field(description="claim ids, in the order of the statement")


class Image(BaseModel):
    """A picture above the guide: embedded as a data: address, so that the page stays one file, or only named."""

    data: str = Field(default="", description="a data: address; empty when the picture is only named by its address")
    alt: str = Field(description="what it shows, for those who cannot see it")
    credit: str
    address: str = Field(default="", description="where the picture is; a link, never loaded by the page")


class Method(BaseModel):
    """What anyone needs to make the guide again."""

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


class Review(BaseModel):
    """What a person changed or signed, with who and when; never overwritten by a re-run."""

    claim: str
    reviewer: str
    at: str = Field(description="ISO 8601")
    verdict: str = ""
    note: str = ""
    signed: bool = False
    words: str = Field(default="", description="the claim's words, for a review whose claim is no longer read")


REWORDED = "≈"  # stands behind a sentence that a language model reworded


class Sentence(BaseModel):
    """One composed sentence: its quotations are found on file, the rest is licensed by the evidence it cites."""

    text: str
    cites: list[str] = Field(
        default=[], description="ids of the evidence it is made of, in order; in the lede, of claims"
    )
    begins: bool = Field(default=False, description="begins a paragraph")
    composed: str = Field(default="", description="the sentence as composed, where a language model reworded it")

    @property
    def shown(self) -> str:
        """The sentence as a reader sees it, with a mark where it was reworded."""
        return f"{self.text} {REWORDED}" if self.composed else self.text


class Prose(BaseModel):
    """The guide told in sentences: at its head, under each topic, and for each claim; composed from the evidence."""

    lede: list[Sentence] = []
    topics: list[list[Sentence]] = Field(default=[], description="in the order of the guide's topics")
    notes: dict[str, list[Sentence]] = Field(default={}, description="by claim id")
    reworded_by: str = Field(default="", description="the language model that reworded some sentences, if one did")

    def each(self, turn: Callable[[Sentence], Sentence]) -> "Prose":
        """The prose with every sentence under a topic or of a claim turned; the lede stays."""
        return self.model_copy(update={
            "topics": [[turn(one) for one in told] for told in self.topics],
            "notes": {claim: [turn(one) for one in told] for claim, told in self.notes.items()},
        })  # fmt: skip

    @property
    def told(self) -> list[Sentence]:
        """Every sentence under a topic or of a claim, in the order of the page."""
        return [one for sentences in (*self.topics, *self.notes.values()) for one in sentences]

    def under(self, topic: int) -> list[Sentence]:
        """The sentences under a topic, by its place among the guide's; none under claims that no topic names."""
        return self.topics[topic] if topic < len(self.topics) else []


Written = str | list[str] | Image | None


class Edit(BaseModel):
    """What a person wrote at the head of the guide, with who and when; the last edit of a field stands."""

    field: str = Field(description="title, deck, byline, image, filed_under, address or statement_address")
    by: str
    at: str = Field(description="ISO 8601; empty when it came with the options of a run")
    value: Written
    was: Written = None


class Guide(BaseModel):
    """The finished annotation of one statement."""

    version: str = "1"
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
    method: Method

    def finding(self, claim: str) -> Finding:
        """The finding on a claim id; raises KeyError when there is none."""
        for finding in self.findings:
            if finding.claim == claim:
                return finding
        raise KeyError(claim)
