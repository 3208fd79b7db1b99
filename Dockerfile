# The dashboard alone; compose.yaml puts a proxy before it and states its memory. docs/hosting.md has the rest.
FROM python:3.13-slim AS build
RUN python -m venv /opt/discourse
ENV PATH=/opt/discourse/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src
COPY requirements.txt ./
RUN pip install --no-deps --no-compile --only-binary :all: --require-hashes -r requirements.txt
COPY . ./
RUN pip install --no-deps --no-compile --no-build-isolation .
# Without compiled files a start takes three times as long, and a root that is read only never gets them.
RUN python -m compileall -q -j 0 /opt/discourse/lib

FROM python:3.13-slim
RUN useradd --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin discourse \
 && install -d -o discourse -g discourse /cache
COPY --from=build /opt/discourse /opt/discourse
ENV PATH=/opt/discourse/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 TMPDIR=/tmp DISCOURSE_CACHE=/cache
WORKDIR /srv
USER 10001:10001
EXPOSE 8501
# A server that hangs answers nothing: the loop that serves all channels is what is asked.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["discourse", "health"]
ENTRYPOINT ["discourse"]
CMD ["serve", "--headless", "--address", "0.0.0.0"]
