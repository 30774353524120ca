"""The settings of a desk: where its data, its record and its site are, and who may reach it."""

from dataclasses import dataclass, field
from pathlib import Path

from glossator.errors import InputError

DATABASE = "desk.sqlite"


@dataclass(frozen=True)
class Settings:
    """The settings of one desk. `folder` holds the database, uploads, captures and the site, unless named elsewhere."""

    folder: Path
    record: str
    database: str = ""
    site: Path | None = None
    behind_proxy: bool = False
    hosts: tuple[str, ...] = field(default=("127.0.0.1", "localhost", "[::1]"))
    captures: bool = False  # put copies of the quoted captures beside each published guide

    @property
    def database_url(self) -> str:
        """The database's URL for SQLAlchemy. Raises InputError for an unsupported kind."""
        if not self.database:
            return f"sqlite:///{(self.folder / DATABASE).absolute()}"
        if self.database.startswith("sqlite:///"):
            return self.database
        for start in ("postgresql://", "postgres://", "postgresql+psycopg://"):
            if self.database.startswith(start):
                return "postgresql+psycopg://" + self.database.removeprefix(start)
        raise InputError("--database: unsupported; use sqlite:///FILE or postgresql://…")

    @property
    def site_folder(self) -> Path:
        """Where published guides are written."""
        return self.site or self.folder / "site"
