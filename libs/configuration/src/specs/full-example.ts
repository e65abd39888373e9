/** The second block of the design page, which lists every key; the list of strategies left out. */
export const FULL = `[strategy]
side = "long"
module = "./my-strategy.ts"
equity_share = 1.0
reentry = "new-signal"

[universe]
symbols = ["AAPL", "MSFT"]

[data]
source = "file"
path = "data/*.csv"
timeframe = "1d"
timestamp = "open"
timezone = "UTC"
start = 2015-01-01
end = 2024-12-31
calendar = "XNYS"
adjust = "none"
instant_grace = "2s"
extended_hours = false
on_bad_bar = "error"

[data.finer]                          # for intrabar = "finer"
path = "minutes/*.parquet"

[instruments]
file = "instruments.csv"
[corporate_actions]
file = "actions.csv"

[backtest]
cash = 100000
currency = "USD"
fill = "next-open"
intrabar = "pessimistic"
limit_fill = "through"
latency = "0ms"
benchmark = "SPY"
holdout = 0.3
seed = 1

[backtest.commission]
model = "rate"
rate = 0.0005
minimum = 0.0

[backtest.slippage]
model = "bps"
bps = 1.0
stop_factor = 2.0

[backtest.liquidity]
participation_max = 0.1

[backtest.financing]
cash_rate = 0.0
margin_rate = 0.06
borrow_rate = 0.01

[sizing]
model = "fraction"
fraction = 0.15
rebalance = "on-change"
lot = 1

[risk]
trailing_stop = 0.05
max_positions = 20
allow_short = false

[risk.limits]
max_order_notional = 50000
max_gross_exposure = 1.0
max_daily_loss = 0.03
max_drawdown = 0.20
max_var_95 = 0.02
price_collar = 0.05
orders_per_second = 20
on_breach = "block"

[execution]
order_type = "market"
time_in_force = "DAY"
session_close_order = "OPG"

[account]
id = "DU123456"
type = "cash"
capital = 100000
cost_basis = "average"

[broker]
mode = "paper"
client_id = 7
read_only = false
cash_tolerance = 1.00

[metrics]
periods_per_year = 252
cash_rate = 0.0

[alerts]
webhook = "https://example.com/hook"
`;
