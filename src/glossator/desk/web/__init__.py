"""The desk's pages and its JSON API: routes, each with the role it needs."""
