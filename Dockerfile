FROM node:24.21.0-bookworm-slim AS base
WORKDIR /app
COPY package.json package-lock.json ./

FROM base AS build
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY nest-cli.json tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY examples ./examples
RUN npx nest build

FROM base AS dependencies
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM base AS service
ENV NODE_ENV=production
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# The files belong to root, and the service writes none: it runs with a read-only file system.
USER node
EXPOSE 3000
# Any answer counts, also a 404. The certificate is for callers; here the service asks itself.
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s --retries=3 \
  CMD ["node", "-e", "const env = process.env; require(env.TLS_CERT_FILE ? 'node:https' : 'node:http').get({ host: env.HOST || '127.0.0.1', port: env.PORT || 3000, rejectUnauthorized: false }, () => process.exit(0)).on('error', () => process.exit(1))"]
# No shell and no npm between the engine and the service: node is told to stop, answers what is in flight, and ends.
CMD ["node", "dist/src/main.js"]
