"""What the site's pages show, as plain values: no Pelican, no templates, no clock.

`story_page` turns a published story into everything that its page and the listings say of it;
`strip` draws its trail; `front` chooses what stands on the front page; `static_page` reads
content/pages. The templates in theme/ only set these values in HTML, on the site as in
`newsroom preview`.
"""
