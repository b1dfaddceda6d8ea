"""One routine as one file to give away: the routine, its own movements and their pictures.

A `.deskbreak` file is a zip archive of a few plain files and nothing else. What comes from
elsewhere is looked through in memory, whole, before anything is written.
"""
