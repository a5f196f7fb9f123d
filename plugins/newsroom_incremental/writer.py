"""Pelican's writer, with its pages and feeds going to the workshop instead of straight to a file."""

from typing import Any

from pelican.plugins import signals
from pelican.writers import Writer

from newsroom.build.task import Rendered
from newsroom.build.workshop import Commission, stage
from newsroom.theme.environment import render


class SheetWriter(Writer):  # type: ignore[misc] # Pelican carries no types
    """Renders templates and feeds; what differs from the output waits in the workshop."""

    def sheet(
        self, commission: Commission, name: str, template: Any, context: dict[str, Any]
    ) -> Rendered:
        """Render `template` for the output `name`."""
        text = render(template, context)
        rendered = stage(commission, name, text.encode())
        signals.content_written.send(name, context=context)
        return rendered

    def feed(
        self, commission: Commission, name: str, elements: list[Any], context: Any, **how: str
    ) -> Rendered:
        """Make the feed `name` of these articles."""
        self.site_url = self.feed_url = ""
        feed = self.write_feed(elements, context, url=name, **how)
        rendered = stage(commission, name, feed.writeString("utf-8").encode())
        signals.feed_written.send(name, context=context, feed=feed)
        return rendered
