"""Messages that a browser keeps, so that the server need not send them again."""

from dataclasses import dataclass, field

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


@dataclass
class _Kept:
    message: ForwardMsg
    heard: int
    fragment: str


@dataclass
class Messages:
    """The messages that were kept; a reference to one is answered from here."""

    kept: dict[str, _Kept] = field(default_factory=dict)
    runs: int = 0

    def names(self) -> list[str]:
        """Return what the server is told is kept."""
        return list(self.kept)

    def whole(self, message: ForwardMsg) -> ForwardMsg:
        """Return a message, or the one that it refers to, at the place that it gives.

        Raises:
            KeyError: Where it refers to one that is not kept: a browser would show an error.
        """
        if message.WhichOneof("type") != "ref_hash":
            if message.metadata.cacheable and message.hash:
                self.kept[message.hash] = _Kept(message, self.runs, message.delta.fragment_id)
            return message
        known = self.kept[message.ref_hash]
        known.heard = self.runs
        found = ForwardMsg()
        found.CopyFrom(known.message)
        found.metadata.CopyFrom(message.metadata)
        return found

    def age(self, oldest: int, fragments: frozenset[str]) -> None:
        """Forget, at the end of a run, what was not heard of for a while.

        Args:
            oldest: For how many runs a message is kept.
            fragments: The fragments that the run has drawn; empty for the whole page.
        """
        self.runs += 1
        self.kept = {
            name: one
            for name, one in self.kept.items()
            if (fragments and one.fragment not in fragments) or self.runs - one.heard <= oldest
        }
