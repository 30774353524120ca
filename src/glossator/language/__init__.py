"""Linguistic analysis of English text. Knows nothing of claims or records, so that every room may use it."""
