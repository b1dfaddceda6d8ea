"""Draws what `routines render` orders into files. It needs Qt, but no screen."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from deskbreak.adapters.resources import assets_folder
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.cli.rendering import Order
from deskbreak.cli.routines import routine_files
from deskbreak.cli.saying import DONE, REFUSED, Wrong, complain, told
from deskbreak.core.problems import did_you_mean
from deskbreak.core.routine import Movement
from deskbreak.figure.course import course_of
from deskbreak.figure.own_picture import OwnPicture
from deskbreak.ui.figure.look import read_figure_looks
from deskbreak.ui.figure.picture import Picture, Shown, Studio, png_of, svg_of
from deskbreak.ui.figure.sheet import letters
from deskbreak.ui.gif import NoGif
from deskbreak.ui.palette import read_palettes

CONTACT_SHEET = "contact-sheet.png"
_WIDTH, _GIF_WIDTH = 960, 480
_SHEET_CELL, _SHEET_COLUMNS, _MOST_ROUTINE_COLUMNS = 300, 6, 4


def render(order: Order) -> int:
    """Make the pictures; the exit code. Raises Wrong, and OSError where they cannot be written."""
    files = routine_files()
    studio = _studio(order)
    # Whatever the desktop is, or none: the same picture everywhere.
    app = QGuiApplication(["deskbreak", "-platform", "offscreen"])
    app.setFont(letters(16))
    try:
        return _one(order, files, studio) if order.id else _all(order, files, studio)
    except NoGif as missing:
        return complain(str(missing), REFUSED)
    finally:
        app.shutdown()


def _studio(order: Order) -> Studio:
    looks = read_figure_looks((assets_folder() / "looks.toml").read_text("utf-8"))
    if order.look and order.look not in looks.looks:
        raise Wrong(f'there is no look "{order.look}"; there are: {", ".join(looks.looks)}')
    palettes = read_palettes((assets_folder() / "palette.toml").read_text("utf-8"))
    palette = palettes.fitting(dark=order.dark, contrast=False)
    return Studio(looks.worn(order.look, dark=order.dark), palette)


def _one(order: Order, files: RoutineFiles, studio: Studio) -> int:
    movements, routines = files.movements(), files.routines()
    if order.id in movements:
        return _movement(order, _shown(movements[order.id], files), studio)
    if order.id not in routines:
        if mistakes := [each for each in files.problems() if Path(each.file).stem == order.id]:
            return told(mistakes)
        near = did_you_mean(order.id, (*movements, *routines))
        see = near or "; see: deskbreak routines list"
        raise Wrong(f'there is no movement or routine "{order.id}"{see}')
    if order.to.suffix.lower() == ".gif":
        raise Wrong(
            f"{order.id} is a routine, and only a movement moves: "
            "give a name that ends in .png or .svg"
        )
    if order.strip:
        raise Wrong(f"{order.id} is a routine, and a strip shows one movement")
    routine = routines[order.id]
    shown = [_shown(movements[step.movement], files) for step in routine.steps]
    columns = min(_MOST_ROUTINE_COLUMNS, len(shown))
    sheet = studio.sheet(routine.title, shown, order.size or _WIDTH, columns, numbered=True)
    return _write(order.to, sheet, routine.title, routine.why)


def _movement(order: Order, shown: Shown, studio: Studio) -> int:
    movement, drawing = shown.movement, shown.drawing
    if isinstance(drawing, OwnPicture):
        return _own_picture(order, shown, drawing, studio)
    if order.to.suffix.lower() == ".gif":
        order.to.write_bytes(studio.gif(shown, order.size or _GIF_WIDTH))
        return DONE
    width = order.size or _WIDTH
    picture = studio.film(movement, drawing, width) if order.strip else studio.pose(shown, width)
    held = drawing.poses[course_of(drawing).held].caption
    words = " ".join(movement.cues) if order.strip else held
    return _write(order.to, picture, movement.name, words)


def _own_picture(order: Order, shown: Shown, picture: OwnPicture, studio: Studio) -> int:
    """A movement that is no drawn person, but a picture of the person's own."""
    movement = shown.movement
    if order.strip:
        raise Wrong(f"{movement.id} is shown by a picture, which has no poses to make a strip of")
    if order.to.suffix.lower() != ".gif":
        pose = studio.pose(shown, order.size or _WIDTH)
        return _write(order.to, pose, movement.name, " ".join(movement.cues))
    if not picture.moves:
        raise Wrong(f"the picture of {movement.id} does not move: give a name in .png or .svg")
    order.to.write_bytes(studio.gif(shown, order.size or _GIF_WIDTH))
    return DONE


def _all(order: Order, files: RoutineFiles, studio: Studio) -> int:
    """A picture of each movement, and one of them all; what is wrong with files is told."""
    order.to.mkdir(parents=True, exist_ok=True)
    everyone = [_shown(movement, files) for movement in files.movements().values()]
    for shown in everyone:
        _movement(replace(order, to=order.to / f"{shown.movement.id}.png"), shown, studio)
    title = f"{len(everyone)} movements"
    width = _SHEET_CELL * _SHEET_COLUMNS
    sheet = studio.sheet(title, everyone, width, _SHEET_COLUMNS, numbered=False)
    _write(order.to / CONTACT_SHEET, sheet, title, "")
    return told(files.problems())


def _shown(movement: Movement, files: RoutineFiles) -> Shown:
    return Shown(movement, files.drawing(movement.id))


def _write(to: Path, picture: Picture, title: str, words: str) -> int:
    svg = to.suffix.lower() == ".svg"
    to.write_bytes(svg_of(picture, title, words) if svg else png_of(picture))
    return DONE
