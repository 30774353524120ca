"""Publishing: the preview, the static site, and corrections when a published guide changes."""
