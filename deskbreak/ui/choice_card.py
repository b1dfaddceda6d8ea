"""One of a few things to choose, as a card: a title, a line on it, and perhaps a picture."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from deskbreak.ui.controls import paint_focus
from deskbreak.ui.fields import ByKeys, paint_tick, painter_on, whole_of
from deskbreak.ui.theme import Gap, Looks, Radius, Step, Weight, mix, paint_card

_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
_NARROWEST_EM = 11
_SHAPE = 0.92
"""The height of a picture to its width."""
_SIGN_EM = 1.5

Key = TypeVar("Key")
Drawn = Callable[[QSize, float], QPixmap]


class ChoiceCard(ByKeys, QRadioButton):
    """A radio button; of those with one parent, one is chosen. `drawn` makes its picture."""

    def __init__(
        self,
        looks: Looks,
        words: tuple[str, str],
        drawn: Drawn | None = None,
        parent: QWidget | None = None,
        *,
        small: bool = False,
    ) -> None:
        """`words` are the title and the line under it, which may be empty; `small` is closer."""
        super().__init__(words[0], parent)
        self._looks = looks
        self._title, self._line = words
        self._drawn = drawn
        self._picture = QPixmap()
        self._step = Step.BODY if small else Step.LEAD
        self._above = Gap.SMALL if small else Gap.BASE
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(self._line)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        looks.changed.connect(self._dress)
        self._dress()

    def explain(self, line: str) -> None:
        """Say something else under the title."""
        if line != self._line:
            self._line = line
            self.setAccessibleDescription(line)
            self.updateGeometry()
            self.update()

    def hitButton(self, _place: QPoint) -> bool:  # noqa: N802 - Qt's name
        """All of it can be clicked."""
        return True

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The picture, the title and the line."""
        room = self._room(width)
        high = self._height_of(self._title, self._step, Weight.STRONG, room)
        if self._line:
            high += self._between + self._height_of(self._line, Step.SMALL, Weight.PLAIN, room)
        return high + 2 * self._above + self._picture_box(width).height()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for a few words."""
        wide = self._looks.theme.em(_NARROWEST_EM)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """How high it is then goes by how wide it is; only then does a page get no longer."""
        return QSize(self._looks.theme.em(_NARROWEST_EM), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The card with its edge, the picture, the sign and the words."""
        painter, theme, on = painter_on(self), self._looks.theme, self.isChecked()
        palette = theme.palette
        box = whole_of(self)
        paint_card(painter, QRectF(self.rect()), theme, Radius.BUTTON)
        if on or self.underMouse():
            painter.setPen(QPen(palette.done if on else palette.soft, 2 if on else 1))
            ground = mix(palette.card, palette.done, 0.10) if on else palette.card
            painter.setBrush(palette.card if theme.contrast else ground)
            edge = box.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(edge, Radius.BUTTON, Radius.BUTTON)
        self._paint_picture(painter)
        top = self._picture_box(self.width()).height() + self._above
        wide = self._room(self.width())
        left = Gap.BASE if self.isRightToLeft() else Gap.BASE + self._sign
        title = self._height_of(self._title, self._step, Weight.STRONG, wide)
        painter.setPen(palette.ink)
        painter.setFont(theme.font(self._step, Weight.STRONG))
        painter.drawText(QRect(left, top, wide, title), _WRAP, self._title)
        painter.setFont(theme.font(Step.SMALL))
        painter.setPen(palette.soft)
        below = QRect(left, top + title + self._between, wide, self.height())
        painter.drawText(below, _WRAP, self._line)
        side = theme.em(1)
        sign = QRectF(Gap.BASE, top + (QFontMetrics(self.font()).height() - side) / 2, side, side)
        if self.isRightToLeft():
            sign.moveRight(self.width() - Gap.BASE)
        painter.setPen(QPen(palette.done if on else palette.soft, 1.5))
        painter.setBrush(palette.done if on else palette.card)
        painter.drawEllipse(sign)
        if on:
            paint_tick(painter, sign, palette.card)
        if self.hasFocus() and self.reached:
            paint_focus(painter, box, theme, Radius.BUTTON)
        painter.end()

    def _paint_picture(self, painter: QPainter) -> None:
        box = self._picture_box(self.width())
        if self._drawn is None or box.isEmpty():
            return
        theme, ratio = self._looks.theme, self.devicePixelRatioF()
        tile = box.adjusted(Gap.BASE, Gap.BASE, -Gap.BASE, 0)
        if self._picture.size() != tile.size() * ratio:
            self._picture = self._drawn(tile.size(), ratio)
        painter.setPen(theme.palette.line if theme.contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.palette.stage)
        painter.drawRoundedRect(tile, Radius.FIELD, Radius.FIELD)
        painter.drawPixmap(tile.topLeft(), self._picture)

    def _picture_box(self, width: int) -> QRect:
        """The picture with the room above and beside it."""
        if self._drawn is None:
            return QRect()
        return QRect(0, 0, width, round((width - 2 * Gap.BASE) * _SHAPE) + Gap.BASE)

    @property
    def _between(self) -> int:
        return self._above - Gap.SMALL

    @property
    def _sign(self) -> int:
        """The room that the sign takes beside the words."""
        return self._looks.theme.em(_SIGN_EM)

    def _room(self, width: int) -> int:
        return max(1, width - 2 * Gap.BASE - self._sign)

    def _height_of(self, words: str, step: Step, weight: Weight, width: int) -> int:
        metrics = QFontMetrics(self._looks.theme.font(step, weight))
        return metrics.boundingRect(0, 0, width, 100_000, _WRAP, words).height()

    def _dress(self) -> None:
        self.setFont(self._looks.theme.font(self._step, Weight.STRONG))
        self._picture = QPixmap()
        self.updateGeometry()
        self.update()


def choose_one(cards: Mapping[Key, ChoiceCard], chosen: Key | None) -> None:
    """Show that one of the cards of a group as chosen, or none of them."""
    for key, card in cards.items():
        card.setAutoExclusive(chosen is not None)  # else one of them always stays chosen
        card.setChecked(key == chosen)
        card.setAutoExclusive(True)
