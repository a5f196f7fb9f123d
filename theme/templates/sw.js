{#-
  The service worker: where it is and what it says. What it does stands in theme/scripts/worker.js.
  Its version changes with the look and with itself; what browsers kept under another is given up.
-#}
{% from "components/kept/kept.html" import kept_line, kept_note %}
self.tayang = {{ {
  "lang": lang,
  "root": site.root,
  "version": look.stylesheet ~ script("worker"),
  "offline": site.root ~ "/luring/",
  "withdrawn": site.root ~ "/dicabut.json",
  "shell": [site.root ~ look.stylesheet, site.root ~ script("site")],
  "note": kept_note(),
  "item": kept_line(),
} | tojson }};
importScripts({{ (site.root ~ script("worker")) | tojson }});
