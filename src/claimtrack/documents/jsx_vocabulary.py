"""What components and props of JSX render to, as far as their names tell."""

from __future__ import annotations

import re

from claimtrack.documents import keys

_INLINE = re.compile(
    r"(?:Link|Trans|Span|Strong|Em|Bold|Italic|Highlight|Icon|Balancer|Anchor|Underline|Accent|Emphasis)$"
)
_COMPONENTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"(?:Accordion(?:Trigger|Summary)|Disclosure(?:Button|Trigger)|FaqQuestion|Question)$", "dt"),
        (r"(?:Accordion(?:Content|Details|Panel)|Disclosure(?:Panel|Content)|FaqAnswer|Answer)$", "dd"),
        (r"(?:Button|Btn|CTA|Cta)$", "button"),
        (r"(?:^Title|Headline|Heading|(?:Section|Card|Page|Hero|Dialog|Alert)Title)$", "h"),
        (r"(?:ListItem|^Li)$", "li"),
        (r"^(?:List|Ul|Ol)$", "ul"),
        (r"(?:^Image|^Img|Photo|Picture)$", "img"),
        (r"^Table$", "table"),
        (r"^(?:TableRow|Tr)$", "tr"),
        (r"^(?:TableHead|Th)$", "th"),
        (r"^(?:TableCell|Td)$", "td"),
        (r"(?:Quote|Testimonial)$", "blockquote"),
        (r"^(?:Paragraph|P|Lead|Text)$", "p"),
    )
)
_PROPS = {"alt": "img", "caption": "figcaption", "cta": "button", "button": "button", "answer": "dd", "a": "dd"}


def component_tag(name: str) -> str:
    """The element a component stands for; 'h' for a heading of no fixed level, 'div' where the name says nothing."""
    if _INLINE.search(name):
        return "span"
    if re.fullmatch("H[1-6]", name):
        return name.lower()
    return next((tag for pattern, tag in _COMPONENTS if pattern.search(name)), "div")


def prop_tag(name: str) -> str:
    """The element a text prop of a component is shown in; 'h' for a heading."""
    if keys.is_question(name):
        return "dt"
    if keys.is_heading(name):
        return "h"
    if keys.is_quote(name):
        return "blockquote"
    words = keys.words(name)
    return _PROPS.get(words[-1], "p") if words else "p"


def is_translation(name: str) -> bool:
    """A function that looks up the text it is given, so that the text is copy."""
    return name in ("t", "__", "_", "_e", "$t", "gettext", "trans", "translate", "msg", "i18n", "formatMessage")
