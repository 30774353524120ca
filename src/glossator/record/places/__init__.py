"""Where a record is stored: a folder of this machine or a prefix in object storage, and whose turn it is."""
