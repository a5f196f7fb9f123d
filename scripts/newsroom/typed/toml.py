"""Where a key stands in a TOML file: the standard library reads TOML and tells no places."""

from newsroom.typed.problem import Loc


def line_of(lines: list[str], loc: Loc) -> int:
    """The line of the key at `loc`, counted from 1, found by its table's heading and its name.

    Where the key itself is not found, that is the line of its table's heading.
    """
    *tables, key = [str(part) for part in loc if isinstance(part, str)] or [""]
    table, inside, heading = ".".join(tables), not tables, 1
    for number, line in enumerate(lines, 1):
        bare = line.split("#")[0].strip()
        if bare.startswith("["):
            name = bare.strip("[] ")
            if name in (f"{table}.{key}".lstrip("."), table):
                heading = number
            if name == f"{table}.{key}".lstrip("."):
                return number
            inside = name == table
        elif inside and bare.split("=")[0].strip().strip("\"'") == key:
            return number
    return heading
