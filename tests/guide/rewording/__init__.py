"""A language model rewords: asking it, keeping its answers, holding each to its quotes."""
