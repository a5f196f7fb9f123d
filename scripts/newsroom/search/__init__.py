"""The search index: one a year, made by pagefind, put together in the reader's browser.

    pagefind/                 `shared_files`: script, worker, stemmer and an index of no stories
    pagefind/<year>/          `index_year`, or from the cache `ensure_year`: data of one year

A page loads `pagefind/pagefind.js` and merges the years that it wants to search. An index is a pure
function of its records: the same ones give the same bytes (docs/adr/0027).
"""

from newsroom.search.bundle import FOLDER, index_year, shared_files
from newsroom.search.cache import CACHE, ensure_year, find_year, prune
from newsroom.search.record import SearchRecord, digest, fingerprint, fingerprint_of
from newsroom.search.text import plain_text

__all__ = [
    "CACHE",
    "FOLDER",
    "SearchRecord",
    "digest",
    "ensure_year",
    "find_year",
    "fingerprint",
    "fingerprint_of",
    "index_year",
    "plain_text",
    "prune",
    "shared_files",
]
