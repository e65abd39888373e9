import { atRate } from '@stratvector/model';
import type { Instrument, InstrumentId, RateMark, StrategyId } from '@stratvector/model';
import type { AccountTerms, StrategyTerms } from './terms.ts';

/** What one place of the account is about. */
export interface SlotTerms {
  readonly slot: number;
  readonly strategyId: StrategyId;
  readonly instrumentId: InstrumentId;
  readonly strategy: StrategyTerms;
  readonly instrument: Instrument;
}

type Rates = ReadonlyMap<string, RateMark>;

const NO_RATES: Rates = new Map();

const inAccountCurrency = (instrument: Instrument, rates: Rates): Instrument => {
  const mark = rates.get(instrument.currency);
  return mark ? atRate(instrument, mark.rate) : instrument;
};

/** Slots by number and by name: strategy by strategy, instruments in the order of the terms. */
export class SlotIndex {
  readonly all: readonly SlotTerms[];
  /** By currency, those that move and are known: its instruments are in the account's currency by them. */
  readonly rates: Rates;
  readonly #strategies = new Map<StrategyId, number>();
  readonly #instruments = new Map<InstrumentId, number>();
  readonly #width: number;
  /** The one that was found last is most often the next: spares the look-ups, and changes no answer. */
  #last: SlotTerms | undefined = undefined;

  constructor({ strategies, instruments }: AccountTerms, rates = NO_RATES) {
    this.#width = instruments.length;
    this.rates = rates;
    const priced = instruments.map((instrument) => inAccountCurrency(instrument, rates));
    strategies.forEach(({ id }, place) => this.#strategies.set(id, place));
    instruments.forEach(({ id }, place) => this.#instruments.set(id, place));
    this.all = strategies.flatMap((strategy, row) =>
      priced.map((instrument, column) => ({
        slot: row * instruments.length + column,
        strategyId: strategy.id,
        instrumentId: instrument.id,
        strategy,
        instrument,
      })),
    );
  }

  /** The same things in the order of the account's instruments; what it does not know is left out. */
  inOrder<Item extends { readonly instrumentId: InstrumentId }>(
    items: readonly Item[],
  ): readonly Item[] {
    if (items.length < 2) return items;
    const columnOf = ({ instrumentId }: Item): number => this.#instruments.get(instrumentId) ?? -1;
    return items
      .filter((item) => columnOf(item) >= 0)
      .sort((first, second) => columnOf(first) - columnOf(second));
  }

  /** The slots of one instrument, by strategy; none where the account does not know it. */
  ofInstrument(instrumentId: InstrumentId): readonly SlotTerms[] {
    const column = this.#instruments.get(instrumentId);
    if (column === undefined) return [];
    return this.all.filter(({ slot }) => slot % this.#width === column);
  }

  /** Undefined where the account does not know the strategy or the instrument. */
  find(strategyId: StrategyId, instrumentId: InstrumentId): SlotTerms | undefined {
    const last = this.#last;
    if (last?.strategyId === strategyId && last.instrumentId === instrumentId) return last;
    this.#last = this.#look(strategyId, instrumentId);
    return this.#last;
  }

  #look(strategyId: StrategyId, instrumentId: InstrumentId): SlotTerms | undefined {
    const row = this.#strategies.get(strategyId);
    const column = this.#instruments.get(instrumentId);
    return row === undefined || column === undefined
      ? undefined
      : this.all[row * this.#width + column];
  }
}
