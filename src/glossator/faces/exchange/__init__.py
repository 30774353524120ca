"""The guide for other programs: tables, captions, linked data, web archives."""
