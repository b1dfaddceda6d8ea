"""The drawn person as paint: what a posture looks like, in whose clothes, at what size.

`view` shows it moving, `frame` says how much of it is seen, `painter` what lies over what, `layers`
which of it is painted again.
Shapes: `trunk`, `limbs`, `sleeve`, `head`, `grip` and `overlap` for hands and limbs on others,
`stamps` for those that keep their form. Close up: `close` with `hand`, `flesh`, `eyes` and
`breathing`.
Pictures in files: `picture`, `strip`, `sheet`, `portrait`. Colours: `look`, `outlook`, `light`.
"""
