"""Long work beside the pages: jobs in their order, the worker that does them, and what they do."""
