"""What somebody may do: four roles, each with all that the one before it may."""

from enum import StrEnum


class Role(StrEnum):
    """A reader reads, a reporter works on guides, an editor signs off and publishes, an admin keeps the accounts."""

    READER = "reader"
    REPORTER = "reporter"
    EDITOR = "editor"
    ADMIN = "admin"

    def may(self, needed: "Role") -> bool:
        """True when this role includes what `needed` may do."""
        order = list(Role)
        return order.index(self) >= order.index(needed)
