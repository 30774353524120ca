"""Login, accounts, the log, and the newsroom's settings."""
