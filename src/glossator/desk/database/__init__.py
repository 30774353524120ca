"""The desk's tables, on SQLite or PostgreSQL, and the migrations between versions of them."""
