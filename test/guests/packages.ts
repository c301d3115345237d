/** What the companies' applications have installed beside the packed package; docs/existing-app.md lists them. */
export const PACKAGES = [
  '@fastify/static@10.1.11',
  '@nestjs/cache-manager@12.0.0',
  '@nestjs/event-emitter@12.0.1',
  '@nestjs/passport@12.0.0',
  '@nestjs/schedule@12.0.2',
  '@nestjs/swagger@12.0.2',
  '@nestjs/throttler@6.7.1',
  '@opentelemetry/api@1.10.0',
  '@opentelemetry/sdk-node@0.301.0',
  '@willsoto/nestjs-prometheus@6.1.1',
  'cache-manager@7.2.9',
  'keyv@5.6.0',
  'passport@0.7.0',
] as const;
