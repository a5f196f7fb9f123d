"""What the machine understands of Indonesian: sentences, speech, names, dates.

Every module is pure and reads prose with offsets, so that a finding stands on the very words.
Time grows linearly with the text, whatever the text is.
"""
