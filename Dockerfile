# paperdigest in a container; docs/every-morning.md shows how to run it. Needs the network to be built, not to run.
FROM python:3.11-slim AS build
WORKDIR /build
COPY pyproject.toml README.md LICENSE ./
COPY paperdigest ./paperdigest
COPY prompts ./prompts
RUN pip wheel --no-cache-dir --wheel-dir wheels '.[openai]'

FROM python:3.11-slim
WORKDIR /
# For any user, as /tmp is: with --user the posts get an owner of yours.
RUN mkdir -m 1777 blog cache
COPY --from=build /build/wheels ./wheels
RUN pip install --no-cache-dir --no-index --find-links wheels 'paperdigest[openai]' && rm -r wheels
ENV XDG_CACHE_HOME=/cache PYTHONUNBUFFERED=1
WORKDIR /blog
USER 1000:1000
ENTRYPOINT ["paperdigest"]
CMD ["--help"]
