"""A desk in one file: backed up while it runs, and restored completely or not at all, on either database."""
