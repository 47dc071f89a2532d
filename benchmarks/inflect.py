"""Expand verbs and nouns to the forms that claims/lexicon/ holds: a one-off aid for whoever adds words.

    python benchmarks/inflect.py boost 'wake up' moisturise      # prints rows for claims/lexicon/effects.yaml
    python benchmarks/inflect.py --noun 'fine line' pimple       # prints plurals

The output is a draft: a person reads it and corrects it before it is checked in. Nothing is inflected when copy is
read.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable

IRREGULAR = {
    "be": ("is", "was", "been", "being"),
    "beat": ("beats", "beat", "beaten", "beating"),
    "begin": ("begins", "began", "begun", "beginning"),
    "bid": ("bids", "bid", "bid", "bidding"),
    "break": ("breaks", "broke", "broken", "breaking"),
    "bring": ("brings", "brought", "brought", "bringing"),
    "build": ("builds", "built", "built", "building"),
    "burn": ("burns", "burned", "burnt", "burning"),
    "come": ("comes", "came", "come", "coming"),
    "cut": ("cuts", "cut", "cut", "cutting"),
    "deal": ("deals", "dealt", "dealt", "dealing"),
    "do": ("does", "did", "done", "doing"),
    "draw": ("draws", "drew", "drawn", "drawing"),
    "drive": ("drives", "drove", "driven", "driving"),
    "fall": ("falls", "fell", "fallen", "falling"),
    "feed": ("feeds", "fed", "fed", "feeding"),
    "fight": ("fights", "fought", "fought", "fighting"),
    "freeze": ("freezes", "froze", "frozen", "freezing"),
    "get": ("gets", "got", "gotten", "getting"),
    "give": ("gives", "gave", "given", "giving"),
    "go": ("goes", "went", "gone", "going"),
    "grow": ("grows", "grew", "grown", "growing"),
    "hold": ("holds", "held", "held", "holding"),
    "keep": ("keeps", "kept", "kept", "keeping"),
    "knit": ("knits", "knitted", "knit", "knitting"),
    "lay": ("lays", "laid", "laid", "laying"),
    "leave": ("leaves", "left", "left", "leaving"),
    "let": ("lets", "let", "let", "letting"),
    "mimic": ("mimics", "mimicked", "mimicking"),
    "lose": ("loses", "lost", "lost", "losing"),
    "make": ("makes", "made", "made", "making"),
    "mow": ("mows", "mowed", "mown", "mowing"),
    "overcome": ("overcomes", "overcame", "overcome", "overcoming"),
    "put": ("puts", "put", "put", "putting"),
    "rebuild": ("rebuilds", "rebuilt", "rebuilt", "rebuilding"),
    "redraw": ("redraws", "redrew", "redrawn", "redrawing"),
    "regrow": ("regrows", "regrew", "regrown", "regrowing"),
    "rid": ("rids", "rid", "rid", "ridding"),
    "rise": ("rises", "rose", "risen", "rising"),
    "say": ("says", "said", "said", "saying"),
    "send": ("sends", "sent", "sent", "sending"),
    "set": ("sets", "set", "set", "setting"),
    "shed": ("sheds", "shed", "shed", "shedding"),
    "shoot": ("shoots", "shot", "shot", "shooting"),
    "shrink": ("shrinks", "shrank", "shrunk", "shrinking"),
    "shut": ("shuts", "shut", "shut", "shutting"),
    "sink": ("sinks", "sank", "sunk", "sinking"),
    "speed": ("speeds", "sped", "speeded", "speeding"),
    "spin": ("spins", "spun", "spun", "spinning"),
    "spring": ("springs", "sprang", "sprung", "springing"),
    "sweep": ("sweeps", "swept", "swept", "sweeping"),
    "take": ("takes", "took", "taken", "taking"),
    "teach": ("teaches", "taught", "taught", "teaching"),
    "tell": ("tells", "told", "told", "telling"),
    "undo": ("undoes", "undid", "undone", "undoing"),
    "wake": ("wakes", "woke", "woken", "waking"),
    "weave": ("weaves", "wove", "woven", "weaving"),
    "win": ("wins", "won", "won", "winning"),
}
PREFIXES = ("re ", "de ", "un ", "over ")
# Stressed last syllables and the British -l verbs double their consonant.
DOUBLING = (
    "bin blot chisel chip clog compel control dim dispel drop expel fit flip fuel knit model mop nip pat pep plug "
    "pop propel quit rev remodel repel reset rid scrub shed signal slim snap step stop strip tap top "
    "transfer trim unclog whip wrap zap jog label"
)
AMERICAN = (
    (r"ageing", "aging"),
    (r"(col|fav|hum|od|tum|vap)our", r"\1or"),
    (r"fibre", "fiber"),
    (r"centre", "center"),
    (r"defence", "defense"),
    (r"oedema", "edema"),
    (r"oestro", "estro"),
    (r"haem(?=[ao])", "hem"),
    (r"anaem", "anem"),
    (r"diarrhoea", "diarrhea"),
    (r"(chisel|fuel|model|signal|label)l(?=ed|ing)", r"\1"),
    (r"rivalled", "rivaled"),
    (
        r"(moistur|revital|energ|normal|minim|maxim|optim|stabil|harmon|neutral|equal|mobil|desensit|sensit|rival"
        r"|synthes|tranquill|plumpif|steril|oxygen|revascular|metabol|catal|pressur|ion|custom|personal|recogn)is"
        r"(?=e|ing|ation)",
        r"\1iz",
    ),
)


def verb_forms(verb: str) -> list[str]:
    """Base, third person, past, past participle and -ing form of a verb; of a phrasal verb, its first word inflects."""
    if verb.startswith(PREFIXES):
        prefix, _, rest = verb.partition(" ")
        return [f"{prefix} {form}" for form in verb_forms(rest)]
    head, _, tail = verb.partition(" ")
    forms = [head, *(IRREGULAR.get(head) or _regular(head))]
    return _unique(f"{form} {tail}".strip() for form in forms)


def _regular(verb: str) -> tuple[str, ...]:
    stem = verb + verb[-1] if verb in DOUBLING.split() else verb
    if verb.endswith("e"):
        return f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    return plural(verb), f"{stem}ed", f"{stem}ing"


def plural(noun: str) -> str:
    """Plural of a noun phrase's last word (also a regular verb's third person)."""
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(s|x|z|ch|sh)$", noun) else f"{noun}s"


def american(form: str) -> str:
    """The American spelling of a British form; the same text where there is none."""
    for british, replacement in AMERICAN:
        form = re.sub(british, replacement, form)
    return form


def both_spellings(forms: list[str]) -> list[str]:
    """British forms, each followed by its American spelling."""
    return _unique(spelling for form in forms for spelling in (form, american(form)))


def _unique(forms: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(forms))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="+")
    parser.add_argument("--noun", action="store_true", help="print plurals instead of verb rows")
    options = parser.parse_args()
    for word in options.words:
        forms = [word, plural(word)] if options.noun else verb_forms(word)
        row = ", ".join(both_spellings(forms))
        print(row if options.noun else f"- {{verb: {word}, effect: TODO, forms: [{row}]}}")


if __name__ == "__main__":
    main()
