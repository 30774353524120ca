"""Format detection: by file name if that is conclusive, else by the first bytes."""

from pathlib import PurePath

from glossator.errors import InputError
from glossator.formats import files, plugins, timed_text
from glossator.formats.encoding import encoding_of_lines
from glossator.formats.office import package
from glossator.formats.posts import exports
from glossator.formats.unsupported import instead
from glossator.statement.readers import captions, table, timed, transcript, webpage

FORMATS = (
    "text", "markdown", "posts", "transcript", "captions", "webpage", "mhtml", "mail", "pdf", "docx", "odt", "rtf",
    "table", "xlsx", "repository", "picture",
)  # fmt: skip

LARGEST = exports.LARGEST
LARGEST_TEXT = 20_000_000  # bytes of one statement; a day of parliament is a twentieth of it
_EXPORTS = ("posts", "repository", "picture", "table", "mhtml", "mail", "pdf", "docx", "odt", "rtf", "xlsx")
_MANY = (".mbox", ".warc", ".wacz")

_BY_NAME = {
    ".md": "markdown", ".markdown": "markdown", ".json": "posts", ".jsonl": "posts", ".ndjson": "posts", ".js": "posts",
    ".vtt": "captions", ".srt": "captions", **dict.fromkeys(timed_text.SUFFIXES, "captions"),
    ".car": "repository",
    ".png": "picture", ".jpg": "picture", ".jpeg": "picture", ".tif": "picture", ".tiff": "picture",
    ".html": "webpage", ".htm": "webpage", ".xhtml": "webpage",
    ".mhtml": "mhtml", ".mht": "mhtml", ".eml": "mail",
    ".pdf": "pdf", ".docx": "docx", ".odt": "odt", ".rtf": "rtf", ".xlsx": "xlsx",
}  # fmt: skip


def unpack(data: bytes) -> bytes:
    """`data`, or the contents of a gzip file. Raises InputError if it is truncated or too large."""
    return files.unpacked(data, LARGEST)


def within(data: bytes, largest: int) -> bytes:
    """`data`. Raises InputError if it is larger than `largest` bytes."""
    if len(data) > largest:
        raise InputError(f"larger than {largest:,} bytes")
    return data


def largest(form: str) -> int:
    """The maximum size of a format in bytes."""
    return LARGEST if form in _EXPORTS or plugins.is_read(form) else LARGEST_TEXT


def detect(name: str, data: bytes) -> str:
    """One of FORMATS for a file `name` with contents `data`. Raises InputError with advice for unsupported files."""
    suffix = PurePath(name.removesuffix(".gz")).suffix.lower()
    if suffix not in _BY_NAME and plugins.is_read(suffix):
        return suffix
    if step := instead(name):
        raise InputError(f"not read as a statement ({step})")
    if suffix in _MANY:
        raise InputError("contains many documents: add it to the record, or give one message or page of it")
    if data.startswith(b"%PDF-"):
        return "pdf"
    by_name = _BY_NAME.get(suffix)
    if data.startswith(b"PK\x03\x04"):
        return _by_parts(data, by_name)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if by_name in {None, "posts"} and data[:2_000].lstrip().startswith((b"{", b"[")) and _is_timed(data):
        return "captions"
    if by_name:
        return by_name
    start = data[:200_000].decode(encoding_of_lines([data[:200_000]])[0], "replace").lstrip("\ufeff")
    if captions.looks_like(start):
        return "captions"
    if webpage.looks_like(start):
        return "webpage"
    if start.lstrip().startswith("<?xml") or suffix == ".xml":
        raise InputError("XML other than a web page is not supported: save its text as .txt, or the page as .html")
    return _by_content(PurePath(name).suffix.lower(), start)


def _is_timed(data: bytes) -> bool:
    return len(data) <= LARGEST_TEXT and timed_text.looks_like(data.decode("utf-8", "replace"))


def _by_parts(data: bytes, by_name: str | None) -> str:
    kind = package.kind_of(data) or (by_name if by_name in {*package.KINDS, "rtf"} else "docx")
    if kind not in FORMATS:
        raise InputError(f"{package.KINDS[kind][0]} is not read as a statement; save its text as .docx or .txt")
    return kind


def _by_content(suffix: str, start: str) -> str:
    if start.lstrip().startswith(("{", "[{", "window.")):
        return "posts"
    if table.looks_like(start):
        return "table"
    if suffix in {".csv", ".tsv"}:
        return "posts"
    if start.startswith("---\n") or start.lstrip().startswith("# "):
        return "markdown"
    return of_text(start)


def of_text(text: str) -> str:
    """'transcript' if turns are labelled, 'captions' if lines have times, else 'text'."""
    if transcript.looks_like(text):
        return "transcript"
    return "captions" if timed.looks_like(text) else "text"
