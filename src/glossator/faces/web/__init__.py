"""The page, and the pieces that stand in other pages."""
