"""Posts as APIs of short messages give them: whose they are, their full texts, and what they pass on."""

from collections.abc import Iterator
from dataclasses import dataclass

Values = dict[str, object]

_REPOST = "retweeted"


@dataclass(frozen=True, slots=True)
class Posting:
    """One post.

    Attributes:
        values: Its fields as they stand.
        text: Its full text; of a repost that of the post that is passed on.
        author: The name of the account; empty where the file does not say it.
        whose: The account whose post is passed on, as far as that is known; None where it is a post of its own.
        whole: Whether the text is the full one.
    """

    values: Values
    text: object
    author: str
    whose: str | None = None
    whole: bool = True


def page_postings(page: list[object], includes: object) -> Iterator[Posting | object]:
    """Yield the posts of a page, with what it holds beside them for names and full texts; what is none as it is."""
    beside = fields(includes)
    users = {str(user.get("id")): _name(user) for user in listed_objects(beside.get("users"))}
    others = {str(post.get("id")): post for post in listed_objects(beside.get("tweets"))}
    for post in page:
        yield posting(post, users, others) if isinstance(post, dict) else post


def posting(values: Values, users: dict[str, str], others: dict[str, Values]) -> Posting:
    """Return a post of the newer form, which may hold its author and what it refers to, or only name them."""

    def name(post: Values) -> str:
        return _name(fields(post.get("author"))) or users.get(str(post.get("author_id")), "")

    passed_on = next(
        (one for one in listed_objects(values.get("referenced_tweets")) if one.get("type") == _REPOST), None
    )
    if passed_on is None:
        return Posting(values, _newer_text(values), name(values))
    original = passed_on if "text" in passed_on else others.get(str(passed_on.get("id")))
    if original is None:
        return Posting(values, _newer_text(values), name(values), "", whole=False)
    return Posting(values, _newer_text(original), name(values), name(original))


def older_posting(values: Values) -> Posting:
    """Return a post of the older form, which holds its user and the post that it passes on."""
    original = fields(values.get("retweeted_status"))
    author = _name(fields(values.get("user")))
    if not original:
        return Posting(values, _older_text(values), author)
    return Posting(values, _older_text(original), author, _name(fields(original.get("user"))))


def listed_objects(value: object) -> list[Values]:
    """Return the objects of a list; none where it is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def fields(value: object) -> Values:
    """Return the fields of an object; none where it is no object."""
    return value if isinstance(value, dict) else {}


def _name(user: Values) -> str:
    name = user.get("username", user.get("screen_name"))
    return name if isinstance(name, str) else ""


def _newer_text(post: Values) -> object:
    """Return the text; that of a long post stands in a field of its own, and is cut in the usual one."""
    return fields(post.get("note_tweet")).get("text") or post.get("text")


def _older_text(post: Values) -> object:
    """Return the text; streams cut it, and give the full one in a field of its own."""
    extended = fields(post.get("extended_tweet"))
    return extended.get("full_text") or post.get("full_text") or post.get("text")
