"""Publishing: the preview, the static site and what readers are told when a published guide changes."""
