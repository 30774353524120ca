"""Word-processor files: paragraphs in order; headings and notes are not speech, the first title names the statement."""

from glossator.formats.office import office
from glossator.statement.pieces import Reading
from glossator.statement.readers import paragraphs

FORMATS = ("docx", "odt", "rtf")


def read(data: bytes, form: str) -> Reading:
    """The paragraphs of a file in one of FORMATS. Raises InputError if it is damaged or too large."""
    found = office.read(data, form)
    titles = (block.text for block in found.blocks if block.is_heading and block.text)
    said = [block for block in found.blocks if not (block.row or block.is_heading or block.note)]
    reading = paragraphs.read([block.text for block in said])
    reading.title = next(titles, None) or found.title or None
    reading.date = found.made
    if reading.date:
        reading.remarks.append("the date is the day the document was made")
    if any(block.note for block in found.blocks):
        reading.remarks.append("footnotes and endnotes are left out: nobody spoke them")
    reading.remarks += found.remarks
    if reading.medium == "text":
        reading.medium = "document"
    return reading
