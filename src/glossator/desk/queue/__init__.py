"""What waits for whom: guides and claims in order, repeats joined, work given and asked about."""
