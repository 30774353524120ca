"""The guide for other programs: tables, captions, linked data, captures."""
