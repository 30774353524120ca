"""From a statement to a guide while one watches."""
