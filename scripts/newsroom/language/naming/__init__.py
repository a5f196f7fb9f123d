"""Names of people and institutions, their spellings, acronyms and offices."""
