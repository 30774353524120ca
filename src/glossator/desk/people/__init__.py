"""The people at the desk: accounts, roles, sessions, tokens."""
