import { describe, expect, it } from '@jest/globals';
import { configurationSchema } from './json-schema.ts';
import { KEYS } from './keys.ts';
import { configurationReference } from './reference.ts';
import { CATALOG } from './specs/catalog.ts';

const member = (node: unknown, name: string): unknown =>
  typeof node === 'object' && node !== null
    ? Object.entries(node).find(([key]) => key === name)?.[1]
    : undefined;

const at = (schema: unknown, path: string): unknown =>
  path.split('.').reduce((node, name) => member(member(node, 'properties'), name), schema);

describe('the JSON Schema', () => {
  const schema = configurationSchema(CATALOG);

  it('has every key with its description', () => {
    for (const { path, description } of KEYS)
      expect(at(schema, path)).toMatchObject({
        description: expect.stringContaining(description),
      });
  });

  it('refuses unknown keys and sections', () => {
    expect(schema).toMatchObject({ additionalProperties: false });
    expect(at(schema, 'risk.limits')).toMatchObject({ additionalProperties: false });
  });

  it('carries ranges, defaults and choices', () => {
    expect(at(schema, 'backtest.cash')).toMatchObject({
      type: 'number',
      minimum: 0.01,
      default: 100000,
    });
    expect(at(schema, 'backtest.fill')).toMatchObject({ enum: ['next-open', 'this-close'] });
    expect(at(schema, 'data.calendar')).toMatchObject({ enum: ['XNYS', 'XLON', '24x7', 'data'] });
  });

  it('offers the parameters of models beside their names', () => {
    expect(at(schema, 'backtest.commission.rate')).toMatchObject({ minimum: 0, maximum: 1 });
    expect(at(schema, 'sizing.fraction')).toMatchObject({ type: 'number' });
    // A key of the table is described by the table.
    expect(at(schema, 'backtest.slippage.stop_factor')).toMatchObject({
      description: expect.stringContaining('Slippage of stop orders'),
    });
  });

  it('rules parameters by the name of the strategy, in a list too', () => {
    const rules = {
      allOf: expect.arrayContaining([
        expect.objectContaining({
          if: { properties: { name: { const: 'momentum' } }, required: ['name'] },
        }),
      ]),
    };
    expect(at(schema, 'strategy')).toMatchObject(rules);
    expect(at(schema, 'strategies')).toMatchObject({ items: rules });
    expect(schema).toMatchObject({ not: { required: ['strategy', 'strategies'] } });
  });

  it('is plain JSON', () => expect(JSON.parse(JSON.stringify(schema))).toEqual(schema));
});

describe('the reference', () => {
  const text = configurationReference(CATALOG);

  it('has a table per section and a row per key', () => {
    expect(text).toContain('## `[risk.limits]`\n\n| key | allowed | default |');
    for (const { path, description } of KEYS) {
      const name = path.split('.').pop();
      expect(text).toContain(`| \`${name}\` | `);
      expect(text).toContain(description);
    }
  });

  it('has the parameters of models once', () => {
    expect(text).toContain('| `rate` of `rate` | number from 0 to 1 | `0.0005` |');
    expect(text.match(/stop_factor/g)).toHaveLength(1);
  });

  it('has rows of one width', () => {
    for (const line of text.split('\n').filter((one) => one.startsWith('|')))
      expect(line.replaceAll('\\|', '').split('|')).toHaveLength(8);
  });
});
