"""Mail, and what is packed as mail is."""
