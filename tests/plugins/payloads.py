"""Texts that try to run a script in a reader's browser; each would set `window.jebol`."""

import json
from collections.abc import Sequence

from newsroom.story import Kind

RUN = "window.jebol=1"

SCRIPTS = (
    f"<script>{RUN}</script>",
    f"<SCRIPT>{RUN}</SCRIPT>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"<script src=data:text/javascript,{RUN}></script>",
    f"</script><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f"--><script>{RUN}</script>",
    f"]]><script>{RUN}</script>",
    f'"><script>{RUN}</script>',
    f"'><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f'<img src="x" onerror="{RUN}">',
    f"<img/src=x/onerror={RUN}//",
    "<img src=x onerror=&#119;indow.jebol=1>",
    f'" onerror="{RUN}" x="',
    f"' onerror='{RUN}' x='",
    f'" autofocus onfocus="{RUN}" x="',
    f'" style="animation-name:x" onanimationstart="{RUN}"',
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<svg><a xlink:href=javascript:{RUN}><text y=20>x</text></a></svg>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}>",
    f"<math href=javascript:{RUN}>x</math>",
    f"<body onload={RUN}>",
    f"<iframe src=javascript:{RUN}></iframe>",
    '<iframe srcdoc="<script>parent.jebol=1</script>"></iframe>',
    f"<object data=javascript:{RUN}></object>",
    f"<embed src=javascript:{RUN}>",
    f"<details open ontoggle={RUN}>x</details>",
    f"<video><source onerror={RUN}></video>",
    f"<audio src=x onerror={RUN}></audio>",
    f"<input autofocus onfocus={RUN}>",
    f"<select autofocus onfocus={RUN}></select>",
    f"<marquee onstart={RUN}>x</marquee>",
    f"<form action=javascript:{RUN}><button>x</button></form>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    f"<base href=javascript:{RUN}//>",
    f"<link rel=stylesheet href=javascript:{RUN}>",
    f"<style>@import 'javascript:{RUN}';</style>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'></noscript>",
    f"<template><script>{RUN}</script></template>",
    f"[klik](javascript:{RUN})",
    f"[klik](JaVaScRiPt:{RUN})",
    "[klik](data:text/html;base64,PHNjcmlwdD5wYXJlbnQuamVib2w9MTwvc2NyaXB0Pg==)",
    f"![x](x){{onerror={RUN}}}",
    f'![" onerror="{RUN}](/images/x.png)',
    f"<javascript:{RUN}>",
    f"[x]: javascript:{RUN}\n\n[x]",
    f"javascript:{RUN}",
    "\u202e<script>window.jebol=1</script>",
    "&lt;script&gt;window.jebol=1&lt;/script&gt;",
    f"%3Cscript%3E{RUN}%3C/script%3E",
    # elements that browsers close, repair or read in their own way
    f"<script\n>{RUN}</script\n>",
    f"<script/x>{RUN}</script>",
    f"<script\t>{RUN}</script\t>",
    f"<script type=module>{RUN}</script>",
    f"<script>{RUN}<!--",
    f"<!--><script>{RUN}</script>",
    f"<!--!><script>{RUN}</script>",
    f"<!-- --!><script>{RUN}</script>",
    f"<![CDATA[><script>{RUN}</script>]]>",
    f"<?xml ?><script>{RUN}</script>",
    f"<x:script xmlns:x='http://www.w3.org/1999/xhtml'>{RUN}</x:script>",
    f"<b><script>{RUN}</script></b>",
    f"<p title='</p><script>{RUN}</script>'>",
    f"</p></article></main><script>{RUN}</script>",
    f"</head><body><script>{RUN}</script>",
    f"</noscript><script>{RUN}</script>",
    f"</template><script>{RUN}</script>",
    f"</xmp><script>{RUN}</script>",
    f"</iframe><script>{RUN}</script>",
    f"</svg><script>{RUN}</script>",
    f"</option></select><script>{RUN}</script>",
    f"<scRipt>\u2028{RUN}</scRipt>",
    f"<<script>{RUN}//<</script>",
    f"<plaintext><script>{RUN}</script>",
    # handlers that need nobody to touch anything
    f"<img src=x onerror='{RUN}'>",
    f"<img src=x onerror=`{RUN}`>",
    f"<img src=x oneonerrorrror={RUN} onerror={RUN}>",
    f"<img\nsrc=x\nonerror\n=\n{RUN}>",
    f"<img\tsrc=x\tonerror={RUN}>",
    f"<img\fsrc=x\fonerror={RUN}>",
    f"<IMG SRC=x ONERROR={RUN}>",
    f"<img src='x'onerror='{RUN}'>",
    f"<img srcset=x onerror={RUN}>",
    f"<image src=x onerror={RUN}>",
    f"<picture><source srcset=x><img src=x onerror={RUN}></picture>",
    "<img src=x onerror=window['jeb'+'ol']=1>",
    "<img src=x onerror=eval(atob('d2luZG93LmplYm9sPTE='))>",
    "<img src=x onerror=&#x77;indow&period;jebol=1>",
    "<img src=x onerror=\\u0077indow.jebol=1>",
    "<img src=x onerror=self[`jebol`]=1>",
    "<img src=x onerror=setTimeout('window.jebol=1')>",
    f"<svg/onload={RUN}>",
    f"<svg\nonload={RUN}>",
    f"<svg><image href=x onerror={RUN}></svg>",
    f"<svg><set onbegin={RUN} attributeName=x></svg>",
    f"<svg><style><img src=x onerror={RUN}></style></svg>",
    f"<svg><title><script>{RUN}</script></title></svg>",
    f"<svg><foreignObject><img src=x onerror={RUN}></foreignObject></svg>",
    f"<svg><script href=data:text/javascript,{RUN}></script></svg>",
    f"<svg><script>//&NewLine;{RUN}</script></svg>",
    f"<math><annotation-xml encoding=text/html><img src=x onerror={RUN}></annotation-xml></math>",
    f"<math><mi><table><mglyph></mi><script>{RUN}</script>",
    f"<body onpageshow={RUN}>",
    f"<body onfocus={RUN}>",
    f"<frameset onload={RUN}>",
    f"<video src=x onerror={RUN}></video>",
    f"<video autoplay onloadstart={RUN}><source src=x></video>",
    f"<audio onloadstart={RUN} src=x></audio>",
    f"<track onerror={RUN}>",
    f"<object data=x onerror={RUN}></object>",
    f"<embed src=x onload={RUN}>",
    f"<iframe onload={RUN}></iframe>",
    "<iframe srcdoc='<img src=x onerror=parent.jebol=1>'></iframe>",
    f"<style onload={RUN}></style>",
    f"<link rel=stylesheet href=/theme/ onload={RUN} onerror={RUN}>",
    f"<script src=x onerror={RUN}></script>",
    f"<textarea autofocus onfocus={RUN}></textarea>",
    f"<button autofocus onfocus={RUN}>x</button>",
    f"<a href=# autofocus onfocus={RUN}>x</a>",
    f"<p tabindex=1 autofocus onfocus={RUN}>x</p>",
    f"<xss contenteditable autofocus onfocus={RUN}>x</xss>",
    f"<dialog open onclose={RUN}><form method=dialog><button>x</button></form></dialog>",
    # handlers that wait for a reader
    f"<p onmouseover={RUN}>x</p>",
    f"<b onclick={RUN}>x</b>",
    f"<i onpointerenter={RUN}>x</i>",
    f"<input onbeforeinput={RUN}>",
    f"<p oncopy={RUN}>x</p>",
    f"<a href=javascript:{RUN}>x</a>",
    f"<a href=' javascript:{RUN}'>x</a>",
    f"<a href='java&Tab;script:{RUN}'>x</a>",
    f"<a href='jav&#x0A;ascript:{RUN}'>x</a>",
    f"<a href='&#1;javascript:{RUN}'>x</a>",
    f"<a href='javascript&colon;{RUN}'>x</a>",
    f"<a href='vbscript:{RUN}'>x</a>",
    f"<area href=javascript:{RUN}>",
    f"<form><button formaction=javascript:{RUN}>x</button></form>",
    f"<form><input type=submit formaction=javascript:{RUN}></form>",
    # out of an attribute, or of data for machines
    f'"onmouseover="{RUN}',
    f"' onmouseover='{RUN}",
    f'x" onpointerenter="{RUN}" x="',
    f'"><img src=x onerror={RUN}>',
    f"'><svg onload={RUN}>",
    f"` onmouseover=`{RUN}",
    f'"}}</script><script>{RUN}</script>',
    f'","x":"</script><img src=x onerror={RUN}>',
    f"\\u003c/script\\u003e<script>{RUN}</script>",
    f'\\"></script><script>{RUN}</script>',
    f"'-({RUN})-'",
    f'";{RUN}//',
    # through Markdown
    f"[klik](javascript&colon;{RUN})",
    f"[klik](<javascript:{RUN}>)",
    f"[klik]( javascript:{RUN} 'judul')",
    f"[klik](vbscript:{RUN})",
    "[klik](data:text/html,<script>parent.jebol=1</script>)",
    f'[klik](https://a.example/ "x" onmouseover="{RUN}")',
    f'[klik](https://a.example/"onmouseover="{RUN})',
    f'![x](x"onerror="{RUN})',
    f"![x](javascript:{RUN})",
    f'![x](x "" onerror="{RUN}")',
    f"```html\n<script>{RUN}</script>\n```",
    f"    <script>{RUN}</script>",
    f"`<script>{RUN}</script>`",
    f"# <img src=x onerror={RUN}>",
    f"| <img src=x onerror={RUN}> |\n|---|\n| <script>{RUN}</script> |",
    f'<https://a.example/"onmouseover="{RUN}>',
    f"[^1]\n\n[^1]: <script>{RUN}</script>",
    f"<div>\n\n**<script>{RUN}</script>**\n\n</div>",
)
"""A script in each: an element, a handler, an address, or a way out of where the text stands."""

