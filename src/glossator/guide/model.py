"""The annotated guide: everything the faces show, and nothing that changes from run to run."""

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
    """A picture above the guide; `data` is a data: address, so that the page stays one file."""

    data: str
    alt: str
    credit: str


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


class Guide(BaseModel):
    """The finished annotation of one statement."""

    version: str = "1"
    title: str
    deck: str = ""
    byline: str = ""
    image: Image | None = None
    filed_under: list[str] = []
    statement: Statement
    claims: list[Claim]
    topics: list[Topic]
    findings: list[Finding]
    conduct: list[Ledger] = []
    earlier: EarlierWords | None = None
    reviews: list[Review] = []
    method: Method

    def finding(self, claim: str) -> Finding:
        """The finding on a claim id; raises KeyError when there is none."""
        for finding in self.findings:
            if finding.claim == claim:
                return finding
        raise KeyError(claim)
