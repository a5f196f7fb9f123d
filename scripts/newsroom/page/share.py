"""Links that pass a story on, without a script and without asking the network first.

Their shapes are those that the networks give for links: WhatsApp "click to chat", Telegram
"sharing button", Facebook "sharer", X "post intent".
"""

from urllib.parse import quote

from newsroom.page.words import Link


def share_links(title: str, url: str) -> tuple[Link, ...]:
    """Where a reader can pass the story on, WhatsApp first."""
    text, address = quote(title, safe=""), quote(url, safe="")
    return (
        Link("WhatsApp", f"https://wa.me/?text={text}%20{address}"),
        Link("Telegram", f"https://t.me/share/url?url={address}&text={text}"),
        Link("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={address}"),
        Link("X", f"https://x.com/intent/post?text={text}&url={address}"),
    )
