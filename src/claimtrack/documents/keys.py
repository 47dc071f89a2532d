"""Which values in data files and code are copy: by the key they stand under, and by their shape."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from claimtrack.documents.model import BlockKind

KeyClass = Literal["copy", "unknown", "never", "sealed"]
"""copy: shown to readers; unknown: shown if the value is prose; never: the value is not, though values inside it may be
(`image: {src, alt}`); sealed: nothing inside it is."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_HEADINGS = _set("title heading headline header h1 h2 h3 h4 name treatment t")
_LATER_HEADINGS = _set("label")
_QUESTIONS = _set("question q")
_LEADS = _set("intro lead leadin lede introduction")
_QUOTES = _set("quote quotes testimonial testimonials review reviews")
_FIGURES = _set("value stat number figure percentage percent metric amount")
_COUNTED = _set("label text caption description desc title name unit")
_SEARCH = _set("seo meta metadata head og opengraph twitter")

_COPY = (
    _HEADINGS
    | _LATER_HEADINGS
    | _QUESTIONS
    | _LEADS
    | _QUOTES
    | _set(
        """subheading subtitle sub subhead h5 h6 text txt body copy content description desc summary excerpt
        blurb teaser tagline strapline slogan eyebrow kicker answer a d faq faqs caption alt benefit
        benefits feature features bullet bullets point points highlight highlights advantage advantages
        effect effects result results item items list step steps detail details message msg note notes
        disclaimer legal footer footnote badge badges cta ctas button placeholder tooltip hint info
        paragraph paragraphs p html markdown banner banners popup notice promo offer offers announcement
        short long claim claims usp usps indications treats concerns aftercare contraindications risks
        comment comments story bio about why how promise guarantee guarantees outcome outcomes includes
        included perks reasons statement aria-label arialabel"""
    )
)
_NEVER = _set(
    """class classname href src srcset url uri link links id ids key slug icon icons variant type types
    image images img photo photos picture avatar logo file filename path paths route routes color colour
    colors width height size sizes timestamp created updated published modified version locale lang
    language layout template component tag tags keyword keywords category categories email phone tel fax
    street postcode zip city country currency sku event campaign query selector testid ref rel target
    method action format mime encoding hash token secret env port host domain order sort position align
    as role charset viewport robots canonical generator font author by who credit code state permission
    user username password field fields model table column columns collection schema index count lat lng
    geo coordinates social handle hashtag hashtags anchor alias aliases redirect aspect ratio mode
    priority engine namespace package license"""
)
_SEALED = _set(
    "style styles sx css theme classes classnames animation animations transition transitions initial animate exit"
    " variants tracking analytics script scripts dependencies devdependencies peerdependencies engines config eslint"
    " compileroptions imports exports require prompt prompts systemprompt"
)
_NAMED_BY_CODE = _set(
    "class file user first last field tag node host path event component display icon image template font nick sur full"
)
"""fileName, firstName: names that no reader takes for a title."""
_TAILS = _set("html md markdown mdx en us gb uk str string raw rich")
"""Words at the end of a key that say how the value is written, not what it is."""
_EMPHASIS = _set("em emphasis accent highlight highlighted suffix rest bold italic second line2 2")

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_KINDS: dict[str, BlockKind] = {
    "alt": "alt",
    "caption": "caption",
    "cta": "button",
    "ctas": "button",
    "button": "button",
    "placeholder": "label",
    "tooltip": "label",
}


@lru_cache(maxsize=4096)
def words(key: str) -> tuple[str, ...]:
    """The words of a key in lower case: 'heroTitle', 'hero_title' and 'home.hero.title' all end in 'title'."""
    found = [word.lower() for word in _WORDS.findall(key[:80])]
    while len(found) > 1 and found[-1] in _TAILS:
        found.pop()
    return tuple(found)


def _last(key: str) -> str:
    found = words(key)
    if not found:
        return ""
    # 'h1', 'line2' and 'title2': a number belongs to the word before it.
    if len(found) > 1 and found[-1].isdigit():
        return found[-2] + found[-1] if found[-2] == "h" else found[-2]
    return found[-1]


@lru_cache(maxsize=4096)
def classify(key: str) -> KeyClass:
    """What a key says of its value; '@type' and other keys of JSON-LD that start with '@' or '$' are sealed."""
    if key[:1] in {"@", "$"}:
        return "sealed"
    last = _last(key)
    whole = "".join(words(key))
    if whole in _SEALED or last in _SEALED:
        return "sealed"
    if last in _NEVER or whole in _NEVER or (last == "name" and words(key)[0] in _NAMED_BY_CODE):
        return "never"
    return "copy" if last in _COPY or whole in _COPY else "unknown"


def is_heading(key: str) -> bool:
    """The value heads its siblings."""
    return _last(key) in _HEADINGS and is_known(key)


def is_label(key: str) -> bool:
    """The value heads its siblings where nothing better does."""
    return _last(key) in _LATER_HEADINGS


def joined_under(first: str, second: str) -> str | None:
    """The key of the one text that two values beside each other make; None where they are texts of their own.

    headingEm carries on heading, and a label says what the figure before it counts.
    """
    head, tail = words(first), words(second)
    if len(tail) > len(head) and tail[: len(head)] == head and tail[len(head)] in _EMPHASIS:
        return first
    return second if _last(first) in _FIGURES and _last(second) in _COUNTED else None


