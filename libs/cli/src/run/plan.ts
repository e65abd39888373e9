import type { RunPlan } from '@stratvector/backtest';
import type { Settings } from '@stratvector/configuration';
import { SIZERS } from '@stratvector/domain-risk';
import type { AccountTerms, Limits, StrategyTerms } from '@stratvector/domain-risk';
import { nearestNames } from '@stratvector/kernel';
import {
  accountId,
  COMMISSION_MODELS,
  FRACTION_ONE,
  fractionOfNumber,
  instrumentOf,
  moneyOfNumber,
  price,
  quantity,
  resolveParameters,
  SLIPPAGE_MODELS,
} from '@stratvector/model';
import type {
  Fraction,
  Instrument,
  LoadedSeries,
  Money,
  ParameterDeclaration,
  ParameterValues,
  Protection,
} from '@stratvector/model';
import { BadInput } from '../failure.ts';
import { sessionEdgesByDate } from './session-edges.ts';
import type { ResolvedStrategy } from './strategies.ts';

const fractionOr = (value: number | null): Fraction | null =>
  value === null ? null : fractionOfNumber(value);
const moneyOr = (value: number | null): Money | null =>
  value === null ? null : moneyOfNumber(value);

const QUANTITY_DECIMALS_MAX = 8;
const VOLATILITY_PERIOD = 60;
const TRADING_DAYS = 252;

const decimalsOf = (value: number): number => {
  for (let decimals = 0; decimals < QUANTITY_DECIMALS_MAX; decimals += 1)
    if (Math.abs(value * 10 ** decimals - Math.round(value * 10 ** decimals)) < 1e-9)
      return decimals;
  return QUANTITY_DECIMALS_MAX;
};

/** US stock unless an instrument file says otherwise; the tick is the finest decimal of the data. */
const instrumentFor = (series: LoadedSeries, settings: Settings): Instrument => {
  const lot = settings.number('sizing.lot');
  const quantityDecimals = decimalsOf(lot);
  const tickDecimals = Math.min(4, series.priceDecimals);
  return instrumentOf({
    id: series.instrument,
    type: 'stock',
    currency: settings.text('backtest.currency') ?? 'USD',
    exchange: 'SMART',
    priceDecimals: 6,
    quantityDecimals,
    tick: price(10n ** BigInt(6 - tickDecimals)),
    lot: quantity(BigInt(Math.round(lot * 10 ** quantityDecimals))),
    multiplier: '1',
  });
};

const limitsOf = (settings: Settings): Limits => {
  const limit = (path: Parameters<Settings['number']>[0]) => settings.optionalNumber(path);
  return {
    maxPositionSize: fractionOfNumber(settings.number('risk.max_position_size')),
    maxPositions: limit('risk.max_positions'),
    allowShort: settings.boolean('risk.allow_short'),
    maxOrderQuantity: limit('risk.limits.max_order_quantity'),
    maxOrderNotional: moneyOr(limit('risk.limits.max_order_notional')),
    maxBasketNotional: moneyOr(limit('risk.limits.max_basket_notional')),
    maxGrossExposure: fractionOr(limit('risk.limits.max_gross_exposure')),
    maxNetExposure: fractionOr(limit('risk.limits.max_net_exposure')),
    maxDailyLoss: fractionOr(limit('risk.limits.max_daily_loss')),
    maxDrawdown: fractionOr(limit('risk.limits.max_drawdown')),
    maxVar95: fractionOr(limit('risk.limits.max_var_95')),
    maxVar99: fractionOr(limit('risk.limits.max_var_99')),
    maxEs95: fractionOr(limit('risk.limits.max_es_95')),
    priceCollar: fractionOr(limit('risk.limits.price_collar')),
    ordersPerSecond: limit('risk.limits.orders_per_second'),
    maxExecutionsPerSession: limit('risk.limits.max_executions'),
    restricted: new Set(settings.texts('risk.limits.restricted')),
    markAgeMsMax: null,
    onBreach: settings.choice('risk.limits.on_breach') ?? 'block',
  };
};

const protectionOf = (settings: Settings): Protection | null => {
  const stopLoss = fractionOr(settings.optionalNumber('risk.stop_loss'));
  const takeProfit = fractionOr(settings.optionalNumber('risk.take_profit'));
  const trailingStop = fractionOr(settings.optionalNumber('risk.trailing_stop'));
  return stopLoss === null && takeProfit === null && trailingStop === null
    ? null
    : { stopLoss, takeProfit, trailingStop };
};

/** Strategies without a share of their own divide equally what the others leave. */
const strategyTerms = (
  settings: Settings,
  strategies: readonly ResolvedStrategy[],
  universe: number,
): readonly StrategyTerms[] => {
  const given = strategies.reduce((sum, { equityShare }) => sum + (equityShare ?? 0), 0);
  const without = strategies.filter(({ equityShare }) => equityShare === null).length;
  const rest = without === 0 ? 0 : (1 - given) / without;
  return strategies.map(({ id, equityShare }) => ({
    id,
    equityShare: fractionOfNumber(equityShare ?? rest),
    reentry: settings.choice('strategy.reentry') ?? 'new-signal',
    protection: protectionOf(settings),
    universe,
  }));
};

interface Model {
  readonly name: string;
  readonly parameters: readonly ParameterDeclaration[];
}

const chosen = <M extends Model>(models: readonly M[], name: string, section: string): M => {
  const model = models.find((known) => known.name === name);
  if (model) return model;
  throw new BadInput([
    `${section}.model: found "${name}", allowed is one of ${models.map(({ name: known }) => known).join(', ')}`,
  ]);
};

