"""The queue, spreadsheets and the site."""
