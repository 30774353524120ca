"""The parts of a batch: lines in, one outcome per line out."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from glossator.speech.model import Listening


@dataclass(frozen=True)
class Item:
    """One statement to annotate: its text, or the file that holds it, and what its line says about it."""

    line: int
    name: str  # the stem of its guide's files
    text: str | None = None
    file: Path | None = None
    told: dict[str, str] = field(default_factory=dict)  # speaker, date, medium, address, title, format
    as_of: datetime.date | None = None


@dataclass(frozen=True)
class Job:
    """What applies to every statement of a batch. `record` and `out` are places, `faces` names of `guide.faces`."""

    record: str
    out: Path
    as_of: datetime.date | None = None
    since: bool = False
    actors: str = ""
    faces: tuple[str, ...] = ("page", "json")
    defaults: dict[str, str] = field(default_factory=dict)  # defaults for a statement whose line does not say
    listening: Listening | None = None  # how recordings are transcribed


class Outcome(BaseModel):
    """The outcome of one line. `made_from` changes with the statement, the options, the record and the program."""

    model_config = ConfigDict(frozen=True)

    line: int
    id: str = Field(description="stem of the guide's files; '' where the line could not be read")
    files: list[str] = Field(default=[], description="names in the folder of guides; none where it failed")
    claims: int = 0
    findings: dict[str, int] = Field(default={}, description="findings by verdict")
    seconds: float = 0.0
    made_from: str = ""
    reason: str = Field(default="", description="why there is no guide; '' where there is one")

    @property
    def failed(self) -> bool:
        """True if no guide was made."""
        return bool(self.reason)


@dataclass
class Summary:
    """Counts of a run so far. `kept` guides were up to date."""

    made: int = 0
    kept: int = 0
    failed: int = 0
    seconds: float = 0.0

    @property
    def done(self) -> int:
        """The number of lines done."""
        return self.made + self.kept + self.failed
