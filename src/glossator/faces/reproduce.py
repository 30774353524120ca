"""How to reproduce a guide."""

import shlex

from glossator.guide.model import Guide


def command(guide: Guide) -> str:
    """The command line that reproduces the guide; STATEMENT and RECORD stand for the reader's own files."""
    statement = guide.statement
    asked = {"speaker": statement.speaker, "date": statement.date, "medium": statement.medium,
             "title": guide.title, "as-of": guide.method.as_of}  # fmt: skip
    options = [f"--{name} {shlex.quote(str(value))}" for name, value in asked.items() if value]
    return " ".join(["glossator annotate STATEMENT --record RECORD", *options, "-o guide.html --json"])
