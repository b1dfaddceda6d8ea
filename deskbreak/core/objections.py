"""Decides which movements do not suit a person, why, and what may take the place of each."""

from collections.abc import Container, Mapping

from deskbreak.core.anatomy import Load
from deskbreak.core.area_words import named
from deskbreak.core.health import Clearance
from deskbreak.core.places import Place
from deskbreak.core.routine import Category, Movement
from deskbreak.core.screening import Screening
from deskbreak.core.settings import Settings

WALK = "walk"
"""The one movement that waits for nobody besides eyes and breathing."""

SWAPS: Mapping[str, tuple[str, ...]] = {
    "childs-pose": ("seated-forward-fold", "seated-cat-cow"),
    "hip-flexor-half-kneeling": ("hip-flexor-standing-desk",),
    "cobra": ("sphinx", "standing-back-extension"),
    "hamstring-strap": ("hamstring-seated",),
    "hamstring-heel-on-chair": ("hamstring-seated",),
    "cat-cow": ("seated-cat-cow",),
    "thread-the-needle": ("thoracic-rotation-seated",),
    "bird-dog": ("dead-bug", "bridge", "glute-squeeze"),
    "quad-standing": ("hip-flexor-standing-desk",),
    "figure-four-supine": ("figure-four-seated",),
    "side-plank-knees": ("wall-sit",),
    "box-breathing": ("long-exhale-breathing",),
    # The seated versions of what is done on one's feet.
    "march-in-place": ("seated-march",),
    "standing-side-bend": ("seated-side-bend",),
    "calf-raise": ("ankle-pumps",),
    "posture-check-standing": ("posture-check-seated",),
}
"""What takes a hidden movement's place, the first that suits."""

EASIER_ASKS: Mapping[str, tuple[Load, ...]] = {
    "chin-tuck": (Load.FLOOR, Load.SUPINE),
    "wall-angels": (Load.FLOOR, Load.SUPINE),
    "sit-to-stand": (Load.WRIST_LOAD,),
}
"""What the easier way to do a movement asks of the body and the movement itself does not."""


def objection(movement: Movement, screening: Screening, settings: Settings) -> str:
    """Why a movement does not suit, as the end of "because ..."; empty where it does."""
    for rule in screening.rules:
        if movement.id in rule.movements or not set(rule.loads).isdisjoint(movement.load):
            return f"you mentioned {rule.mention}"
    if screening.clearance is Clearance.ASK_FIRST and not _always_open(movement):
        return "a doctor or physiotherapist should be asked first"
    if movement.id in settings.never_show:
        return "you asked not to see it"
    tender = [area for area in movement.areas if area in settings.tender]
    return f"you go easy on {named(tender[0])}" if tender else ""


def easier_suits(movement: Movement, screening: Screening) -> bool:
    """Whether nothing speaks against the easier way to do a movement that itself suits."""
    asks = EASIER_ASKS.get(movement.id, ())
    return all(set(rule.loads).isdisjoint(asks) for rule in screening.rules)


def _always_open(movement: Movement) -> bool:
    """Walking, eyes, and breathing in a chair wait for nobody."""
    breathes = movement.category is Category.BREATHING and movement.setting is Place.CHAIR
    return breathes or movement.category is Category.EYES or movement.id == WALK


def swap_for(
    movement: Movement,
    movements: Mapping[str, Movement],
    there: Container[str],
    screening: Screening,
    settings: Settings,
) -> Movement | None:
    """What takes a movement's place: the first that suits and is not in the routine already."""
    for name in SWAPS.get(movement.id, ()):
        other = movements.get(name)
        if other and name not in there and not objection(other, screening, settings):
            return other
    return None
