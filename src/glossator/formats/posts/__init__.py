"""Posts as networks and their exports hold them."""
