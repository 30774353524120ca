"""The page, and fragments for embedding in other pages."""
