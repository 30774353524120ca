"""The record for assistants: a Model Context Protocol server whose every answer carries quotes with places."""
