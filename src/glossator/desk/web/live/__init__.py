"""Statements followed live, and their public page."""
