"""Lays buttons out in as few rows as the width allows, from the side where reading begins."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FlowRow(QWidget):
    """Buttons in as few rows as the width allows, their columns in line.

    With `fill` the buttons take the whole width; without, the gaps between them do, and with
    `packed` nothing does.
    """

    def __init__(
        self, gap: int, *, fill: bool = False, packed: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gap = gap
        self._fill = fill
        self._packed = packed
        self._items: tuple[QWidget, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def fill(self) -> None:
        """From now on the buttons take the whole width."""
        self._fill = True
        self._arrange()

    def put(self, *items: QWidget) -> None:
        """Show these, and let go of those before."""
        for item in self._items:
            if item not in items:
                item.hide()
                item.deleteLater()
        self._items = items
        for item in items:
            item.setParent(self)
            item.show()
        self.updateGeometry()
        self._arrange()

    def put_on(self, *items: QWidget) -> None:
        """Show these out of those there are, or more; none is let go of."""
        if items != self._items:
            self._items = items
            for item in items:
                if item.parent() is not self:
                    item.setParent(self)
                item.show()
            self.updateGeometry()
            self._arrange()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return not self._items

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Rows cost height."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of all rows at that width."""
        if not self._items:
            return 0
        rows = -(-len(self._items) // len(self._columns(width)))
        return rows * (self._row_height() + self._gap) - self._gap

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All in one row."""
        wide = sum(item.sizeHint().width() + self._gap for item in self._items) - self._gap
        return QSize(max(0, wide), self._row_height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The widest button."""
        widths = [item.sizeHint().width() for item in self._items]
        return QSize(max(widths, default=0), self._row_height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Rows for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Rows anew where a button changed its size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def _row_height(self) -> int:
        return max((item.sizeHint().height() for item in self._items), default=0)

    def _columns(self, width: int) -> list[int]:
        """The widths of as many columns as fit."""
        widths = [item.sizeHint().width() for item in self._items]
        for count in range(len(widths), 1, -1):
            columns = [max(widths[column::count]) for column in range(count)]
            if sum(columns) + self._gap * (count - 1) <= width:
                rows = -(-len(widths) // count)
                even = -(-len(widths) // rows)
                return [max(widths[column::even]) for column in range(even)]
        return [max(widths, default=0)]

    def _arrange(self) -> None:
        columns = self._columns(self.width())
        count = len(columns)
        used = sum(columns) + self._gap * (count - 1)
        spare = 0 if self._packed else max(0, self.width() - used)
        places = count if self._fill else max(1, count - 1)
        high = self._row_height()
        for index, item in enumerate(self._items):
            row, column = divmod(index, count)
            before = sum(columns[:column]) + self._gap * column + spare * column // places
            wide = columns[column] if self._fill else item.sizeHint().width()
            if self._fill:
                wide += spare * (column + 1) // places - spare * column // places
            if self.isRightToLeft():
                before = self.width() - before - wide
            item.setGeometry(before, row * (high + self._gap), wide, high)
