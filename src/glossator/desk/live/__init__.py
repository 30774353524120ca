"""Statements followed live: their lines, their notes, and the processes that make them."""
