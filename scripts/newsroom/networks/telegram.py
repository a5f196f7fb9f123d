"""Telegram channels.

Sources: Telegram's Bot API 10.1 (`sendPhoto`: caption of 1,024 characters "after entities
parsing", `sendMessage`: 4,096; offsets are UTF-16 code units; a photo by address may have 5 MB;
no alternative text; `editMessageCaption`, `editMessageMedia` and `deleteMessage` for the bot's own
messages). Posts come with their card, so the caption's limit is the post's. "About 20 messages a
minute" to one chat is what @BotSupport and grammY's guide say; nobody prints a number a day. There
is no key against doubled posts, and a bot cannot read the channel, so only a person can tell what
became of a post whose answer was lost.
"""

from newsroom.networks.model import LANDSCAPE, Correction, Counting, LinkUse, Network, PictureUse

TELEGRAM = Network(
    name="telegram",
    title="Telegram",
    limit=1_024,
    counting=Counting.CHARACTERS,
    link=LinkUse.TEXT,
    link_weight=None,
    folds_at=None,
    hashtags=2,
    shape=LANDSCAPE,
    picture=PictureUse.ATTACHED,
    picture_bytes=5_000_000,
    correction=Correction.EDIT,
    guarantee="paling banyak sekali; bot tidak dapat membaca kanal, jadi yang tidak jelas ditanyakan kepada orang",
    guarantee_en="at most once; a bot cannot read the channel, so a person is asked about what is unclear",
    picture_first=True,
    takes_alt=False,
)
