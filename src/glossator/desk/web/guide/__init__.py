"""The pages of one guide."""
