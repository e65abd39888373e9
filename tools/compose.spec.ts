import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SERVICE_NAMES } from '@stratvector/contexts';
import { serviceMain } from '@stratvector/hosting';
import { Ajv } from 'ajv';
import { parse } from 'yaml';

const ROOT = resolve(import.meta.dirname, '..');

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly read_only?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
}

const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const composed = parse(textOf('docker-compose.yml'), { merge: true }) as Compose;

/** The schema of the Compose Specification (Apache-2.0), as its repository has it. */
const schemaOf = (): object => {
  const schema = JSON.parse(textOf('tools/compose-spec.schema.json')) as Record<string, unknown>;
  // The name of draft 7 is spelled otherwise than the draft spells it.
  delete schema['$schema'];
  return schema;
};

const problemsOf = (document: unknown): readonly unknown[] => {
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schemaOf());
  return validate(document) ? [] : (validate.errors ?? []);
};

const own = Object.entries(composed.services).filter(([, { image }]) => image === 'stratvector');

describe('docker-compose.yml', () => {
  it('is what the specification of Compose takes', () => {
    expect(problemsOf(composed)).toEqual([]);
  });

  it('would be found out otherwise', () => {
    expect(problemsOf({ services: { one: { image: 'x', depends_on: 5 } } })).not.toEqual([]);
    expect(problemsOf({ services: { one: { image: 'x', colour: 'red' } } })).not.toEqual([]);
  });

  it('starts what is built from a service of the repository, and each of them', () => {
    const started = own.map(([name, { command = [] }]) => {
      expect(command).toEqual([`dist/${name}.js`]);
      return join(ROOT, 'services', name, 'src/main.ts');
    });
    expect(started.filter((main) => !existsSync(main))).toEqual([]);
    expect(started).toEqual(
      expect.arrayContaining(SERVICE_NAMES.map((name) => serviceMain(ROOT, name))),
    );
  });

  it('has nobody start before what they need, and waits for nobody who is not there', () => {
    for (const [name, { depends_on = {} }] of own) {
      expect(Object.keys(depends_on).filter((one) => !(one in composed.services))).toEqual([]);
      expect([name, Object.keys(depends_on).length > 0]).toEqual([name, true]);
      expect(Object.values(depends_on).map(({ condition }) => condition)).not.toContain(
        'service_started',
      );
    }
  });

  it('gives every service a role of its own, and a file system that it cannot write', () => {
    const roles = own.map(
      ([, { environment }]) => new URL(environment?.['DATABASE_URL'] ?? '').username,
    );
    expect(new Set(roles).size).toBe(own.length);
    expect(roles.sort()).toEqual([...SERVICE_NAMES, 'postgres'].sort());
    expect(own.every(([, service]) => service.read_only === true)).toBe(true);
  });
});

describe('the Dockerfile', () => {
  it('runs as nobody who may do anything, on the Node that the project names', () => {
    const text = textOf('Dockerfile');
    const { optionalDependencies } = JSON.parse(textOf('package.json')) as {
      optionalDependencies: { node: string };
    };
    expect(text).toMatch(/^USER node$/m);
    const images = [...text.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    expect(images).toEqual([1, 2].map(() => `node:${optionalDependencies.node}-bookworm-slim`));
  });
});
