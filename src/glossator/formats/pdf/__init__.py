"""PDF files, with text in them or as images of pages."""
