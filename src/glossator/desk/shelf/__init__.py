"""The record at the desk: what is on file, documents for reading, and documents added and removed."""
