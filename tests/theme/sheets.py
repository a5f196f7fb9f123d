"""Stylesheets for the tests: the theme's, and small ones that are easily broken."""

from tests.sites import ROOT

THEME = ROOT / "theme"
SHEETS = sorted([*THEME.glob("styles/*.css"), *THEME.glob("templates/components/*/*.css")])

# A sheet, and where it is not obvious what is left of it.
SAME = [
    ("p  >  a ,\n b{ color: red ; }", "p>a,b{color:red}"),
    ("/* a */ a /* b */ { /* c */ b: c /* d */ }", "a{b:c}"),
    ("a :hover{b:c}", "a :hover{b:c}"),
    ("ul { color: red; li :hover { b: c } }", "ul{color:red;li :hover{b:c}}"),
    ("ul { & + li { b: c } color: red; }", "ul{&+li{b:c}color:red}"),
    ("a:is( b , c ):not( .d .e ) {f:g}", "a:is(b,c):not(.d .e){f:g}"),
    ("a:nth-child( 2n + 1 of .x ) {b:c}", "a:nth-child(2n + 1 of .x){b:c}"),
    ('a[href = "x  y" i] {b:c}', 'a[href = "x  y" i]{b:c}'),
    ("a { width: calc( 1px + 2px - var( --b ) ) }", "a{width:calc(1px + 2px - var(--b))}"),
    ("a { color: light-dark( #FFF , black ) }", "a{color:light-dark(#FFF,black)}"),
    ("a { height: 100vh; height: 100dvh }", "a{height:100vh;height:100dvh}"),
    ("a { color: red !important ; }", "a{color:red!important}"),
    ("a { --b: ; --c: { d : e } ; --F:  g  h }", "a{--b: ;--c:{d : e};--F:g h}"),
    ("a { font: 1em/1.5 'A  B' , serif }", 'a{font:1em/1.5 "A  B",serif}'),
    ('a { background: url( "x y.png" ) }', 'a{background:url("x y.png")}'),
    ("@media (width >= 30em) and (30em<width) { a {b:c} }", None),
    ("@media screen and (min-width:1px) , print { a {b:c} }", None),
    ("@supports ( display : grid ) and (not (a:b)) { a {b:c} }", None),
    ("@layer a , b; @layer a { c { d:e } } @layer f ;", "@layer a,b;@layer a{c{d:e}}@layer f;"),
    ("@container card (width > 1px) { a {b:c} }", None),
    ("@keyframes k { from { a:b } 50% , 60% { a:c } }", None),
    ("@page :first { margin: 1cm }", "@page :first{margin:1cm}"),
    ('@font-face { font-family: "T"; src: url("t.woff2") format("woff2") }', None),
    ('@property --p { syntax: "<color>"; inherits: true; initial-value: red }', None),
    ("a/**/b{c:1/**/px}", "a/**/b{c:1/**/px}"),
]
