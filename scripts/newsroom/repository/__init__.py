"""How the newsroom's repository on GitHub must be set up, compared with how it is.

Read `wanted` for what is wanted, `plan` for what differs and how it is changed, `lacks` for what
only a person can do.
"""
