"""Fuzzing: seeds, mutations, surfaces, and a watch on the process that reads."""
