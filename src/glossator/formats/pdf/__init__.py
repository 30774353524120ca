"""PDF files, with text in them or as pictures of pages."""
