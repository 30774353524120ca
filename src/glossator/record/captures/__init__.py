"""The raw bytes that documents were read from, in their web archives."""
