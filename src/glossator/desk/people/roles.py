"""Permissions: four roles, each including those before it."""

from enum import StrEnum


class Role(StrEnum):
    """A reader reads, a reporter works on guides, an editor signs off and publishes, an admin keeps the accounts."""

    READER = "reader"
    REPORTER = "reporter"
    EDITOR = "editor"
    ADMIN = "admin"

    def may(self, needed: "Role") -> bool:
        """True if this role includes the permissions of `needed`."""
        order = list(Role)
        return order.index(self) >= order.index(needed)
