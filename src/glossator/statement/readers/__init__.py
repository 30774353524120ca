"""Statement readers, one file per format; each `read` takes the file's text or bytes and returns a `Reading`."""
