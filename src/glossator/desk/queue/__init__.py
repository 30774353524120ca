"""The queue: guides and claims in order, repeats joined, work assigned and asked about."""
