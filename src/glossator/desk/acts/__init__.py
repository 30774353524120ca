"""People's acts on a guide: the form of each, and how it is done, logged and undone."""
