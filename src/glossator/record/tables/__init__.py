"""The tables of a record: their rows, their head, and the maintenance that keeps them fast."""
