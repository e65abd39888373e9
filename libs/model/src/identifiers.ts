type Id<Name extends string> = string & { readonly __brand: Name };

export type AccountId = Id<'AccountId'>;
/** Chosen by us before the venue has heard of the order; derived, so a replay derives it again. */
export type ClientOrderId = Id<'ClientOrderId'>;
/** The symbol as the data name it, for example `AAPL`. */
export type InstrumentId = Id<'InstrumentId'>;
export type StrategyId = Id<'StrategyId'>;
/** One execution; the key that makes a resent fill a no-op. */
export type TradeId = Id<'TradeId'>;
/** Chosen by the venue when it accepts the order. */
export type VenueOrderId = Id<'VenueOrderId'>;

export const accountId = (text: string): AccountId => text as AccountId;
export const clientOrderId = (text: string): ClientOrderId => text as ClientOrderId;
export const instrumentId = (text: string): InstrumentId => text as InstrumentId;
export const strategyId = (text: string): StrategyId => text as StrategyId;
export const tradeId = (text: string): TradeId => text as TradeId;
export const venueOrderId = (text: string): VenueOrderId => text as VenueOrderId;
