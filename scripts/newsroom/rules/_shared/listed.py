"""Which word lists may have something to say to a story, worked out once for all rules."""

from collections.abc import Collection
from functools import lru_cache

from newsroom.language.passages import story_passages
from newsroom.language.quoting.speech import own_words
from newsroom.registers import WordList
from newsroom.registers.wordlist import Lexicon
from newsroom.story import Story


def may_hold(story: Story, words: WordList) -> bool:
    """Whether `words` may find something in what readers see of `story`; False is certain."""
    return words.lexicon is None or words.name in _lists_for(story, words.lexicon)


def may_hold_itself(story: Story, words: WordList) -> bool:
    """The same of the story's own words, without quoted speech."""
    return words.lexicon is None or words.name in _own_lists_for(story, words.lexicon)


@lru_cache(maxsize=4)
def _lists_for(story: Story, lexicon: Lexicon) -> Collection[str]:
    texts = [passage.prose for passage in story_passages(story)]
    return frozenset().union(*map(lexicon.lists_for, texts))


@lru_cache(maxsize=4)
def _own_lists_for(story: Story, lexicon: Lexicon) -> Collection[str]:
    texts = [passage.prose for passage in own_words(story)]
    return frozenset().union(*map(lexicon.lists_for, texts))
