import { numberOfMoney } from '@stratvector/model';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { PlatformView } from './platform-view.ts';

/** Figures of the platform in the format of Prometheus. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #failures: Counter<'where'>;

  constructor(view: PlatformView) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#failures = new Counter({
      name: 'stratvector_failures_total',
      help: 'What failed and was tried again, by where.',
      labelNames: ['where'],
      registers,
    });
    const gauge = (name: string, help: string, read: () => number | Promise<number>): void => {
      new Gauge({
        name: `stratvector_${name}`,
        help,
        registers,
        async collect() {
          this.set(await read());
        },
      });
    };
    gauge('ready', '1 while it trades, 0 while it does not.', () => {
      const { isReady, problems } = view.health;
      return Number(isReady && problems.length === 0);
    });
    gauge('closes', 'Closes that everybody has done their part of.', () => view.health.closes);
    gauge('equity', 'Equity of the account in its currency.', () =>
      view.analytics ? numberOfMoney(view.analytics.account.equity) : NaN,
    );
    gauge('cash', 'Cash of the account in its currency.', () =>
      view.analytics ? numberOfMoney(view.analytics.account.cash) : NaN,
    );
    gauge('orders', 'Orders there have been.', async () => (await view.board.orders()).length);
    gauge('fills', 'Fills there have been.', async () => (await view.board.fills()).length);
  }

  countFailure(where: string): void {
    this.#failures.inc({ where });
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
