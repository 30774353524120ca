"""The place at a URL or path: a folder of this machine, or a prefix in object storage."""

import re
from pathlib import Path

from glossator.errors import RecordError
from glossator.record.places.folder import Folder
from glossator.record.places.place import Place

_ADDRESS = re.compile(r"(?P<scheme>[a-z][a-z0-9+]{1,15}):/(?P<rest>.*)", re.DOTALL)
_STORAGE = ("s3", "gs", "az")


def place_of(address: str | Path) -> Place:
    """The place at a path or a URL: s3://, gs://, az:// or file://. Raises RecordError for any other."""
    # A Path made from a URL has lost a slash.
    found = _ADDRESS.fullmatch(str(address))
    if not found or (found["scheme"] not in (*_STORAGE, "file") and not found["rest"].startswith("/")):
        return Folder(Path(address))
    scheme, rest = found["scheme"], found["rest"]
    if scheme == "file":
        return Folder(Path("/" + rest.lstrip("/")))
    if scheme not in _STORAGE:
        raise RecordError(f"{address}: not a place for a record; use a folder, or s3://, gs:// or az://BUCKET/PATH")
    bucket, _, prefix = rest.lstrip("/").partition("/")
    if not bucket or not prefix.strip("/"):
        raise RecordError(f"{address}: no path in the bucket; write {scheme}://BUCKET/PATH")
    return _bucket(scheme, bucket, prefix.strip("/"))


def _bucket(scheme: str, bucket: str, prefix: str) -> Place:
    try:
        from glossator.record.places.bucket import Bucket
    except ModuleNotFoundError as problem:
        raise RecordError(
            f"{scheme}://{bucket}/{prefix}: object storage needs the package {problem.name}: "
            "pip install 'glossator[cluster]'"
        ) from problem
    return Bucket(scheme, bucket, prefix)