OTHERS = (
    "{{ ''.__class__.__mro__ }}",
    "{% raw %}{% include '/etc/passwd' %}{% endraw %}",
    "{static}/registers/people.yml",
    "<a href='{static}/../newsroom.toml'>x</a>",
    "../../../../etc/passwd",
)
"""What tries to be read as a template, or to bring files of the newsroom out."""

PAYLOADS = (*SCRIPTS, *OTHERS)


def hostile_story(number: int, payload: str) -> str:
    """A story on air with `payload` in every key that takes text, and as its body.

    The kinds take turns, and so do stories that somebody paid for.
    """
    bad = json.dumps(payload)  # a JSON string is a YAML string
    kind = tuple(Kind)[number % len(Kind)].value
    paid = f"label: advertorial\npayer: {bad}" if number % 2 else "verification: pending"
    return f"""\
---
id: "2026-11-19-jahat-{number}"
title: {bad}
kind: {kind}
desk: layanan
authors: [orang-{number}, {bad}]
event:
  name: {bad}
  place: {bad}
  starts_at: 2026-11-19T13:00+08:00
  ended_at: 2026-11-19T14:00+08:00
summary: {bad}
tags: [{bad}]
campaign: kampanye-{number}
sources:
  - {{name: {bad}, role: {bad}, method: document, at: 2026-11-19, url: {bad}}}
  - {{name: Aman, method: document, url: {json.dumps("https://a.example/" + payload)}}}
claims:
  - {{statement: {bad}, source: {bad}, method: document, checked_by: {bad}, at: 2026-11-19}}
images:
  - {{file: gambar.png, alt: {bad}, caption: {bad}, credit: {bad}}}
{paid}
social: {{default: {bad}, facebook: {bad}, instagram: {bad}, x: {bad}}}
reviewed: [{{by: dewi, at: 2026-11-19T16:00+08:00}}]
late_reason: {bad}
anonymous: {{reason: {bad}, approved_by: {bad}}}
corrections: [{{at: 2026-11-19T15:00+08:00, wrong: {bad}, right: {bad}, note: {bad}}}]
claim: {bad}
verdict: false
follows: {bad}
reply_to: {bad}
republished_from: {bad}
different_people: [[{bad}, {bad}]]
waivers: [{{rule: {bad}, reason: {bad}, by: {bad}}}]
---

{payload}

Alinea **{payload}** dan [tautan {payload}](https://a.example/).

- {payload}

> {payload}
"""


