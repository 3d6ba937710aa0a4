"""Tell the language of a text: by its script, else by its most frequent short words."""

import re
from collections import Counter

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),  # before Chinese: Japanese mixes both
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_SCRIPT_SHARE = 0.1  # of the letters; Japanese needs less, half of its text is Chinese characters
_STOP_WORDS = {
    "en": "the of and to in is that for we with this are as by on be which from",
    "fr": "le la les de des et du une est que dans pour sur par nous qui avec sont",
    "de": "der die das und von den ist mit für auf eine des ein nicht sich werden wird als",
    "es": "el la los de las y en que una por con para del se es como más son",
    "it": "il di che la è per una con del della sono i le non si nel gli da",
    "pt": "o de a os que e do da em um para com uma não as dos por mais",
    "nl": "de het van een en in is dat op te voor met zijn niet aan wordt door ook",
    "pl": "w i z na się jest do że nie dla przez oraz są jako od tym jak lub",
}


def detect_language(text: str) -> str:
    """ISO 639-1 code of a text; English when nothing tells."""
    letters = sum(char.isalpha() for char in text) or 1
    for code, script in _SCRIPTS:
        if len(script.findall(text)) > _SCRIPT_SHARE * letters:
            return code
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    scores = {code: sum(words[word] for word in stops.split()) for code, stops in _STOP_WORDS.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] else "en"
