"""Every known name in one automaton, and where in a text one of them is meant: numbers, not objects, for speed.

A *form* is a surface in one scheme: what it may mean there, and what must stand around it. Forms are numbered in
the order in which two of equal span are reported: by scheme, those that need quotation marks first. A *lane* is a
scheme, or what is settled apart from its scheme: the stems of places and the titles in 《》.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import daachorse

from kg.lexicon.surfaces import Form
from kg.lexicon.vocabulary import KINDS
from kg.zh.shadow import Mode, Shadow, is_meant, is_plain

# (start, minus end, form): sorts into text order, the longest first. Offsets are those of the folded text.
Hit = tuple[int, int, int]

# In place of a form, for what stands in 《》: a norm; a norm of a list in one pair of marks; what no norm is called.
TITLE, LISTED, UNKNOWN = -1, -2, -3

SCHEMES = (*sorted(set(KINDS.values())), "place", "norm")
NORM_LANE = len(SCHEMES) - 1
STEM_LANE, UNKNOWN_LANE, LISTED_LANE, TITLE_LANE, BAR_LANE = range(NORM_LANE + 1, NORM_LANE + 6)
# The scheme of each lane; those from BAR_LANE on hold what means nothing and bars shorter names inside it.
LANES = (*SCHEMES, "place", "norm", "norm", "norm", *SCHEMES)

_LOOK = -1  # in place of a form: the surface has several, or what stands around it must be looked at
_MODES = tuple(Mode)
_WORK = SCHEMES.index("work")
_MEANING, _NOTE = "\n", "\t"


class Index:
    """The forms by number, and the automaton of their surfaces.

    ``lanes[form]`` is the lane of a form, or of TITLE, LISTED and UNKNOWN.
    """

    def __init__(
        self,
        automaton: Any,
        forms: array[int],
        several: dict[int, tuple[int, ...]],
        lanes: bytes,
        modes: bytes,
        plain: bytes,
        meanings: Sequence[str],
    ) -> None:
        self.lanes = lanes
        self._automaton, self._forms, self._several = automaton, forms, several
        self._modes, self._plain, self._meanings = modes, plain, meanings
        # The forms of a surface, if nothing around it needs to be looked at; else none.
        self._sure = [
            ((form,) if plain[form] else ()) if form != _LOOK else _all_plain(several[i], plain)
            for i, form in enumerate(forms)
        ]

    @classmethod
    def build(cls, names: Iterable[tuple[str, Form]]) -> Index:
        """The index of surfaces with their forms; those of one surface and scheme become one."""
        grouped: dict[str, list[Form]] = {}
        for name, form in names:
            grouped.setdefault(name, []).append(form)
        ordered = [(name, form) for name, forms in grouped.items() for form in _merged(forms)]
        ordered.sort(key=lambda entry: (entry[1].kind, entry[1].mode is not Mode.QUOTED))
        numbers: dict[str, list[int]] = {name: [] for name in grouped}
        for number, (name, _) in enumerate(ordered):
            numbers[name].append(number)
        return cls(
            daachorse.CharwiseDoubleArrayAhoCorasick(list(grouped)) if grouped else None,
            array("i", (own[0] if len(own) == 1 else _LOOK for own in numbers.values())),
            {i: tuple(own) for i, own in enumerate(numbers.values()) if len(own) > 1},
            bytes([*(_lane(form) for _, form in ordered), UNKNOWN_LANE, LISTED_LANE, TITLE_LANE]),
            bytes(form.mode for _, form in ordered),
            # A work's span grows by the 《》 around it, so its surroundings are always looked at.
            bytes(form.kind != "work" and is_plain(name, form.mode) for name, form in ordered),
            tuple(
                _MEANING.join(map(_NOTE.join, zip(form.iris, form.notes, strict=True))) for _, form in ordered
            ),
        )

    def pack(self) -> tuple[object, ...]:
        """Everything as plain data (str, bytes, tuple, dict) that marshal keeps; :meth:`unpack` reads it back."""
        automaton = self._automaton.serialize() if self._automaton else b""
        forms = self._forms.tobytes()
        return automaton, forms, self._several, self.lanes, self._modes, self._plain, self._meanings

    @classmethod
    def unpack(cls, data: Any) -> Index:
        """The index that was packed. The automaton is not checked: the data must be what ``pack`` gave."""
        automaton, packed, *rest = data
        forms = array("i")
        forms.frombytes(packed)
        pma = daachorse.CharwiseDoubleArrayAhoCorasick.deserialize(automaton) if automaton else None
        return cls(pma, forms, *rest)

    def readings(self, form: int) -> list[list[str]]:
        """What a form may mean: pairs of IRI and note."""
        packed = self._meanings[form]
        return [pair.split(_NOTE) for pair in packed.split(_MEANING)] if packed else []

    def hits(self, shadow: Shadow) -> list[Hit]:
        """Where a name is meant, overlapping ones and all, in no particular order."""
        if self._automaton is None:
            return []
        folded, sure, look = shadow.folded, self._sure, self._look
        found: list[Hit] = []
        add = found.append
        gaps = iter(zip((*shadow.gaps, len(shadow.text) + 1), (0, *shadow.shifts), strict=True))
        # Between two gaps every offset is shifted alike: names there need no search for where they stood.
        after, (gap, shift) = 0, next(gaps)
        for start, end, i in self._automaton.find_overlapping(shadow.text):
            while end > gap:
                after, (gap, shift) = gap, next(gaps)
            if start < after:
                if span := shadow.span(start, end):
                    look(folded, *span, i, add)
            elif own := sure[i]:
                for form in own:
                    add((start + shift, -end - shift, form))
            else:
                look(folded, start + shift, end + shift, i, add)
        return found

    def _look(self, folded: str, first: int, last: int, i: int, add: Callable[[Hit], None]) -> None:
        """Adds the forms of a surface that what stands around it allows."""
        only = self._forms[i]
        for form in self._several[i] if only == _LOOK else (only,):
            if self._plain[form]:
                add((first, -last, form))
            elif is_meant(folded, first, last, _MODES[self._modes[form]]):
                if (
                    self.lanes[form] == _WORK
                    and folded[first - 1 : first] + folded[last : last + 1] == "《》"
                ):
                    add((first - 1, -last - 1, form))
                else:
                    add((first, -last, form))


def _all_plain(forms: tuple[int, ...], plain: bytes) -> tuple[int, ...]:
    return forms if all(plain[form] for form in forms) else ()


def _lane(form: Form) -> int:
    if form.mode is Mode.STEM:
        return STEM_LANE
    scheme = SCHEMES.index(form.kind)
    return scheme if form.iris else BAR_LANE + scheme


def _merged(forms: Sequence[Form]) -> tuple[Form, ...]:
    """One form a scheme and mode; a phrase that bars names yields to a name of its own."""
    merged: dict[tuple[str, Mode], Form] = {}
    for form in forms:
        if not form.iris and any(other.iris and other.kind == form.kind for other in forms):
            continue
        key = (form.kind, form.mode)
        known = merged.get(key)
        if known is None:
            merged[key] = form
        else:
            both = dict(zip(known.iris + form.iris, known.notes + form.notes, strict=True))
            merged[key] = Form(*key, tuple(both), tuple(both.values()))
    return tuple(merged.values())
