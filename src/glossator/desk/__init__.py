"""The desk: where a newsroom reviews, edits, signs off and publishes; a web application on an embedded database."""
