"""Everything the language room reads in one document: times, attributions, certainty and quantities."""

from datetime import date

from glossator.language import certainty, dates, quantities
from glossator.language.attribution import attributions
from glossator.language.model import Inspection


def inspect(text: str, date: date | None = None) -> Inspection:
    """The analysis of `text` with offsets into it; `date` is the document's date."""
    return Inspection(
        times=dates.times(text, date),
        attributions=attributions(text),
        certainty=certainty.marks(text),
        quantities=quantities.quantities(text),
    )
