"""One file a format; each `read` takes the file's text or bytes and gives a `Reading`."""
