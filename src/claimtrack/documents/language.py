"""Is a document English? Function words of the languages clinics write in, counted."""

from __future__ import annotations

import re

from claimtrack.documents.model import Document


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 600  # words are enough to tell
_FEWEST = 25
_ENGLISH = _words(
    """the and of to is in for your you with that it are this our we on or be as an by from at can will not
    have has which all more how what when do if they their its been who does may"""
)
_OTHERS: dict[str, frozenset[str]] = {
    "German": _words(
        """der die das und ist nicht mit für von den dem ein eine einer einem zu auf im wird werden sich auch
    bei wir sie ihre ihrer ihr haut oder durch aus kann zur zum nach sind"""
    ),
    "French": _words(
        """le la les des et est une un du dans pour avec que qui sur pas votre vos nous vous au aux ce cette
    ces par peau plus sont ou en il elle"""
    ),
    "Spanish": _words(
        """el la los las de y es una un que en para con por su sus del al se lo más piel como no está son o tu
    nuestro nuestra"""
    ),
    "Italian": _words(
        """il la le gli di e è una un che in per con del della dei delle si al alla sono pelle più non nel
    nella il tuo sua suo"""
    ),
    "Portuguese": _words(
        """o a os as de e é uma um que em para com do da dos das se no na ao pele mais não são por seu sua"""
    ),
    "Dutch": _words(
        """de het een en is van voor met op niet dat die zijn aan te uw je wij ook huid of door bij naar worden
    wordt deze"""
    ),
    "Polish": _words("""i w na z się nie do jest dla o po to że od oraz skóry przez są jak lub które"""),
    "Swedish": _words("""och att det som en på är av för med till den har inte om ett din kan vi huden"""),
    "Danish or Norwegian": _words("""og i at det som en på er af av for med til den har ikke om et din kan vi huden"""),
    "Turkish": _words("""ve bir bu için ile da de olarak cilt çok daha en olan gibi sonra"""),
}
_CLEARLY = 3.0
_SHARE = 0.12
_FEWEST_DIFFERENT = 5


def foreign_language(document: Document) -> str | None:
    """The language `document` looks to be in, where that is plainly not English; None for English and for doubt."""
    words = _words_of(document)
    if len(words) < _FEWEST:
        return None
    letters = [word for word in words if word.isascii()]
    if len(letters) * 4 < len(words):
        return "like a language in another script"
    english = sum(word in _ENGLISH for word in words)
    counts = {name: sum(word in profile for word in words) for name, profile in _OTHERS.items()}
    name = max(counts, key=lambda language: counts[language])
    # A menu of French treatment names repeats "de" and "la"; prose uses many small words.
    several = len(_OTHERS[name].intersection(words)) >= _FEWEST_DIFFERENT
    plainly = counts[name] >= max(_SHARE * len(words), _CLEARLY * max(english, 1))
    return name if several and plainly else None


def _words_of(document: Document) -> list[str]:
    words: list[str] = []
    for block in document.blocks:
        words += _WORD.findall(block.text.lower())
        if len(words) >= _SAMPLE:
            break
    return words[:_SAMPLE]
