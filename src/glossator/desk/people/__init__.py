"""Who works at the desk: accounts, roles, visits, tokens."""
