"""From a statement to a guide, with live progress."""
