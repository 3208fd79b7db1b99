"""What a host starts is what there is: Dockerfile, compose.yaml, the proxy and the page name what the program knows."""

import hashlib
import re
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
import streamlit
from srsly import yaml_loads  # spaCy brings it

from analysis.finding.names import models
from analysis.limits import LIMITS
from benchmarks.container import composed, image, instructions, size
from dashboard.cli import _parser
from dashboard.serving import mapping, server, shelf
from dashboard.wording.notes import TRUST

ROOT = Path(__file__).parents[1]
DOCKERFILE, COMPOSE, PROXY, HOSTING, IGNORED = (
    (ROOT / name).read_text(encoding="utf-8")
    for name in ("Dockerfile", "compose.yaml", "docs/nginx.conf", "docs/hosting.md", ".dockerignore")
)
SERVICES: dict[str, Any] = yaml_loads(COMPOSE)["services"]
KNOWN = {limit.variable for limit in LIMITS.values()}
KNOWN |= {shelf.VARIABLE, shelf.CLEAN, shelf.ALONE, server.PREFIX, server.HOSTS, mapping.VARIABLE}
KNOWN |= {
    models.VARIABLE,
    "DISCOURSE_CACHE",
    "DISCOURSE_PORT",
}  # folders of analysis; where compose.yaml publishes the proxy


@pytest.mark.parametrize("text", [DOCKERFILE, COMPOSE, HOSTING], ids=["Dockerfile", "compose.yaml", "hosting.md"])
def test_every_variable_that_is_named_is_one(text: str) -> None:
    """Nobody sets what nothing reads."""
    assert set(re.findall(r"DISCOURSE_[A-Z_]+", text)) - KNOWN == set()


def test_every_option_that_is_named_is_one() -> None:
    """The image and the page start the server with options that the command has, and by its own name."""
    served = next(line for line in HOSTING.splitlines() if "bin/discourse serve" in line).split()[2:]
    command = [*_list(image()["CMD"]), *served]
    options = [word for word in command if word.startswith("--")]
    known = _parser().parse_args(["serve"]).__dict__

    assert _list(image()["ENTRYPOINT"]) == ["discourse"]
    assert command[0] == "serve"
    assert [option for option in options if option.removeprefix("--") not in known] == []
    assert set(re.findall(r"\| `--(\w+)`", HOSTING)) <= set(known)


def _list(text: str) -> list[str]:
    """Return a list as the Dockerfile writes it, which is as JSON does."""
    found: list[str] = yaml_loads(text)
    return found


def test_ports_and_the_question_of_health_are_the_same_everywhere() -> None:
    """The command's, the image's, the proxy's; what the image asks by is the program's own command."""
    default = _parser().parse_args(["health"]).port
    exposed = dict(instructions())["EXPOSE"]
    asked = image()["HEALTHCHECK"]

    assert default == exposed == _parser().parse_args(["serve"]).port == "8501"
    assert "server app:8501;" in PROXY
    assert _list(asked.partition("CMD ")[2]) == ["discourse", "health"]
    assert _parser().parse_args(["health"]).seconds < int(re.findall(r"--timeout=(\d+)s", asked)[0])


def test_the_image_is_small_locked_compiled_and_nobody_s() -> None:
    """By hash and from wheels, with compiled files, run by a user with a number and no rights."""
    build, _, final = DOCKERFILE.rpartition("\nFROM ")

    assert "pip install --no-deps --no-compile --only-binary :all: --require-hashes -r requirements.txt" in build
    assert "python -m compileall" in build
    assert re.findall(r"FROM (\S+)", DOCKERFILE) == ["python:3.13-slim"] * 2
    assert image()["USER"] == "10001:10001"
    assert "COPY --from=build" in final
    assert "apt-get" not in DOCKERFILE
    assert set(re.findall(r"https?://([^/:]+)", DOCKERFILE + COMPOSE)) <= {"localhost"}


def test_what_the_image_is_built_from_is_all_that_it_gets() -> None:
    """What installs the package is sent to the engine, and nothing beside: no tests, no history, nobody's corpora."""
    first, *kept = IGNORED.split()
    kept = [name.removeprefix("!") for name in kept if name.startswith("!")]

    assert first == "*"
    assert [name for name in kept if not (ROOT / name).exists()] == []
    assert {"analysis", "dashboard", "seeds", "pyproject.toml", "requirements.txt"} <= set(kept)
    assert {"tests", "corpora", ".git", "benchmarks"} & set(kept) == set()


def test_the_services_have_no_rights_and_bounds() -> None:
    """Both read a root folder only, get no rights back, have a stated memory, and start again when they end."""
    for service in SERVICES.values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["restart"] == "unless-stopped"
        assert size(service["mem_limit"]) >= 2**27
    app = composed()
    assert size(app["mem_limit"]) == size(app["memswap_limit"]) == 2**30
    assert app["tmpfs"][0].startswith(f"{image()['TMPDIR']}:")
    assert f"cache:{image()['DISCOURSE_CACHE']}" in app["volumes"]
    assert "ports" not in app  # the proxy is the only door
    assert "cap_add" not in app
    assert "./docs/nginx.conf:/etc/nginx/conf.d/default.conf:ro" in SERVICES["proxy"]["volumes"]
    assert f"location ^~ /{app['environment']['DISCOURSE_PREFIX']}/_stcore/" in PROXY


def test_the_page_has_the_proxy_s_file_and_the_memory_of_compose() -> None:
    """What is read there is what is started."""
    assert f"```nginx\n{PROXY}```\n" in HOSTING
    assert "--memory 1g --memory-swap 1g" in HOSTING
    assert composed()["mem_limit"] == "1g"


def test_the_page_promises_what_the_dashboard_promises() -> None:
    """Word for word, as far as it is of a shared server."""
    told = " ".join(line.removeprefix("> ") for line in HOSTING.splitlines() if line.startswith("> "))

    assert TRUST.partition(": pip install")[0] in told.removesuffix(".")


def test_the_policy_knows_the_one_script_of_streamlit_s_page() -> None:
    """By its hash, so that no other is run; a new version of Streamlit may need another."""
    page = (Path(streamlit.__file__).parent / "static/index.html").read_text(encoding="utf-8")
    digests = [
        hashlib.sha256(script.encode()).digest() for script in re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    ]

    assert re.findall(r"'sha256-([^']+)'", PROXY) == [b64encode(digest).decode() for digest in digests]
    assert "unsafe-eval" not in PROXY


def test_the_proxy_takes_what_the_server_takes() -> None:
    """As large a file, and a little more, so that it is the page that refuses it; and no header is lost on the way."""
    (most,) = (int(found) for found in re.findall(r"client_max_body_size (\d+)m;", PROXY))
    within = PROXY.partition("\nserver {")[2]

    assert most * 2**20 == LIMITS["UPLOAD_BYTES"].default + 2**20
    assert re.search(r"location[^{]*\{[^}]*add_header", within) is None  # one there would drop all the others