def withdrawn_story(payloads: Sequence[str]) -> str:
    """A withdrawn story with all `payloads` in its title, its reason and a campaign unknown."""
    bad = json.dumps(" ".join(payloads))
    return f"""\
---
id: "2026-11-19-cabut"
title: {bad}
kind: news
desk: layanan
authors: [siti]
campaign: {bad}
reviewed: [{{by: dewi, at: 2026-11-19T16:00+08:00}}]
withdrawn: {{at: 2026-11-19T15:00+08:00, reason: {bad}}}
---

Isi.
"""


def hostile_registers(payloads: Sequence[str]) -> dict[str, str]:
    """A person and a campaign for each payload, and a page with all of them."""
    people = ["- {id: siti, name: Siti, role: Reporter}\n"]
    campaigns = [_campaign(json.dumps(payloads[0]), payloads[0])]
    for number, payload in enumerate(payloads):
        bad = json.dumps(payload)
        people.append(f"- {{id: orang-{number}, name: {bad}, role: {bad}, bio: {bad}}}\n")
        campaigns.append(_campaign(f"kampanye-{number}", payload))
    all_ = json.dumps(" ".join(payloads))
    return {
        "content/registers/people.yml": "".join(people),
        "content/registers/campaigns.yml": "".join(campaigns),
        "content/pages/halaman.md": f"---\ntitle: {all_}\nslug: halaman\nsummary: {all_}\n---\n"
        + "\n\n".join(payloads),
    }


def _campaign(name: str, payload: str) -> str:
    bad = json.dumps(payload)
    return (
        f"- id: {name}\n  name: {bad}\n  date: 2027-01-01\n  description: {bad}\n  agenda:\n"
        f"    - {{name: {bad}, place: {bad}, starts_at: 2026-12-01T08:00+08:00}}\n"
    )
