"""The record at the desk: what is on file, a document as people read it, and what is added and taken off."""
