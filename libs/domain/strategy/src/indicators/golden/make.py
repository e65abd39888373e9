"""Writes ta-lib.json: bars, and what TA-Lib with its defaults makes of them.

    python3 -m venv /tmp/golden && /tmp/golden/bin/pip install numpy==2.4.6 TA-Lib==0.8.2
    /tmp/golden/bin/python make.py > ta-lib.json

Of each output: how many rows come before its first value, its first values, and every ninth after them.
"""

import json
import sys

import numpy as np
import talib
from talib import abstract

ROWS = 150
FIRST = 10
STEP = 9

# Ours: TA-Lib's, and our name of each of its parameters (None: ours has it not).
FUNCTIONS = {
    "ad": ("AD", {}),
    "adosc": ("ADOSC", {"fastperiod": "fast", "slowperiod": "slow"}),
    "adx": ("ADX", {"timeperiod": "period"}),
    "adxr": ("ADXR", {"timeperiod": "period"}),
    "apo": ("APO", {"fastperiod": "fast", "slowperiod": "slow", "matype": "average"}),
    "aroon": ("AROON", {"timeperiod": "period"}),
    "aroonosc": ("AROONOSC", {"timeperiod": "period"}),
    "atr": ("ATR", {"timeperiod": "period"}),
    "bbands": ("BBANDS", {"timeperiod": "period", "nbdevup": "width", "nbdevdn": "width", "matype": None}),
    "beta": ("BETA", {"timeperiod": "period"}),
    "bop": ("BOP", {}),
    "cci": ("CCI", {"timeperiod": "period"}),
    "cmf": ("CMF", {"timeperiod": "period"}),
    "cmo": ("CMO", {"timeperiod": "period"}),
    "coppock": ("COPPOCK", {"wmaperiod": "smooth", "roc1period": "short", "roc2period": "long"}),
    "correl": ("CORREL", {"timeperiod": "period"}),
    "dema": ("DEMA", {"timeperiod": "period"}),
    "donchian": ("DONCHIAN", {"timeperiod": "period"}),
    "dpo": ("DPO", {"timeperiod": "period"}),
    "dx": ("DX", {"timeperiod": "period"}),
    "efficiency_ratio": ("ER", {"timeperiod": "period"}),
    "ema": ("EMA", {"timeperiod": "period"}),
    "hma": ("HMA", {"timeperiod": "period"}),
    "kama": ("KAMA", {"timeperiod": "period"}),
    "keltner": ("KC", {"timeperiod": "period", "atrperiod": "atr_period", "nbdev": "width"}),
    "linearreg": ("LINEARREG", {"timeperiod": "period"}),
    "linearreg_angle": ("LINEARREG_ANGLE", {"timeperiod": "period"}),
    "linearreg_intercept": ("LINEARREG_INTERCEPT", {"timeperiod": "period"}),
    "linearreg_slope": ("LINEARREG_SLOPE", {"timeperiod": "period"}),
    "macd": ("MACD", {"fastperiod": "fast", "slowperiod": "slow", "signalperiod": "signal"}),
    "max": ("MAX", {"timeperiod": "period"}),
    "mfi": ("MFI", {"timeperiod": "period"}),
    "midpoint": ("MIDPOINT", {"timeperiod": "period"}),
    "midprice": ("MIDPRICE", {"timeperiod": "period"}),
    "min": ("MIN", {"timeperiod": "period"}),
    "minus_di": ("MINUS_DI", {"timeperiod": "period"}),
    "mom": ("MOM", {"timeperiod": "period"}),
    "natr": ("NATR", {"timeperiod": "period"}),
    "obv": ("OBV", {}),
    "plus_di": ("PLUS_DI", {"timeperiod": "period"}),
    "ppo": ("PPO", {"fastperiod": "fast", "slowperiod": "slow", "matype": "average"}),
    "return": ("ROCP", {"timeperiod": "period"}),
    "rma": ("RMA", {"timeperiod": "period"}),
    "roc": ("ROC", {"timeperiod": "period"}),
    "rsi": ("RSI", {"timeperiod": "period"}),
    "sar": ("SAR", {"acceleration": "acceleration", "maximum": "maximum"}),
    "sma": ("SMA", {"timeperiod": "period"}),
    "stddev": ("STDDEV", {"timeperiod": "period", "nbdev": None}),
    "stoch": ("STOCH", {"fastk_period": "fast_k", "slowk_period": "slow_k", "slowk_matype": None,
                        "slowd_period": "slow_d", "slowd_matype": None}),
    "stochf": ("STOCHF", {"fastk_period": "k", "fastd_period": "d", "fastd_matype": None}),
    "stochrsi": ("STOCHRSI", {"timeperiod": "period", "fastk_period": "fast_k", "fastd_period": "fast_d",
                              "fastd_matype": None}),
    "supertrend": ("SUPERTREND", {"timeperiod": "period", "multiplier": "multiplier"}),
    "t3": ("T3", {"timeperiod": "period", "vfactor": "volume_factor"}),
    "tema": ("TEMA", {"timeperiod": "period"}),
    "trange": ("TRANGE", {}),
    "trima": ("TRIMA", {"timeperiod": "period"}),
    "trix": ("TRIX", {"timeperiod": "period"}),
    "tsf": ("TSF", {"timeperiod": "period"}),
    "ultosc": ("ULTOSC", {"timeperiod1": "first", "timeperiod2": "second", "timeperiod3": "third"}),
    "var": ("VAR", {"timeperiod": "period", "nbdev": None}),
    "vortex": ("VORTEX", {"timeperiod": "period"}),
    "vwap": ("VWAP", {}),
    "vwma": ("VWMA", {"timeperiod": "period"}),
    "willr": ("WILLR", {"timeperiod": "period"}),
    "wma": ("WMA", {"timeperiod": "period"}),
}


