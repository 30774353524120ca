"""Search by words, by meaning and by filters, and several searches at once."""
