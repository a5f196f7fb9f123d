"""The index by which a reader's browser finds the story that a pasted text, link or id comes from.

    cek/<year>.bin           `year_file`: fingerprints of the words of a year's stories
    cek/<year>-<number>.json the addresses, ids and headlines of the stories that these number

The index only proposes stories; the browser compares the text itself with that of each
(docs/adr/0057). What is hashed here is hashed once more in theme/scripts/lookup.js, in the same way.
"""

from newsroom.lookup.fingerprints import GRAM, RUN, WINDOW, fingerprints, key_print
from newsroom.lookup.normal import normal_words
from newsroom.lookup.post import post_print
from newsroom.lookup.record import Keys, pack, record_of
from newsroom.lookup.year import year_file

__all__ = [
    "GRAM",
    "RUN",
    "WINDOW",
    "Keys",
    "fingerprints",
    "key_print",
    "normal_words",
    "pack",
    "post_print",
    "record_of",
    "year_file",
]
