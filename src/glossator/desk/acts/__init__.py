"""Acts of people on a guide: what each is told, how it is done, logged and undone."""
