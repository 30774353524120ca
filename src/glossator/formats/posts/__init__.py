"""Posts of social networks and their exports."""
