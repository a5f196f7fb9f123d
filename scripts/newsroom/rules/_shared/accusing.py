"""Words that accuse: alone, such as `dituding`, or a crime behind `diduga`.

The words are in content/registers/words/missing-response.csv, the crimes in missing-response-act.csv.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from newsroom.registers import Registers
from newsroom.registers.wordlist import Hit

_SAID = re.compile(
    r"\b(?:diduga|disebut(?:-sebut)?|disangka|ditengarai)(?:\s(?:kuat|telah|sudah|ikut|turut|juga|sengaja)){0,2}\s\Z",
    re.IGNORECASE,
)
# Storms have names too, and so have ships.
_NO_PERSON = re.compile(
    r"\b(?:Badai|Siklon|Topan|Gempa|Angin|Gunung|Banjir|Gelombang|Kapal|KM|KMP|Pesawat|Tim|Timnas)\s[^.,;\n]{1,25}\Z"
)
_SIGN = re.compile(r"di(?:duga|sebut|sangka|tengarai)", re.IGNORECASE)
_REACH = 80


def accusations(prose: str, lists: Registers) -> Iterator[Hit]:
    """Where `prose` accuses somebody, the words of suspicion in front of the crime included."""
    yield from lists.word_list("missing-response").find(prose)
    acts = lists.word_list("missing-response-act")
    if not (acts.may_stand_in(prose) and _SIGN.search(prose)):
        return
    for hit in acts.find(prose):
        offset = max(0, hit.start - _REACH)
        said = _SAID.search(prose[offset : hit.start])
        if said and not _NO_PERSON.search(prose[offset : offset + said.start()].rstrip()):
            yield replace(hit, start=offset + said.start())