# Ours, with parameters that are not the defaults: the same by TA-Lib's own function.
EXPRESSIONS = {
    "apo(26,12)": lambda b: talib.APO(b["close"], 26, 12),
    "apo(12,26,sma)": lambda b: talib.APO(b["close"], 12, 26, 0),
    "apo(5,20,wma)": lambda b: talib.APO(b["close"], 5, 20, 2),
    "ppo(12,26,rma)": lambda b: talib.PPO(b["close"], 12, 26, 13),
    "dpo(7)": lambda b: talib.DPO(b["close"], 7),
    "dpo(2)": lambda b: talib.DPO(b["close"], 2),
    "keltner(5,10,1.5)": lambda b: talib.KC(b["high"], b["low"], b["close"], 5, 10, 1.5),
    "keltner(20,20,2)": lambda b: talib.KC(b["high"], b["low"], b["close"], 20, 20, 2),
    "sar(0.05,0.3)": lambda b: talib.SAR(b["high"], b["low"], 0.05, 0.3),
    "supertrend(7,1.5)": lambda b: talib.SUPERTREND(b["high"], b["low"], b["close"], 7, 1.5),
    "correl(12,OTHER)": lambda b: talib.CORREL(b["close"], b["other"], 12),
    "beta(20,OTHER)": lambda b: talib.BETA(b["other"], b["close"], 20),
    "sma(high,9)": lambda b: talib.SMA(b["high"], 9),
    "sma(rsi(14),5)": lambda b: talib.SMA(talib.RSI(b["close"], 14), 5),
    "rsi(roc(3),9)": lambda b: talib.RSI(talib.ROC(b["close"], 3), 9),
    "bbands(macd(12,26,9).signal,10,2)": lambda b: talib.BBANDS(talib.MACD(b["close"])[1], 10),
    "tema(stoch(5,3,3).d,4)": lambda b: talib.TEMA(talib.STOCH(b["high"], b["low"], b["close"])[1], 4),
    "linearreg(ema(obv,5),14)": lambda b: talib.LINEARREG(talib.EMA(talib.OBV(b["close"], b["volume"]), 5), 14),
}


def walk(seed, rise):
    """A walk in cents whose trend changes; `rise` is that of its first bars."""
    random = np.random.default_rng(seed)
    drift = np.concatenate((np.full(12, rise), 0.35 * np.sin(np.arange(ROWS - 12) / 9)))
    close = 100 + np.cumsum(drift + random.normal(0, 0.9, ROWS))
    open_ = np.concatenate(([100.0], close[:-1])) + random.normal(0, 0.3, ROWS)
    high = np.maximum(open_, close) + random.exponential(0.5, ROWS)
    low = np.minimum(open_, close) - random.exponential(0.5, ROWS)
    other = 50 + np.cumsum(0.4 * np.diff(close, prepend=100.0) + random.normal(0, 0.4, ROWS))
    prices = {"open": open_, "high": high, "low": low, "close": close, "other": other}
    bars = {name: np.round(column, 2) for name, column in prices.items()}
    bars["volume"] = np.round(random.uniform(5000, 20000, ROWS))
    return bars


def made(bars, name):
    """Columns of TA-Lib's function with its defaults; of two series, those that ours takes."""
    function = abstract.Function(name)
    inputs = {key: column for key, column in bars.items() if key != "other"}
    if name == "BETA":
        # It divides by the variance of its first series.
        return columns(talib.BETA(bars["other"], bars["close"]))
    if name == "CORREL":
        return columns(talib.CORREL(bars["close"], bars["other"]))
    return columns(function(inputs))


def columns(found):
    """As floats; a trend, which has no NaN, is 0 until there is one."""
    several = found if isinstance(found, (list, tuple)) else [found]
    return [
        np.where(column == 0, np.nan, column) if column.dtype.kind == "i" else column
        for column in several
    ]


def sampled(column):
    known = np.flatnonzero(~np.isnan(column))
    start = int(known[0]) if len(known) else ROWS
    rows = [row for row in range(start, ROWS) if row < start + FIRST or (row - start) % STEP == 0]
    return {"start": start, "rows": rows, "values": [float(column[row]) for row in rows]}


def entry(name, parameters, series):
    info = abstract.Function(name).info
    return {
        "function": name,
        "defaults": {
            ours: info["parameters"][theirs] for theirs, ours in parameters.items() if ours is not None
        },
        "outputs": info["output_names"],
        "series": [[sampled(column) for column in made(bars, name)] for bars in series],
    }


series = [walk(3, 0.8), walk(11, -0.8)]
json.dump(
    {
        "version": talib.__version__,
        "bars": [{name: column.tolist() for name, column in bars.items()} for bars in series],
        "indicators": {
            ours: entry(name, parameters, series) for ours, (name, parameters) in FUNCTIONS.items()
        },
        "expressions": {
            text: [[sampled(column) for column in columns(made_by(bars))] for bars in series]
            for text, made_by in EXPRESSIONS.items()
        },
    },
    sys.stdout,
)
