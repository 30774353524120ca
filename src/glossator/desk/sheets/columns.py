"""The columns of a spreadsheet of claims."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from glossator.language import lists


class Column(BaseModel):
    """One column; `edit` where a person may change it."""

    model_config = ConfigDict(frozen=True)

    key: str
    name: str
    width: int
    edit: bool = False


class Sheet(BaseModel):
    """All columns in their order, and what the file says of itself."""

    model_config = ConfigDict(frozen=True)

    columns: tuple[Column, ...]
    about: tuple[str, ...]

    @property
    def edited(self) -> tuple[str, ...]:
        """The keys of the columns that may be changed."""
        return tuple(one.key for one in self.columns if one.edit)

    def called(self, key: str) -> str:
        """What a column is called in a sentence; '' where there is none."""
        return next((one.name.removesuffix(" (edit)") for one in self.columns if one.key == key), "")


@cache
def sheet() -> Sheet:
    """The sheet as its data file has it."""
    return Sheet.model_validate(lists.load("desk", "sheet"))
