"""The guide as Markdown and for the terminal."""
