"""The page at a story's short address: it leads on, and is made without a template."""

from html import escape

from newsroom.page.addresses import address_at, root_of
from newsroom.settings import Office

_PAGE = """\
<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta http-equiv="refresh" content="0; url={address}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{name}</title>
<link rel="canonical" href="{url}">
</head>
<body>
<main>
<h1>{name}</h1>
<p><a href="{address}">Buka berita</a></p>
</main>
</body>
</html>
"""


def short_page(path: str, office: Office) -> str:
    """The page that leads to the story whose file is at `path`.

    Nothing of the story's text stands in it, so that no edit of the text makes it anew.
    """
    address = address_at(path)
    return _PAGE.format(
        address=escape(root_of(office) + address),
        url=escape(office.site_url.rstrip("/") + address),
        name=escape(office.name),
    )
