import type { InstrumentId, StrategyId } from '@stratvector/model';

/** One booked fill, as the trade builder reads it. Money and prices as numbers of the currency. */
export interface TradeFill {
  readonly strategyId: StrategyId;
  readonly instrumentId: InstrumentId;
  readonly orderId: string;
  /** Milliseconds since the Unix epoch. */
  readonly time: number;
  /** The row of the bar in which it happened. */
  readonly row: number;
  /** Signed shares or contracts. */
  readonly quantity: number;
  readonly price: number;
  /** What one unit of price is worth per share or contract. */
  readonly unitValue: number;
  readonly costs: number;
  readonly reason: string;
  readonly role: 'entry' | 'exit' | 'stop-loss' | 'take-profit';
}

/** A split of what one strategy holds of one instrument, among its fills. */
export interface TradeSplit {
  readonly strategyId: StrategyId;
  readonly instrumentId: InstrumentId;
  readonly time: number;
  readonly row: number;
  /** New shares for an old one. */
  readonly ratio: number;
  /** Shares or contracts that are left, unsigned. */
  readonly left: number;
  /** What was paid for the fraction, unsigned. */
  readonly cashInLieu: number;
}

/** A round trip from flat to flat, per strategy and instrument; what is still open has no exit. */
export interface Trade {
  readonly strategyId: StrategyId;
  readonly instrumentId: InstrumentId;
  readonly side: 'long' | 'short';
  readonly entryTime: number;
  readonly exitTime: number | null;
  readonly entryRow: number;
  readonly exitRow: number | null;
  /** Shares or contracts entered, all entries together. */
  readonly quantity: number;
  /** Averages over all entries and all exits. */
  readonly entryPrice: number;
  readonly exitPrice: number | null;
  readonly entryNotional: number;
  /** Net of costs; of an open trade, what its exits so far have realized. */
  readonly pnl: number;
  readonly costs: number;
  readonly entryReason: string;
  readonly exitReason: string;
  readonly entryOrderIds: readonly string[];
  readonly exitOrderIds: readonly string[];
}
