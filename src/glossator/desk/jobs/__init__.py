"""Long tasks in the background: jobs in order, the worker that does them, and what they do."""
