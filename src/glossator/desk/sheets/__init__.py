"""Spreadsheets: claims exported as CSV and XLSX, and changed rows imported as acts of their sender."""
