# The whole product in one image: the command `onwards`, with the built front end inside its package.

FROM node:24-bookworm-slim AS frontend
WORKDIR /src/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY backend/onwards/content /src/backend/onwards/content
COPY openapi /src/openapi
COPY frontend ./
RUN npm run build

FROM python:3.13-slim-bookworm AS package
WORKDIR /src
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy
RUN python -m venv /opt/onwards && pip install --no-cache-dir uv==0.13.9
COPY requirements.lock ./
RUN uv pip sync --no-cache --python /opt/onwards/bin/python --require-hashes requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY backend backend
COPY --from=frontend /src/frontend/dist backend/onwards/web/dist
RUN uv pip install --no-cache --python /opt/onwards/bin/python --no-deps --no-build-isolation .

FROM python:3.13-slim-bookworm
COPY --from=package /opt/onwards /opt/onwards
# A number, so that an orchestrator can see that it is not root.
USER 10001:10001
WORKDIR /tmp
ENV PATH=/opt/onwards/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    ONWARDS_ENV=production \
    ONWARDS_HOST=0.0.0.0
EXPOSE 8000
ENTRYPOINT ["onwards"]
CMD ["serve"]
