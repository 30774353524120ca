"""Files that are a zip of parts: office files, workbooks, e-books. Opened within bounds, nothing resolved or run.

Decompressed bytes are counted as they come, whatever length a part states.
"""

import io
import zipfile
import zlib
from typing import Any

from glossator.errors import InputError
from glossator.formats.unsupported import instead

LARGEST = 100_000_000  # bytes, packed
LARGEST_UNPACKED = 400_000_000
LARGEST_PART = 60_000_000  # bytes of one part of XML
MOST_PARTS = 20_000
MOST_TAGS = 20_000_000  # of all parts; once parsed, each takes a hundred times its length
# By extension: what it is called, and what else it can be saved as.
KINDS = {
    "docx": ("a Word document", ".txt"),
    "odt": ("an OpenDocument text", ".docx or .txt"),
    "xlsx": ("a workbook", ".csv"),
    "pptx": ("a PowerPoint file", ".pdf"),
    "epub": ("an e-book in EPUB", ".html or .txt"),
}
_FOLDERS = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_LONGEST_KIND = 100  # bytes
_OPEN_KINDS = {"text": "odt", "spreadsheet": "ods", "presentation": "odp"}
_OLE = b"\xd0\xcf\x11\xe0"
_PIECE = 64 * 1024  # bytes unpacked at once
_ENTITY = tuple("<!ENTITY".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


class Package:
    """The parts of a file by name. Raises InputError if the file is of another kind, protected, or too large."""

    def __init__(
        self,
        data: bytes,
        kind: str,
        *,
        unpacked: int = LARGEST_UNPACKED,
        part: int = LARGEST_PART,
        parts: int = MOST_PARTS,
        tags: int = MOST_TAGS,
    ) -> None:
        self._what, other = KINDS[kind]
        self._again = f"get it again, or save it as {other}"
        self._smaller = f"save it in parts, or as {other}"
        if data.startswith(_OLE):
            step = f"save it as .{kind}, without a password"
            raise InputError(f"protected with a password, or in a format of Office before 2007; {step}")
        if len(data) > LARGEST:
            raise InputError(f"larger than {LARGEST:,} bytes; {self._smaller}")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._check_kind(kind)
        except (*_DAMAGE, RuntimeError) as problem:
            raise InputError(f"not {self._what} (damaged zip); {self._again}") from problem
        self._parts = {entry.filename: entry for entry in self._archive.infolist()}
        self._part, self._left, self._tags = part, unpacked, tags
        if len(self._parts) > parts:
            raise InputError(f"holds more than {parts:,} parts; {self._smaller}")

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        if name not in self._parts:
            raise InputError(f"not {self._what} ({name} is missing); {self._again}")
        made, most = bytearray(), min(self._part, self._left)
        try:
            with self._archive.open(self._parts[name]) as part:
                while len(made) <= most and (piece := part.read(_PIECE)):
                    made += piece
        except RuntimeError as problem:  # how the library reports an encrypted part
            raise InputError("protected with a password; save it without one") from problem
        except _DAMAGE as problem:
            raise InputError(f"not {self._what} ({name} is damaged); {self._again}") from problem
        if len(made) > most:
            raise InputError(f"unpacks to more than {most:,} bytes; {self._smaller}")
        self._left -= len(made)
        self._tags -= made.count(b"<")
        if self._tags < 0:
            raise InputError(f"unpacks to more than the limit (endless tags); {self._smaller}")
        return bytes(made)

    def xml(self, name: str) -> Any:
        """The root of a part's XML, without comments."""
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            return etree.fromstring(self._plain_xml(name), parser)
        except etree.XMLSyntaxError as problem:
            why = f"{name}: {str(problem)[:100]}"
            raise InputError(f"not {self._what} ({why}); {self._again}") from problem

    def repacked(self) -> io.BytesIO:
        """The package for libraries that unpack on their own: XML parts as unpacked here, all others emptied."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as anew:
            for name in filter(None, self._parts):
                anew.writestr(name, self._plain_xml(name) if name.endswith((".xml", ".rels")) else b"")
        return made

    def _plain_xml(self, name: str) -> bytes:
        content = self.read(name)
        if any(mark in content for mark in _ENTITY):
            raise InputError(f"declares entities ({name}), which word processors never do; {self._again}")
        return content

    def _check_kind(self, kind: str) -> None:
        found = _kind(self._archive)
        if found in KINDS and found != kind:
            raise InputError(f"not {self._what} but {KINDS[found][0]}: rename it to end in .{found}")
        if found and found != kind:
            raise InputError(f"not {self._what} ({instead(f'file.{found}')})")


def kind_of(data: bytes) -> str:
    """One of KINDS, by the parts of a zip; '' for any other file."""
    try:
        found = _kind(zipfile.ZipFile(io.BytesIO(data)))
    except (*_DAMAGE, RuntimeError):
        return ""
    return found if found in KINDS else ""


def _kind(archive: zipfile.ZipFile) -> str:
    """The extension that fits the parts; '' if that cannot be told."""
    names = set(archive.namelist())
    if "mimetype" in names:
        with archive.open("mimetype") as part:
            said = part.read(_LONGEST_KIND).decode("latin-1").strip()
        if said.startswith(_OPEN_DOCUMENT):
            return _OPEN_KINDS.get(said.removeprefix(_OPEN_DOCUMENT).split("-")[0], "")
    if "META-INF/container.xml" in names:
        return "epub"
    return next((kind for folder, kind in _FOLDERS.items() if any(name.startswith(folder) for name in names)), "")
