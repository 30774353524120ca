"""What is followed while it is spoken, and its public page."""
