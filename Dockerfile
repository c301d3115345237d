FROM node:24.21.0-bookworm-slim AS base
WORKDIR /app
COPY package.json package-lock.json ./

FROM base AS build
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY nest-cli.json tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY examples ./examples
RUN npx nest build && npm run build:page

FROM base AS dependencies
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
# Only installed packages: npm would report the development dependencies of the manifest as missing.
RUN npm pkg delete devDependencies && npm sbom --sbom-format=cyclonedx > sbom.cdx.json
# Extensions import the framework by its name, and must get the service's own copy of it.
RUN mkdir extensions node_modules/pingstreams-fulfillment && cp package.json node_modules/pingstreams-fulfillment/ && ln -s ../../dist node_modules/pingstreams-fulfillment/dist

FROM base AS service
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=dependencies /app/sbom.cdx.json ./
# Empty: a team's own image copies its packages into it, or they are mounted.
COPY --from=dependencies /app/extensions ./extensions
COPY --from=build /app/dist ./dist
# The name of this build in /info and the metrics: --build-arg BUILD=$(git rev-parse --short HEAD)
ARG BUILD=unknown
LABEL org.opencontainers.image.title=pingstreams-fulfillment org.opencontainers.image.licenses=Apache-2.0 org.opencontainers.image.revision=$BUILD org.cyclonedx.sbom=/app/sbom.cdx.json
ENV NODE_ENV=production HOST=0.0.0.0 EXTENSIONS_DIR=/app/extensions FULFILLMENT_BUILD=$BUILD
# The files belong to root, and the service writes none: it runs with a read-only file system.
USER node
EXPOSE 3000
# Whether the process answers, not whether it is ready: one that ends its turns before it stops is not ill. The certificate
# is for callers; here the service asks itself.
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s --retries=3 \
  CMD ["node", "-e", "const env = process.env; require(env.TLS_CERT_FILE ? 'node:https' : 'node:http').get({ host: env.HOST || '127.0.0.1', port: env.PORT || 3000, path: '/health/live', rejectUnauthorized: false }, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]
# No shell and no npm between the engine and the service: node gets the stop signal, answers what is in flight, and ends.
CMD ["node", "dist/src/main.js"]
