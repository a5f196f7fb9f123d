"""Texts that try to run a script in a reader's browser; each would set `window.jebol`."""

import json

RUN = "window.jebol=1"

PAYLOADS = (
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
    "{{ ''.__class__.__mro__ }}",
    "{% raw %}{% include '/etc/passwd' %}{% endraw %}",
    "{static}/registers/people.yml",
    "<a href='{static}/../newsroom.toml'>x</a>",
    "../../../../etc/passwd",
    "\u202e<script>window.jebol=1</script>",
    "&lt;script&gt;window.jebol=1&lt;/script&gt;",
    f"%3Cscript%3E{RUN}%3C/script%3E",
)


def hostile_story(number: int, payload: str) -> str:
    """A story on air with `payload` in every key that takes text, and as its body."""
    bad = json.dumps(payload)  # a JSON string is a YAML string
    return f"""\
---
id: "2026-11-19-jahat-{number}"
title: {bad}
kind: clarification
desk: layanan
authors: [{bad}, siti]
event:
  name: {bad}
  place: {bad}
  ended_at: 2026-11-19T14:00+08:00
summary: {bad}
tags: [{bad}]
campaign: {bad}
sources:
  - {{name: {bad}, role: {bad}, method: document, at: 2026-11-19, url: {bad}}}
  - {{name: Aman, method: document, url: {json.dumps("https://a.example/" + payload)}}}
images:
  - {{file: gambar.png, alt: {bad}, caption: {bad}, credit: {bad}}}
label: advertorial
payer: {bad}
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


def hostile_registers(payload: str) -> dict[str, str]:
    bad = json.dumps(payload)
    return {
        "content/registers/people.yml": f"- {{id: siti, name: {bad}, role: {bad}, bio: {bad}}}\n",
        "content/registers/campaigns.yml": f"- id: {bad}\n  name: {bad}\n  date: 2027-01-01\n"
        f"  description: {bad}\n  agenda:\n"
        f"    - {{name: {bad}, place: {bad}, starts_at: 2026-12-01T08:00+08:00}}\n",
        "content/pages/halaman.md": f"---\ntitle: {bad}\nslug: halaman\nsummary: {bad}\n---\n{payload}\n",
    }
