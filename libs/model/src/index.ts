export type { ExecutionAlgorithm } from './algorithm.ts';
export { missingColumns, readBarHeader } from './bar-table/bar-header.ts';
export type { BarColumn, BarHeader } from './bar-table/bar-header.ts';
export type { BarBlock } from './bar-table/bar-block.ts';
export { BarTable } from './bar-table/bar-table.ts';
export type { ReadOptions } from './bar-table/bar-table.ts';
export { fileProblem } from './bar-table/file-problem.ts';
export { numberOfText } from './bar-table/number-text.ts';
export { isOnScale } from './bar-table/scale.ts';
export { mannerProblem, TimeManners } from './bar-table/time-manner.ts';
export type { TimeManner } from './bar-table/time-manner.ts';
export { parseTime } from './bar-table/time-text.ts';
export { momentInZone } from './bar-table/time-zone.ts';
export type { BarColumns, BarValues } from './bars.ts';
export type { CorporateAction } from './corporate-action.ts';
export type {
  CommissionModel,
  OrderDay,
  SlippageInput,
  SlippageModel,
} from './costs/cost-model.ts';
export {
  divideCeil,
  divideFloor,
  divideHalfEven,
  divideHalfUp,
  halfEvenOfWide,
  shareFloor,
  shareHalfEven,
} from './division.ts';
export {
  absolute,
  add,
  countOfNumber,
  countsOfOne,
  formatDecimal,
  formatMoney,
  FRACTION_DECIMALS,
  FRACTION_ONE,
  fractionOfNumber,
  greatest,
  isNarrow,
  least,
  money,
  MONEY_DECIMALS,
  moneyOfNumber,
  multiply,
  negate,
  numberOfCount,
  numberOfFraction,
  numberOfMoney,
  parseDecimal,
  price,
  PRICE_DECIMALS,
  priceOfNumber,
  product,
  productFits,
  quantity,
  subtract,
} from './fixed.ts';
export type { Fraction, Money, Price, Quantity } from './fixed.ts';
export type { BarLog, Instant, InstantBar } from './instant.ts';
export type { Cache, PutAnswer, TokenBucket } from './cache.ts';
export { isTimeframe, TIMEFRAME_MILLISECONDS, timeframeOfGap, TIMEFRAMES } from './history.ts';
export type {
  BadBarPolicy,
  DataFinding,
  DataProblem,
  FindingKind,
  LoadedHistory,
  LoadedSeries,
  RowCounts,
  Timeframe,
} from './history.ts';
export {
  accountId,
  clientOrderId,
  instrumentId,
  strategyId,
  tradeId,
  venueOrderId,
} from './identifiers.ts';
export type {
  AccountId,
  ClientOrderId,
  InstrumentId,
  StrategyId,
  TradeId,
  VenueOrderId,
} from './identifiers.ts';
export {
  atRate,
  instrumentOf,
  lotsWithin,
  nearestTick,
  notional,
  notionalCeil,
  onLot,
  onTick,
  roundToLots,
  shareOnTick,
} from './instrument.ts';
export { chargedInOwnCurrency } from './costs/own-currency.ts';
export type { ExchangeRate, Instrument, InstrumentTerms, InstrumentType } from './instrument.ts';
export { opposite } from './order.ts';
export type {
  Bracket,
  OrderRole,
  OrderSide,
  OrderTicket,
  OrderType,
  Protection,
  TimeInForce,
  Trail,
} from './order.ts';
export { numberOfRate, RATE_DECIMALS, rateOf } from './rate.ts';
export type { RateMark, RateQuote } from './rate.ts';
export { describeParameter, numberOf, resolveParameters, textOf } from './parameter.ts';
export type {
  ChoiceParameter,
  NumberParameter,
  ParameterDeclaration,
  ParameterProblem,
  ParameterValue,
  ParameterValues,
  ResolvedParameters,
} from './parameter.ts';
export type {
  CancellationCode,
  CancelRejectionCode,
  FillMoment,
  OrderModification,
  RejectionCode,
  Venue,
  VenueFact,
  VenueFill,
  VenueSink,
} from './venue.ts';
export { fillOf, isVenueFact, requestId } from './venue-line.ts';
export type {
  RequestId,
  SessionFact,
  VenueAmendment,
  VenueAnswer,
  VenueExecution,
  VenueGateway,
  VenueLine,
  VenueLogon,
  VenueOrder,
  VenueOrderState,
  VenuePosition,
  VenueQuestion,
  VenueReport,
  VenueReportSink,
} from './venue-line.ts';
export { COMMISSION_MODELS, SLIPPAGE_MODELS } from './costs/registry.ts';
export { monthQuantityAt, NO_VOLUME, withTraded } from './costs/month-volume.ts';
export type { MonthVolume } from './costs/month-volume.ts';
export { ACTIVITY_RATES, regulatoryFees, SECTION_31_RATES } from './costs/regulatory-fees.ts';
export { brokenRule } from './bar-table/bar-rules.ts';
export type { CellText } from './bar-table/bar-rules.ts';
export type { ParsedTime } from './bar-table/time-text.ts';
export type { RawBars } from './raw-bars.ts';
