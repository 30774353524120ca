"""A static site of guides: its contents, writing it, checking its links."""
