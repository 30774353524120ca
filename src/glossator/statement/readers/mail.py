"""E-mail: the sender's own text; quoted messages and attachments are left out and counted."""

from glossator.formats.mail.mail import mail_of, of_message
from glossator.formats.mail.mail_text import body, text
from glossator.statement.pieces import Reading
from glossator.statement.readers import paragraphs


def read(data: bytes) -> Reading:
    """The sender's text, dated by the message. Raises InputError if it is not an e-mail."""
    message = mail_of(data)
    said, found = of_message(message), body(message)
    words, remarks = text(found)
    lines = words.split("\n")
    own = [line for line in lines if not line.startswith(">")]
    reading = paragraphs.read("\n".join(own).split("\n\n"))
    reading.title, reading.date = said.title or None, said.published
    named = "" if "@" in said.author else said.author
    reading.speaker = reading.speaker or named or None
    if reading.medium == "text":
        reading.medium = "mail"
    reading.remarks += [*said.remarks, *remarks]
    if quoted := len(lines) - len(own):
        reading.remarks.append(f"{quoted:,} lines quoted from other mails are left out")
    if found.attached:
        reading.remarks.append(f"files attached, which are no part of the statement: {len(found.attached):,}")
    return reading
