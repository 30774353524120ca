"""A static site of guides: what stands on it, how it is written, whether its links hold."""
