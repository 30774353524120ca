"""What is followed while it is spoken: its lines, its notes, and the processes that make them."""
