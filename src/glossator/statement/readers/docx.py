"""Word documents: paragraphs in order; headings are not speech, and the first title names the statement."""

from glossator.record.readers import docx_text
from glossator.record.readers.docx import opened
from glossator.statement.pieces import Reading
from glossator.statement.readers import paragraphs
from glossator.statement.times import to_date


def read(data: bytes) -> Reading:
    """The body's paragraphs; raises InputError for a damaged file or one that unpacks to too much."""
    file = opened(data)
    title, body = None, []
    styles = {style.style_id: style.name or "" for style in file.styles}
    for block in docx_text.blocks(file.element.body):
        if styles.get(block.style, "").startswith(("Title", "Heading")):
            title = title or block.text or None
        elif not block.row:
            body.append(block.text)
    about = file.core_properties
    reading = paragraphs.read(body)
    reading.title = title or about.title or None
    reading.date = to_date(about.created)
    if reading.date:
        reading.remarks.append("the date is the day the document was made")
    if docx_text.has_changes(file.element.body):
        reading.remarks.append(docx_text.CHANGED)
    if reading.medium == "text":
        reading.medium = "document"
    return reading
