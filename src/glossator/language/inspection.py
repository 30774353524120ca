"""One document, read closely: times, attributions, certainty and amounts."""

from datetime import date

from glossator.language import certainty, dates, quantities
from glossator.language.attribution import attributions
from glossator.language.model import Inspection


def inspect(text: str, date: date | None = None) -> Inspection:
    """Everything the readers of this room find in `text`, with offsets into it; `date` is the document's own."""
    return Inspection(
        times=dates.times(text, date),
        attributions=attributions(text),
        certainty=certainty.marks(text),
        quantities=quantities.quantities(text),
    )
