import { describe, expect, it } from '@jest/globals';
import { kafkaBrokers } from '@stratvector/testing-servers';
import { program } from './run.fixture.ts';

describe('brokers of stratvector topics', () => {
  it('have to be host:port', async () => {
    const { exitCode, error } = await program('topics', 'check', '--brokers', 'here,there:90000');
    expect(exitCode).toBe(2);
    expect(error).toBe(
      '--brokers: found "here", allowed is host:port, with commas between several\n' +
        '--brokers: found "there:90000", allowed is host:port, with commas between several\n',
    );
  });

  it('have to answer', async () => {
    const { exitCode, error } = await program('topics', 'check', '--brokers', '127.0.0.1:1');
    expect(exitCode).toBe(1);
    expect(error).toMatch(
      /^Kafka at 127\.0\.0\.1:1 could not be asked: .*ECONNREFUSED.*; start it, or name its brokers by --brokers\n$/,
    );
  });
});

const brokers = await kafkaBrokers();
const suite = brokers ? describe : describe.skip;

suite('stratvector topics', () => {
  it('says what is missing, makes it as declared, and finds it as declared', async () => {
    const flags = ['--brokers', (brokers ?? []).join(',')];
    const before = await program('topics', 'check', ...flags);
    expect(before.exitCode).toBe(1);
    expect(before.error).toContain(
      'risk.booking.v1 is missing; "stratvector topics create" makes it\n',
    );
    const made = await program('topics', 'create', ...flags);
    expect(made.exitCode).toBe(0);
    expect(made.out).toContain('made    risk.booking.v1: 12 partitions, kept for 7 days\n');
    // What is carried by another topic has none of its own.
    expect(made.out).not.toContain('risk.flow.v1');
    const after = await program('topics', 'check', ...flags);
    expect(after).toEqual({
      exitCode: 0,
      out: made.out.replaceAll('made   ', 'stands '),
      error: '',
    });
  });
});
