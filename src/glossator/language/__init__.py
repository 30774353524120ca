"""What reads English, and knows no claim and no record: every room may use it."""
