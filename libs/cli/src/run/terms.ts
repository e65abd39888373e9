import type { RunConfiguration } from '@stratvector/configuration';
import { SIZERS } from '@stratvector/domain-risk';
import type { AccountTerms, Limits, StrategyTerms } from '@stratvector/domain-risk';
import { assert } from '@stratvector/kernel';
import {
  accountId,
  chargedInOwnCurrency,
  COMMISSION_MODELS,
  regulatoryFees,
  SLIPPAGE_MODELS,
} from '@stratvector/model';
import type { CommissionModel, Instrument } from '@stratvector/model';
import { slicingOf } from './slicing.ts';
import type { ResolvedStrategy } from './strategies.ts';

const numberOr = (text: string | null): number | null => (text === null ? null : Number(text));

const limitsOf = ({ risk }: RunConfiguration): Limits => {
  const { limits } = risk;
  return {
    maxPositionSize: risk.maxPositionSize,
    maxPositions: risk.maxPositions,
    allowShort: risk.allowShort,
    maxOrderQuantity: numberOr(limits.maxOrderQuantity),
    maxOrderNotional: limits.maxOrderNotional,
    maxBasketNotional: limits.maxBasketNotional,
    maxGrossExposure: limits.maxGrossExposure,
    maxNetExposure: limits.maxNetExposure,
    maxDailyLoss: limits.maxDailyLoss,
    maxDrawdown: limits.maxDrawdown,
    maxVar95: limits.maxVar95,
    maxVar99: limits.maxVar99,
    maxEs95: limits.maxEs95,
    priceCollar: limits.priceCollar,
    priceCollarWindowMs: limits.priceCollarWindow,
    ordersPerSecond: limits.ordersPerSecond,
    maxOrderToTradeRatio: limits.maxOrderToTradeRatio,
    orderToTradeMinOrders: limits.orderToTradeMinOrders,
    maxFillsPerMinute: limits.maxFillsPerMinute,
    maxRejectRate: limits.maxRejectRate,
    rejectRateWindow: limits.rejectRateWindow,
    rejectRateMinOrders: limits.rejectRateMinOrders,
    maxExecutionsPerSession: limits.maxExecutions,
    duplicateWindowMs: limits.duplicateWindow,
    restricted: new Set(limits.restricted),
    selfTrade: limits.selfTrade,
    markAgeMsMax: limits.maxMarkAge,
    onBreach: limits.onBreach,
  };
};

/** The configuration has checked the name against the same registry. */
const named = <M extends { readonly name: string }>(models: readonly M[], name: string): M => {
  const model = models.find((known) => known.name === name);
  assert(model !== undefined, `the configuration let the model ${name} pass`);
  return model;
};

const commissionModel = (name: string): CommissionModel => named(COMMISSION_MODELS, name);

/** What an algorithm works goes to the market child by child. */
const orderTypeOf = ({ execution: { orderType } }: RunConfiguration): AccountTerms['orderType'] =>
  orderType === 'limit' || orderType === 'marketable-limit' ? orderType : 'market';

const strategyTerms = (
  { id, configuration, symbols }: ResolvedStrategy,
  instruments: readonly Instrument[],
): StrategyTerms => ({
  id,
  equityShare: configuration.equityShare,
  reentry: configuration.reentry,
  protection: configuration.protection,
  universe: instruments
    .map(({ id }) => id)
    .filter((id) => symbols === null || symbols.symbols.includes(id)),
});

/** What the account may trade, and which of its currencies have a rate that moves. */
interface Traded {
  readonly instruments: readonly Instrument[];
  readonly moving: readonly string[];
}

const movingRatesOf = (
  { risk: { limits } }: RunConfiguration,
  { moving }: Traded,
): Pick<AccountTerms, 'movingRates'> =>
  moving.length === 0
    ? {}
    : { movingRates: { currencies: new Set(moving), ageMsMax: limits.maxRateAge } };

/** The schedules of charges; where all is in one currency they stand as they are. */
const chargesOf = (
  { backtest: { commission } }: RunConfiguration,
  { instruments, moving }: Traded,
): Pick<AccountTerms, 'commission' | 'fees'> => {
  const model = commissionModel(commission.model);
  const schedule = model.create(commission.parameters);
  const converts =
    moving.length > 0 || instruments.some(({ rate }) => rate.numerator !== rate.denominator);
  return {
    commission: converts ? chargedInOwnCurrency(schedule) : schedule,
    ...(model.passesRegulatoryFees && {
      fees: converts ? chargedInOwnCurrency(regulatoryFees) : regulatoryFees,
    }),
  };
};

/** What the account is run by: limits, sizing, costs and its strategies. */
export const termsOf = (
  configuration: RunConfiguration,
  strategies: readonly ResolvedStrategy[],
  traded: Traded,
  timeframe: string,
): AccountTerms => {
  const { instruments } = traded;
  const { account, backtest, execution, sizing } = configuration;
  const slippage = named(SLIPPAGE_MODELS, backtest.slippage.model);
  return {
    id: accountId(account.id),
    currency: backtest.currency,
    leverage: account.leverage,
    maintenance: account.type === 'margin' ? account.maintenance : null,
    capital: account.capital,
    financing: backtest.financing,
    costBasis: account.costBasis,
    strategies: strategies.map((one) => strategyTerms(one, instruments)),
    instruments,
    limits: limitsOf(configuration),
    sizer: named(SIZERS, sizing.model),
    sizerParameters: sizing.parameters,
    rebalanceBand: sizing.band,
    orderType: orderTypeOf(configuration),
    timeInForce: execution.timeInForce,
    slicing: slicingOf(configuration, timeframe),
    ...chargesOf(configuration, traded),
    ...movingRatesOf(configuration, traded),
    slippage: slippage.create(backtest.slippage.parameters),
  };
};
