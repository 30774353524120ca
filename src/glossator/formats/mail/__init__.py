"""Mail, and other files in mail's format."""
