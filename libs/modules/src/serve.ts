import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { PlatformModule } from './platform-module.ts';
import type { ModuleTerms } from './platform-module.ts';
import { ProblemFilter } from './problem-filter.ts';

const BODY_BYTES_MAX = 64 * 1024;
const REQUEST_MS_MAX = 10_000;

export interface ServeTerms extends ModuleTerms {
  readonly version: string;
  /** Something happened that no code foresaw; the caller was told so. */
  readonly onUnforeseen: (error: unknown) => void;
}

/** The application, not listening yet: REST, OpenAPI at /docs and /docs-json, the status page. */
export const applicationOf = async (terms: ServeTerms): Promise<NestFastifyApplication> => {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_MS_MAX,
    // A page that is open must not keep the platform from ending.
    forceCloseConnections: true,
  });
  const application = await NestFactory.create<NestFastifyApplication>(
    PlatformModule.with(terms),
    adapter,
    { logger: false, abortOnError: false },
  );
  application.useGlobalFilters(new ProblemFilter(terms.onUnforeseen));
  const document = new DocumentBuilder()
    .setTitle('StratVector')
    .setDescription('The platform: what it knows, and what a desk may ask of it.')
    .setVersion(terms.version)
    .addBearerAuth()
    .build();
  SwaggerModule.setup('docs', application, () =>
    SwaggerModule.createDocument(application, document),
  );
  return application;
};
