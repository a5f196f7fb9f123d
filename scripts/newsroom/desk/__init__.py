"""What an editor is told on a pull request: pure functions from values to Markdown.

`report` is what the untrusted job found, `state` what the forge and the trail say of the stories,
`comment` the one comment, `clock` labels and the warning, `suggestions` remarks on lines.
Everything that a story or a fork wrote goes through `escape`.
"""