const parametersOf = (
  { name, parameters }: Model,
  given: Readonly<Record<string, unknown>>,
  section: string,
): ParameterValues => {
  const { values, problems } = resolveParameters(parameters, given);
  if (problems.length > 0)
    throw new BadInput(
      problems.map((problem) => {
        const nearest = nearestNames(
          problem.name,
          parameters.map((known) => known.name),
          1,
        );
        const hint =
          nearest[0] && nearest[0] !== problem.name ? `; did you mean ${nearest[0]}?` : '';
        return `${section}.${problem.name}: found ${JSON.stringify(problem.found)}, the model "${name}" allows ${problem.allowed}${hint}`;
      }),
    );
  return values;
};

const commissionOf = (settings: Settings) => {
  const section = 'backtest.commission';
  const name =
    settings.choice('backtest.commission.model') ??
    (settings.choice('broker.name') === 'ib' ? 'ib-fixed' : 'none');
  const model = chosen(COMMISSION_MODELS, name, section);
  return model.create(parametersOf(model, settings.models.get(section) ?? {}, section));
};

const slippageOf = (settings: Settings) => {
  const section = 'backtest.slippage';
  const model = chosen(
    SLIPPAGE_MODELS,
    settings.choice('backtest.slippage.model') ?? 'bps',
    section,
  );
  const stopFactor = settings.number('backtest.slippage.stop_factor');
  const given = { ...settings.models.get(section), stop_factor: stopFactor };
  return model.create(parametersOf(model, given, section));
};

const sizerOf = (settings: Settings) => {
  const model = chosen(SIZERS, settings.choice('sizing.model') ?? 'fraction', 'sizing');
  const given: Record<string, unknown> = { ...settings.models.get('sizing') };
  if (model.name === 'fraction') given['fraction'] ??= settings.number('risk.max_position_size');
  return { sizer: model, sizerParameters: parametersOf(model, given, 'sizing') };
};

const leverageOf = (settings: Settings): Fraction => {
  const margin = settings.choice('account.type') === 'margin';
  const leverage = settings.optionalNumber('account.leverage') ?? (margin ? 2 : 1);
  return leverage === 1 ? FRACTION_ONE : fractionOfNumber(leverage);
};

const maintenanceOf = (settings: Settings): Fraction | null =>
  settings.choice('account.type') === 'margin'
    ? fractionOfNumber(settings.optionalNumber('account.maintenance') ?? 0.25)
    : null;

const orderTypeOf = (settings: Settings): AccountTerms['orderType'] => {
  const type = settings.choice('execution.order_type') ?? 'market';
  if (type === 'market' || type === 'limit' || type === 'marketable-limit') return type;
  throw new BadInput([
    `execution.order_type: "${type}" is an execution algorithm, which this version does not run yet; use market, limit or marketable-limit`,
  ]);
};

const intrabarOf = (settings: Settings) => {
  const policy = settings.choice('backtest.intrabar') ?? 'pessimistic';
  if (policy !== 'finer') return policy;
  throw new BadInput([
    'backtest.intrabar: "finer" is not available in this version; use pessimistic, optimistic or path',
  ]);
};

const byId = (a: LoadedSeries, b: LoadedSeries): number =>
  a.instrument < b.instrument ? -1 : Number(a.instrument > b.instrument);

const termsOf = (
  settings: Settings,
  strategies: readonly ResolvedStrategy[],
  instruments: readonly Instrument[],
): AccountTerms => ({
  id: accountId(settings.text('account.id') ?? 'backtest'),
  currency: settings.text('backtest.currency') ?? 'USD',
  leverage: leverageOf(settings),
  maintenance: maintenanceOf(settings),
  capital: moneyOr(settings.optionalNumber('account.capital')),
  costBasis: settings.choice('account.cost_basis') ?? 'average',
  strategies: strategyTerms(settings, strategies, instruments.length),
  instruments,
  limits: limitsOf(settings),
  ...sizerOf(settings),
  rebalanceBand: fractionOfNumber(settings.number('sizing.band')),
  orderType: orderTypeOf(settings),
  timeInForce: settings.choice('execution.time_in_force') ?? 'DAY',
  commission: commissionOf(settings),
  slippage: slippageOf(settings),
});

/** Everything that the run depends on, from the configuration and the data. */
export const planOf = (
  settings: Settings,
  loaded: readonly LoadedSeries[],
  strategies: readonly ResolvedStrategy[],
): RunPlan => {
  const series = [...loaded].sort(byId);
  const instruments = series.map((one) => ({
    instrument: instrumentFor(one, settings),
    columns: one.bars,
    sessionEdges: sessionEdgesByDate(one.bars),
  }));
  const terms = termsOf(
    settings,
    strategies,
    instruments.map(({ instrument }) => instrument),
  );
  const { commission, slippage } = terms;
  return {
    terms,
    cash: moneyOfNumber(settings.number('backtest.cash')),
    timeframe: series[0]?.timeframe ?? '1d',
    instruments,
    strategies,
    venue: {
      commission,
      slippage,
      intrabar: intrabarOf(settings),
      limitFill: settings.choice('backtest.limit_fill') ?? 'through',
      latencyMs: settings.duration('backtest.latency'),
      participationMax: settings.optionalNumber('backtest.liquidity.participation_max'),
    },
    fill: settings.choice('backtest.fill') ?? 'next-open',
    volatility:
      terms.sizer.name === 'volatility-target'
        ? {
            period: VOLATILITY_PERIOD,
            periodsPerYear: settings.optionalNumber('metrics.periods_per_year') ?? TRADING_DAYS,
          }
        : null,
    start: settings.date('data.start') ?? -Infinity,
  };
};