def is_question(key: str) -> bool:
    """The value is a question that its siblings answer."""
    return _last(key) in _QUESTIONS


def is_lead(key: str) -> bool:
    """The value leads into the list that follows it."""
    return _last(key) in _LEADS


def is_quote(key: str) -> bool:
    """What stands under the key are somebody's words."""
    return _last(key) in _QUOTES


def is_search(key: str) -> bool:
    """What stands under the key is shown in search results: 'seo', 'openGraph', 'metaTitle'."""
    found = words(key)
    return "".join(found) in _SEARCH or (len(found) > 1 and found[0] in _SEARCH and is_known(key))


def is_known(key: str) -> bool:
    """The key is one of copy."""
    return classify(key) == "copy"


def kind_of(key: str) -> BlockKind:
    """The kind of a block whose value stands under the key."""
    return _KINDS.get(_last(key), "string")


_URL = re.compile(
    r"\s*(?:[a-z][a-z0-9+.-]*://|(?:mailto|tel|data|javascript|sms):|www\.|\.{0,2}/[\w@.~-]|#[\w-]+\s*$|@/)", re.I
)
_FILE = re.compile(
    r"\S+\.(?:jpe?g|png|gif|svg|webp|avif|mp4|webm|pdf|html?|php|m?[jt]sx?|css|json|ya?ml|mdx?|ico)\s*\Z", re.I
)
_IDENTIFIER = re.compile(r"[a-z0-9_.:/@#$%+*-]*(?:[A-Z][a-z0-9]*)*")
_WORD = re.compile(r"[^\W\d_]+(?:['’&/+-][^\W\d_]+)*")
_TAGS = re.compile(r"</?[a-zA-Z][^<>]*>")
_COMPONENT = re.compile(
    r"(?:[A-Z][a-z]+)+(?:Page|View|Component|Layout|Section|Card|Form|Modal|List|Header|Footer|Button|Provider)"
)
_PUNCTUATION = "\"'“”‘’()[],.!?:;…*–—-™®<>"
_UTILITY = re.compile(
    r"(?:(?:sm|md|lg|xl|2xl|hover|focus|dark|group-hover|before|after|first|last):\S+"
    r"|-?(?:m|p|w|h|z|gap|inset|top|left|right|bottom|space|text|bg|font|rounded|border|shadow|items|justify|content"
    r"|self|grid|flex|col|row|max|min|leading|tracking|opacity|transition|duration|ease|object|overflow|ring|from|via|to"
    r"|btn|card|container|translate|scale|rotate|cursor|whitespace|line|order|mx|my|mt|mb|ml|mr|px|py|pt|pb|pl|pr)-\S+"
    r"|flex|grid|hidden|block|inline|absolute|relative|fixed|sticky|uppercase|lowercase|capitalize|italic|underline"
    r"|truncate|rounded|border|shadow|container|transition|btn|antialiased)\Z"
)
_CODE = re.compile(
    r"=>|\(\)|\);|;\s*\Z|&&|\|\||===|!==|\$\{|^\s*[.#@][\w-]+[\s{]|\{[^{}]*:[^{}]*;|^\s*(?:SELECT|INSERT|UPDATE|DELETE)\s"
    r"|^\s*[\w-]+\s*:\s*[^;.!?]+;|^\s*[\w-]+=\S|^\s*[\w*/-]+/[\w.+*-]+(?:\s*[;,]|\s*$)|^\s*(?:use|import)\s+\S+\s*$"
    r"|\d(?:px|rem|em|vw|vh|ms|deg)\b|\bvar\(|\b(?:sans-)?serif\b|^\s*[Mm]\d|^[\s\d.,%#:+-]*$"
)


def is_text(value: str) -> bool:
    """Under a key of copy: anything with a letter that is not a URL, a path, a file or an identifier."""
    if not any(map(str.isalpha, value)) or _URL.match(value) or _FILE.match(value):
        return False
    if any(map(str.isspace, value.strip())):
        return not is_utility(value)
    stripped = value.strip()
    return not _IDENTIFIER.fullmatch(stripped) or (stripped[:1].isupper() and not _is_code_name(stripped))


def _is_code_name(value: str) -> bool:
    return "_" in value or "." in value.rstrip(".") or bool(_COMPONENT.fullmatch(value))


def is_item(value: str) -> bool:
    """As an item of a list that is copy: a single plain word will do ('painless')."""
    return is_text(value) or value.strip().isalpha()


def is_prose(value: str) -> bool:
    """Under an unknown key: two words or more in a row, and nothing of a URL, a class list, code or a path."""
    head = _TAGS.sub(" ", value[:2000])
    if not is_text(head) or _CODE.search(head):
        return False
    tokens = [token.strip(_PUNCTUATION) for token in head.split()]
    plain = [bool(_WORD.fullmatch(token)) for token in tokens]
    if max(map(len, tokens)) < 3:
        return False
    return any(first and second for first, second in pairwise(plain)) and 2 * sum(plain) >= len(plain)


def is_shown(value: str, known: KeyClass) -> bool:
    """Whether a value under a key of this class is copy."""
    return is_text(value) if known == "copy" else known == "unknown" and is_prose(value)


def is_utility(value: str) -> bool:
    """A list of CSS classes."""
    tokens = value[:400].split()
    return len(tokens) > 0 and 2 * sum(1 for token in tokens if _UTILITY.match(token)) > len(tokens)
