"""The one option every command about a record takes: where it is."""

from typing import Annotated

import typer

# Text, not a path: a path made of an address loses a slash.
RecordAt = Annotated[
    str,
    typer.Option(
        "--record", metavar="DIR", help="The record's folder, or its address: s3://, gs:// or az://BUCKET/PATH."
    ),
]
DEFAULT = "record"
