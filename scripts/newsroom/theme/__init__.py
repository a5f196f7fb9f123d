"""From the designers' folder theme/ to what a browser gets: colours, fonts, one stylesheet.

Everything here is computed from newsroom.toml and files, so that the same choice gives the same
bytes; no Pelican here, because `newsroom preview` wears the same clothes as the site.
"""
