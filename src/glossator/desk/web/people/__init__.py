"""Logging in, accounts, the log, and how the newsroom works."""
