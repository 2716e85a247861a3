"""Lists of what a record holds: sequences that show themselves in notebooks and turn into data frames."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from mahdar.errors import UsageError
from mahdar.export.labels import load_labels
from mahdar.export.plain import one_line
from mahdar.export.tables import rows as table_rows
from mahdar.model.links import Group
from mahdar.search.found import Found
from mahdar.search.lists import ArticleRow, PersonRow

if TYPE_CHECKING:
    import pandas

Item = TypeVar("Item", covariant=True)
Cells = dict[str, str | int | float | None]

# A notebook that is sent a whole record stands still; the rest is counted.
_SHOWN = 100
_TABLE = "border-collapse:collapse;text-align:start;line-height:1.7"
_CELL = "text-align:start;vertical-align:top;padding:.2em .6em;max-width:40em;white-space:normal"


class Listing(Sequence[Item], Generic[Item]):
    """A part of a list, and how long the whole is.

    Args:
        items: the part.
        total: how many there are in all.
        cells: an item as a flat row.
    """

    def __init__(self, items: Sequence[Item], total: int, cells: Callable[[Any], Cells]) -> None:
        self._items = tuple(items)
        self._cells = cells
        self.total = total

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Listing[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Listing[Item]:
        if isinstance(index, slice):
            return Listing(self._items[index], self.total, self._cells)
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        return f"<{len(self)} of {self.total}>"

    def rows(self) -> Iterator[Cells]:
        """Yield the items as flat rows, for tables."""
        return (self._cells(item) for item in self._items)

    def to_pandas(self) -> pandas.DataFrame:
        """Return the items as a data frame, one row each.

        Raises:
            UsageError: pandas is not installed.
        """
        try:
            import pandas
        except ImportError as error:
            raise UsageError("to_pandas needs pandas: pip install 'mahdar[pandas]'") from error
        return pandas.DataFrame(list(self.rows()))

    def _repr_html_(self) -> str:
        rows = list(self[:_SHOWN].rows())
        head = "".join(f"<th style='{_CELL}'><bdi>{escape(name)}</bdi></th>" for name in rows[0]) if rows else ""
        # Every cell takes its direction from its own words: a name in Latin letters does not scramble its row.
        body = "".join(
            "<tr>"
            + "".join(f"<td style='{_CELL}' dir='auto'>{escape(_shown(cell))}</td>" for cell in row.values())
            + "</tr>"
            for row in rows
        )
        note = f"<caption dir='ltr'>{len(rows)} / {self.total}</caption>"
        return f"<table dir='rtl' style='{_TABLE}'>{note}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def statement_cells(found: Found) -> Cells:
    """Return a statement as a flat row: the columns of exports, then its group."""
    row: Cells = dict(next(table_rows(found.reading, load_labels("en"))))
    group = found.group
    row["group"] = group.id if group else None
    row["reports"] = group.reports if group else None
    row["lower"] = group.lower if group else None
    row["upper"] = group.upper if group else None
    return row


def article_cells(article: ArticleRow) -> Cells:
    """Return an article as a flat row."""
    return {
        "article": article.id,
        "path": article.path,
        "url": article.url,
        "title": article.title,
        "published": article.published,
        "outlet": article.outlet,
        "agencies": "; ".join(article.agencies),
        "statements": article.statements,
        "passages": article.passages,
        "doubts": "; ".join(article.doubts),
    }


def person_cells(person: PersonRow) -> Cells:
    """Return a person, body or country as a flat row."""
    return {
        "entity": person.entity.id,
        "name": person.entity.name,
        "kind": person.entity.kind.value,
        "names": "; ".join(f"{name} ({count})" for name, count in person.entity.names),
        "statements": person.statements,
        "articles": person.articles,
        "first": person.first,
        "last": person.last,
        "doubts": "; ".join(doubt.code for doubt in person.entity.doubts),
    }


def group_cells(group: Group) -> Cells:
    """Return a group as a flat row."""
    return {
        "group": group.id,
        "speaker": group.speaker,
        "reports": len(group.members),
        "lower": group.lower,
        "upper": group.upper,
        "content": group.members[0].span.text if group.members else None,
        "paths": "; ".join(member.path for member in group.members),
        "doubts": "; ".join(doubt.code for doubt in group.doubts),
    }


def _shown(cell: str | int | float | None) -> str:
    return "" if cell is None else one_line(str(cell))
