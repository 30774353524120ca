"""Spreadsheets: claims out as CSV and XLSX, and changed rows in again as acts of who sends them."""
