"""The forge: pull requests, reviews, comments, commits and issues of one repository on GitHub.

`client` sends requests; each other module knows one part of GitHub's REST interface and turns its
JSON into frozen values, so that nobody else has to know how GitHub spells things. The interface is
described at https://docs.github.com/en/rest, version 2022-11-28.
"""
