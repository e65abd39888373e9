import { ServiceUnavailableException } from '@nestjs/common';
import type { PersonCommand } from '@stratvector/contexts';
import { PlatformView } from '@stratvector/modules';
import type { OrderBoard, PlatformHealth, RiskBoard, ShownStrategy } from '@stratvector/modules';
import type { AccountId, BarLog, Instrument } from '@stratvector/model';
import { FEED } from '@stratvector/hosting';
import type { PaperRun } from '@stratvector/hosting';
import type { Platform } from './platform.ts';

/** How long a failure that was overcome is told of. */
const TOLD_MS = 10_000;

/** What the host shows while it starts, runs and ends. */
export class HostView extends PlatformView {
  readonly accountId: AccountId;
  readonly currency: string;
  readonly feed = FEED;
  readonly instruments: readonly Instrument[];
  readonly strategies: readonly ShownStrategy[];
  #platform: Platform | null = null;
  /** By where: what cannot go on without a person, and what failed lately. */
  readonly #halts = new Map<string, string>();
  readonly #failures = new Map<string, { readonly sentence: string; readonly until: number }>();

  constructor({ plan }: PaperRun) {
    super();
    const { terms, strategies } = plan;
    this.accountId = terms.id;
    this.currency = terms.currency;
    this.instruments = terms.instruments;
    this.strategies = strategies.map(({ id, definition, parameters, universe }) => ({
      id,
      name: definition.name,
      parameters,
      instruments: universe.flatMap((place) => terms.instruments[place]?.id ?? []),
    }));
  }

  /** From here on it trades; null while it does not any longer. */
  attach(platform: Platform | null): void {
    this.#platform = platform;
  }

  halt(where: string, reason: string): void {
    this.#halts.set(where, `${where} is held up by ${reason}.`);
  }

  fail(where: string, problem: string): void {
    const sentence = `${where}: ${problem}; it is tried again.`;
    this.#failures.set(where, { sentence, until: performance.now() + TOLD_MS });
  }

  get bars(): BarLog {
    return this.#running.bars;
  }

  get board(): OrderBoard {
    return this.#running.board;
  }

  get risk(): RiskBoard {
    return this.#running.risk;
  }

  command(command: PersonCommand, id: string): Promise<void> {
    return this.#running.command(command, id);
  }

  get analytics(): Platform['analytics'] {
    return this.#platform?.analytics ?? null;
  }

  get health(): PlatformHealth {
    const now = performance.now();
    const recent = [...this.#failures.values()].filter(({ until }) => until > now);
    return {
      isReady: this.#platform !== null,
      problems: [...this.#halts.values(), ...recent.map(({ sentence }) => sentence)],
      closes: this.#platform?.worked.sequence ?? 0,
      lastClose: this.#platform?.worked.closeTime ?? null,
    };
  }

  get #running(): Platform {
    if (this.#platform) return this.#platform;
    throw new ServiceUnavailableException({
      code: 'STARTING',
      detail: 'the contexts take in their logs; ask again in a moment',
    });
  }
}
