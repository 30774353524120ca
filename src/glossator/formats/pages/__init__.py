"""Web pages: the article without boilerplate, the page's metadata, and pages saved as one file."""
