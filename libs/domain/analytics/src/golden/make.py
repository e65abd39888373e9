"""Writes series.json: metrics of a fat-tailed series by numpy and scipy, from the definitions.

    python3 -m venv /tmp/golden && /tmp/golden/bin/pip install numpy==2.4.6 scipy==1.17.1
    /tmp/golden/bin/python make.py > series.json
"""

import json
import sys

import numpy as np
from scipy import stats

PERIODS_PER_YEAR = 252
RISK_FREE = 0.00008
TRIALS = {"count": 45, "variance": 0.0031}

random = np.random.default_rng(7)
b = np.round(random.standard_t(4, 300) * 0.008 + 0.0003, 6)
r = np.round(0.6 * b + random.standard_t(5, 300) * 0.005 + 0.0012, 6)

n = len(r)
curve = np.concatenate(([1.0], np.cumprod(1 + r)))
fall = curve / np.maximum.accumulate(curve) - 1
annual = np.sqrt(PERIODS_PER_YEAR)
excess = r - RISK_FREE
cagr = curve[-1] ** (PERIODS_PER_YEAR / n) - 1
downside = np.sqrt(np.mean(np.minimum(excess, 0) ** 2))
active = r - b
covariance = np.cov(r, b, ddof=1)
beta = covariance[0, 1] / covariance[1, 1]
q05, q01, q95 = np.quantile(r, [0.05, 0.01, 0.95])
ulcer = np.sqrt(np.mean(fall[1:] ** 2))
losses = -r[r < 0].sum()

ratio = excess.mean() / excess.std(ddof=1)
spread = 1 - stats.skew(excess) * ratio + (stats.kurtosis(excess) + 2) / 4 * ratio**2
chance = (1 - np.euler_gamma) * stats.norm.ppf(1 - 1 / TRIALS["count"]) + (
    np.euler_gamma * stats.norm.ppf(1 - 1 / (TRIALS["count"] * np.e))
)
threshold = np.sqrt(TRIALS["variance"]) * chance
error = np.sqrt(spread / (n - 1))

metrics = {
    "total_return": curve[-1] - 1,
    "cagr": cagr,
    "mean_return": r.mean(),
    "median_return": np.median(r),
    "best_period": r.max(),
    "worst_period": r.min(),
    "volatility_annual": r.std(ddof=1) * annual,
    "sharpe": ratio * annual,
    "downside_deviation_annual": downside * annual,
    "sortino": excess.mean() / downside * annual,
    "omega": r[r > 0].sum() / losses,
    "gain_to_pain": r.sum() / losses,
    "var_95": -q05,
    "var_99": -q01,
    "es_95": -r[r <= q05].mean(),
    "es_99": -r[r <= q01].mean(),
    "max_drawdown": fall.min(),
    "calmar": cagr / abs(fall.min()),
    "ulcer_index": ulcer,
    "martin_ratio": cagr / ulcer,
    "pain_index": -fall[1:].mean(),
    "recovery_factor": (curve[-1] - 1) / abs(fall.min()),
    "skew": stats.skew(r),
    "kurtosis_excess": stats.kurtosis(r),
    "tail_ratio": abs(q95) / abs(q05),
    "stability": stats.linregress(np.arange(n), np.log(curve[1:])).rvalue ** 2,
    "positive_periods_rate": (r > 0).sum() / (r != 0).sum(),
    "beta": beta,
    "alpha": (excess.mean() - beta * (b.mean() - RISK_FREE)) * PERIODS_PER_YEAR,
    "correlation": stats.pearsonr(r, b).statistic,
    "r_squared": stats.linregress(b, r).rvalue ** 2,
    "tracking_error": active.std(ddof=1) * annual,
    "information_ratio": active.mean() / active.std(ddof=1) * annual,
    "treynor": excess.mean() * PERIODS_PER_YEAR / beta,
    "up_capture": r[b > 0].mean() / b[b > 0].mean(),
    "down_capture": r[b < 0].mean() / b[b < 0].mean(),
    "batting_average": (r > b).mean(),
    "benchmark_total_return": np.prod(1 + b) - 1,
    "probabilistic_sharpe": stats.norm.cdf(ratio / error),
    "deflated_sharpe": stats.norm.cdf((ratio - threshold) / error),
    "minimum_track_record_days": (1 + spread * (stats.norm.ppf(0.95) / ratio) ** 2)
    * 365.25
    / PERIODS_PER_YEAR,
    "sharpe_standard_error": error * annual,
}

json.dump(
    {
        "periodsPerYear": PERIODS_PER_YEAR,
        "riskFree": RISK_FREE,
        "trials": TRIALS,
        "returns": r.tolist(),
        "benchmark": b.tolist(),
        "metrics": {name: float(value) for name, value in metrics.items()},
    },
    sys.stdout,
)
