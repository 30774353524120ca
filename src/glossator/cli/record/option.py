"""The option of every command on a record: where it is."""

from typing import Annotated

import typer

# Text, not a path: a URL made into a path loses a slash.
RecordAt = Annotated[
    str,
    typer.Option("--record", metavar="DIR", help="The record's folder, or its URL: s3://, gs:// or az://BUCKET/PATH."),
]
DEFAULT = "record"
