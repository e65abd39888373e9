/* Round trips as points: gains and losses by color and by shape. */

const SCATTERS = {
  excursion: {
    x: ({ mae }) => mae,
    y: ({ mfe }) => mfe,
    xUnit: 'fraction',
    yUnit: 'fraction',
    xName: 'against the position',
    yName: 'for the position',
  },
  holding: {
    x: ({ days }) => days,
    y: (trade) => trade.return,
    xUnit: 'days',
    yUnit: 'fraction',
    xName: 'days held',
    yName: 'return',
  },
};

const tradeText = (trade) =>
  `${trade.instrument} ${trade.side}, ${happened(trade.entryTime)} to ${trade.isOpen ? 'open' : happened(trade.exitTime)}\n${signed(trade.pnl, 'money')} ${PAGE.currency}, ${signed(trade.return, 'fraction')} in ${written(trade.days, 'days')}\nagainst ${written(trade.mae, 'fraction')}, for ${written(trade.mfe, 'fraction')}\n${trade.entryReason} → ${trade.isOpen ? 'open' : trade.exitReason}`;

class ScatterChart {
  constructor(figure) {
    this.figure = figure;
    this.kind = SCATTERS[figure.dataset.scatter];
    this.plot = figure.querySelector('.plot');
    this.svg = make('svg', { 'aria-hidden': 'true' }, this.plot);
    this.cursor = 0;
    // From left to right, so that the arrows walk along.
    this.trades = [...TRADES].sort((a, b) => this.kind.x(a) - this.kind.x(b));
    this.legend();
    this.listen();
    new ResizeObserver(() => this.draw()).observe(this.plot);
    this.draw();
  }

  legend() {
    const key = (name, text) => {
      const item = document.createElement('span');
      item.className = `key ${name}`;
      item.textContent = text;
      return item;
    };
    const gains = this.trades.filter(({ pnl }) => pnl > 0).length;
    this.figure
      .querySelector('.legend')
      .replaceChildren(
        key('gain', `● gains ${gains}`),
        key('loss', `■ losses and flat ${this.trades.length - gains}`),
      );
    const role = {
      tabindex: '0',
      role: 'slider',
      'aria-label': `${this.figure.dataset.title}, ${this.trades.length} round trips. Arrow keys walk along them.`,
      'aria-valuemin': '0',
      'aria-valuemax': String(Math.max(0, this.trades.length - 1)),
      'aria-valuenow': '0',
      'aria-valuetext': this.trades.length === 0 ? 'none' : tradeText(this.trades[0]),
    };
    for (const [name, value] of Object.entries(role)) this.plot.setAttribute(name, value);
  }

  listen() {
    this.plot.addEventListener('pointermove', (event) => {
      const box = this.plot.getBoundingClientRect();
      const near = this.near(event.clientX - box.left, event.clientY - box.top);
      if (near < 0) hideTip();
      else this.point(near, event.clientX, event.clientY);
    });
    this.plot.addEventListener('pointerleave', hideTip);
    this.plot.addEventListener('blur', hideTip);
    this.plot.addEventListener('keydown', (event) => this.key(event));
  }

  key(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || this.trades.length === 0) return;
    event.preventDefault();
    const next = Math.min(Math.max(0, this.cursor + step), this.trades.length - 1);
    const box = this.plot.getBoundingClientRect();
    this.point(next, box.left + this.placed[next].x, box.top + this.placed[next].y);
  }

  near(x, y) {
    let best = -1;
    let least = 16;
    this.placed.forEach((point, place) => {
      const distance = Math.hypot(point.x - x, point.y - y);
      if (distance >= least) return;
      best = place;
      least = distance;
    });
    return best;
  }

  point(place, x, y) {
    this.cursor = place;
    const at = this.placed[place];
    this.ring.setAttribute('cx', at.x);
    this.ring.setAttribute('cy', at.y);
    this.ring.setAttribute('visibility', 'visible');
    this.plot.setAttribute('aria-valuenow', String(place));
    this.plot.setAttribute('aria-valuetext', tradeText(this.trades[place]));
    showTip(tradeText(this.trades[place]), x, y);
  }

  bounds(of) {
    let [low, high] = [0, 0];
    for (const trade of this.trades) {
      low = Math.min(low, of(trade));
      high = Math.max(high, of(trade));
    }
    const margin = (high - low || 1) * 0.05;
    return [low === 0 ? 0 : low - margin, high === 0 ? 0 : high + margin];
  }

  draw() {
    const width = this.plot.clientWidth;
    const height = HEIGHTS.normal + 30;
    if (width < 40) return;
    const { svg, kind } = this;
    svg.replaceChildren();
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    svg.setAttribute('height', height);
    const [left, right] = this.bounds(kind.x);
    const [bottom, top] = this.bounds(kind.y);
    const end = width - PAD.right;
    const base = height - 38;
    const x = (value) => PAD.left + ((value - left) / (right - left || 1)) * (end - PAD.left);
    // Above the points there is room for the name of the axis.
    const y = (value) => base - ((value - bottom) / (top - bottom || 1)) * (base - PAD.top - 16);
    for (const { at, step } of linearTicks(bottom, top, 5)) {
      make(
        'line',
        { class: at === 0 ? 'grid zero' : 'grid', x1: PAD.left, x2: end, y1: y(at), y2: y(at) },
        svg,
      );
      textAt(PAD.left - 8, y(at) + 4, onAxis(at, kind.yUnit, step), { 'text-anchor': 'end' }, svg);
    }
    for (const { at, step } of linearTicks(left, right, Math.max(2, width / 90))) {
      make(
        'line',
        { class: at === 0 ? 'grid zero' : 'grid', x1: x(at), x2: x(at), y1: PAD.top, y2: base },
        svg,
      );
      textAt(x(at), base + 15, onAxis(at, kind.xUnit, step), { 'text-anchor': 'middle' }, svg);
    }
    textAt(end, height - 6, `${kind.xName} →`, { 'text-anchor': 'end', class: 'tick name' }, svg);
    textAt(PAD.left + 4, PAD.top + 10, `↑ ${kind.yName}`, { class: 'tick name' }, svg);
    this.placed = this.trades.map((trade) => ({ x: x(kind.x(trade)), y: y(kind.y(trade)) }));
    this.dots();
    this.ring = make('circle', { class: 'ring', r: 6, visibility: 'hidden' }, svg);
  }

  dots() {
    const paths = { gain: '', loss: '' };
    this.placed.forEach((at, place) => {
      const kind = this.trades[place].pnl > 0 ? 'gain' : 'loss';
      paths[kind] += `M${at.x.toFixed(1)},${at.y.toFixed(1)}h0`;
    });
    for (const [kind, d] of Object.entries(paths))
      make('path', { d, class: `points ${kind}` }, this.svg);
  }
}
