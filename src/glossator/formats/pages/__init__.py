"""Web pages: the article without its furniture, what the page says of itself, and pages kept in one file."""
