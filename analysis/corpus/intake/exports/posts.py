"""Posts of an API of short messages: pages with what they refer to, one post a line, and tables made of them."""

from functools import partial

import regex

from analysis.corpus.intake.exports.parts.looks import heading_names, key_paths
from analysis.corpus.intake.exports.parts.postings import (
    Posting,
    Values,
    fields,
    listed_objects,
    older_posting,
    page_postings,
    posting,
)
from analysis.corpus.intake.exports.parts.rows import (
    Cells,
    cell_text,
    further,
    object_rows,
    table_rows,
    take_speech,
    unescaped,
)
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Place, Reading, Record

_MARKS = frozenset(("edit_history_tweet_ids", "public_metrics", "referenced_tweets", "conversation_id"))
_NEEDED = {"id", "created_at", "text"}
_AUTHORS = ("author.username", "user_screen_name", "author_id")  # of tables, the first that a row has
_REPOSTS = ("referenced_tweets.retweeted.id", "retweet_or_quote_id", "retweet_id")
_NO_LANGUAGE = frozenset(("und", "qam", "qct", "qht", "qme", "qst", "zxx", "art"))  # of what is no sentence
_LINK = regex.compile(r"<[^<>]*+>")
_REPOSTED = regex.compile(r"RT @(\w++):\s")
_CUT = ("…", "...")
_USED = {"id", "id_str", "created_at", "text", "full_text", "lang", "source", "author", "public_metrics"}
_SENT_WITH = "sent_with"


def posts(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read posts with the full texts of those that they pass on; their sources are the accounts."""
    if key_paths(piece):
        object_rows(piece, layout, found, partial(_add_line, found))
    else:
        _read_table(piece, layout, found)


def _add_line(found: Reading, record: Record) -> None:
    """Add the posts of a page, or the one post of a line."""
    values, place = record.cells, (record.file, record.line)
    data = values.get("data")
    if isinstance(data, (dict, list)):
        page = [data] if isinstance(data, dict) else data
        for post in page_postings(page, values.get("includes")):
            if isinstance(post, Posting):
                _add(post, place, found)
            else:
                found.refuse(place, "E-JSON", f"a {type(post).__name__} where a post should be")
        _check_claim(fields(values.get("meta")), len(page), place, found)
    elif isinstance(values.get("user"), dict):
        _add(older_posting(values), place, found)
    elif "text" in values:
        _add(posting(values, {}, {}), place, found)
    elif "meta" in values or "errors" in values:
        found.enter(place, "W-PAGE", "kept", "a page without posts")
    else:
        held = ", ".join(list(values)[:3]) or "nothing"
        found.refuse(place, "E-TEXT", f"no post: it holds {quoted(held)}")


def _check_claim(meta: Values, read: int, place: Place, found: Reading) -> None:
    said = meta.get("result_count")
    if isinstance(said, int) and said != read:
        found.enter(place, "W-CLAIM", "kept", f"the page says {said:,} posts and holds {read:,}")


def _add(post: Posting, place: Place, found: Reading) -> None:
    """Add a post as a document."""
    values = post.values
    cells = further(values, _USED, place, found)
    cells |= further(fields(values.get("public_metrics")), (), place, found)
    tags = [
        cell_text(tag.get("tag", tag.get("text")))
        for tag in listed_objects(fields(values.get("entities")).get("hashtags"))
    ]
    if tags:
        cells["hashtags"] = tags
    if post.whose:
        cells["repost_of"] = post.whose
    if not post.whole:
        _note_cut(post.text, place, found)
    ours = {
        "doc_id": cell_text(values.get("id_str", values.get("id"))),
        "source": post.author or _number(cell_text(values.get("author_id")), place, found),
        "published": cell_text(values.get("created_at")),
        "language": cell_text(values.get("lang")),
        _SENT_WITH: _LINK.sub("", cell_text(values.get("source"))),
    }
    _take(cells | ours | {"text": post.text, "repost": "" if post.whose is None else "yes"}, place, found)


def _read_table(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read a table that twarc or its like made of posts; a repost that is cut is completed where its post is a row."""
    start, texts = len(found.records), dict[str, str]()

    def add(record: Record) -> None:
        values, place = record.cells, (record.file, record.line)
        author = next((name for name in _AUTHORS if cell_text(values.get(name))), "")
        cells = further({_short(name): value for name, value in values.items()}, {*_USED, author}, place, found)
        doc_id, text = cell_text(values.get("id")), values.get("text")
        repost = next((cell_text(values[name]) for name in _REPOSTS if cell_text(values.get(name))), "")
        ours = {
            "doc_id": doc_id,
            "source": cell_text(values.get(author)),
            "published": cell_text(values.get("created_at")),
            "language": cell_text(values.get("lang")),
            _SENT_WITH: _LINK.sub("", cell_text(values.get("source"))),
        }
        again = isinstance(text, str) and _REPOSTED.match(text) is not None
        _take(cells | ours | {"text": text, "repost": "yes" if repost or again else ""}, place, found)
        if doc_id and isinstance(text, str) and not again:
            texts[doc_id] = text

    table_rows(piece, layout, found, add)
    for record in found.records[start:]:
        _complete(record, texts, found)


def _complete(record: Record, texts: dict[str, str], found: Reading) -> None:
    """Give a repost of a table the full text of its post, where that is another row of it."""
    text = str(record.cells["text"])
    if not (record.cells["repost"] and _REPOSTED.match(text)):
        return
    referred = (cell_text(record.cells.get(name.replace(".", "_"))) for name in _REPOSTS)
    full = next((texts[doc_id] for doc_id in referred if doc_id in texts), "")
    if full:
        record.cells["text"] = unescaped(full, (record.file, record.line), found)
    else:
        _note_cut(text, (record.file, record.line), found)


def _take(cells: Cells, place: Place, found: Reading) -> None:
    """Take a post, with the characters of its text as they are meant."""
    if cells["language"] in _NO_LANGUAGE:
        found.note(place, "W-LANGUAGE", "changed", f"{quoted(str(cells['language']))} names no language")
        del cells["language"]
    if isinstance(text := cells["text"], str):
        cells["text"] = unescaped(text, place, found)
    kept = {name: value for name, value in cells.items() if value not in ("", None) or name in ("text", "repost")}
    take_speech(kept, place, found)


def _note_cut(text: object, place: Place, found: Reading) -> None:
    if isinstance(text, str) and text.rstrip().endswith(_CUT):
        found.note(place, "W-REPOST", "kept", "a repost is cut: the post that it passes on is not in the file")


def _number(author: str, place: Place, found: Reading) -> str:
    if author:
        found.note(place, "W-SOURCE", "changed", "the file does not name the account: its number is the source")
    return author


def _short(name: str) -> str:
    return name.removeprefix("public_metrics.")


def _recognises(piece: Piece) -> bool:
    names = heading_names(piece)
    if names:
        return names >= _NEEDED and not names.isdisjoint(_AUTHORS[:2])
    paths = key_paths(piece)
    if "user.screen_name" in paths:
        return not paths.isdisjoint(("text", "full_text")) and paths >= {"created_at"}
    return any(
        paths >= {f"{where}id", f"{where}text"}
        and (
            not paths.isdisjoint(f"{where}{mark}" for mark in _MARKS) or paths >= {f"{where}author_id", f"{where}lang"}
        )
        for where in ("", "data[].", "data.")
    )


READER = Reader(name="posts", title="Posts of an API (Twitter, X)", recognises=_recognises, read=posts)
