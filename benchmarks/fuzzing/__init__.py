"""Hostile input: where it comes from, how it is changed, and how the program is watched while it reads it."""
