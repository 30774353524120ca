"""The guide as Markdown and in the terminal."""
