"""From files to rows: read, cut into passages, filed in batches, and given vectors."""
