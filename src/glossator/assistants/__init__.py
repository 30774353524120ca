"""The record for assistants: a server of the Model Context Protocol, whose every answer carries quotes with places."""
