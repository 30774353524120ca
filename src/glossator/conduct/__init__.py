"""Conduct: who did what to whom, by the record."""
