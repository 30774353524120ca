"""The columns of a spreadsheet of claims."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from glossator.language import lists


class Column(BaseModel):
    """One column; `edit` if a person may change it."""

    model_config = ConfigDict(frozen=True)

    key: str
    name: str
    width: int
    edit: bool = False


class Sheet(BaseModel):
    """All columns in order, and the notes in the file."""

    model_config = ConfigDict(frozen=True)

    columns: tuple[Column, ...]
    about: tuple[str, ...]

    @property
    def edited(self) -> tuple[str, ...]:
        """The keys of the editable columns."""
        return tuple(one.key for one in self.columns if one.edit)

    def called(self, key: str) -> str:
        """The name of a column in a sentence; '' if there is none."""
        return next((one.name.removesuffix(" (edit)") for one in self.columns if one.key == key), "")


@cache
def sheet() -> Sheet:
    """The sheet as defined in its data file."""
    return Sheet.model_validate(lists.load("desk", "sheet"))
