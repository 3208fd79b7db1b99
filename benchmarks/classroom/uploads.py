"""Bringing files as a browser does: it asks where to put them, puts them there, and tells the widget."""

import asyncio
import urllib.request
from collections.abc import Mapping
from secrets import token_hex

from streamlit.proto.Common_pb2 import UploadedFileInfo

from benchmarks.classroom.line import PATIENCE, Answer
from benchmarks.classroom.student import Student

_TOKEN = "_streamlit_xsrf"  # noqa: S105 - the name of the cookie that holds it


async def upload(student: Student, key: str, files: Mapping[str, bytes]) -> Answer | None:
    """Put files into a widget; None where it is not on the screen.

    Args:
        student: Who brings them.
        key: The key of the widget, or what stands over it.
        files: Their bytes, by name.
    """
    widget = student.screen.widget(key)
    if widget is None:
        return None
    places = await student.places_for(list(files))
    token = await asyncio.to_thread(_token, student.place)
    told = []
    for place, (name, data) in zip(places, files.items(), strict=True):
        await asyncio.to_thread(_put, f"http://{student.place}{place.upload_url}", token, name, data)
        told.append(UploadedFileInfo(file_id=place.file_id, name=name, size=len(data), file_urls=place))
    return await student.say(widget.key, [*widget.value, *told], "upload")


def _token(place: str) -> str:
    """Return what the server gives a browser, so that no page of another site can put files here."""
    with urllib.request.urlopen(f"http://{place}/_stcore/health", timeout=PATIENCE) as answer:
        cookies = [value.partition(";")[0] for value in answer.headers.get_all("Set-Cookie")]
    found: str = next(cookie.partition("=")[2] for cookie in cookies if cookie.startswith(_TOKEN))
    return found


def _put(address: str, token: str, name: str, data: bytes) -> None:
    """Put a file where the server wants it."""
    edge = token_hex(16)
    head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    request = urllib.request.Request(  # noqa: S310 - our own server
        address,
        data=b"".join([head.encode(), data, f"\r\n--{edge}--\r\n".encode()]),
        headers={
            "Content-Type": f"multipart/form-data; boundary={edge}",
            "X-Xsrftoken": token,
            "Cookie": f"{_TOKEN}={token}",
        },
        method="PUT",
    )
    urllib.request.urlopen(request, timeout=PATIENCE).close()  # noqa: S310 - as above
