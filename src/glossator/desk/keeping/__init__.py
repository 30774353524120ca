"""A desk in one file: backed up while it runs, and put back whole or not at all, on either database."""
