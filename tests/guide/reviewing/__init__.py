"""What people decide on a guide."""
