/* What a chart over time looks like: its scales, axes, lines and marks. */

const NS = 'http://www.w3.org/2000/svg';
const HEIGHTS = { tall: 340, normal: 230, low: 150 };
const PAD = { left: 62, right: 14, top: 10, bottom: 22 };
const COLORS = 5;

const make = (name, attributes, parent) => {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  parent?.append(made);
  return made;
};

const textAt = (x, y, text, attributes, parent) => {
  make('text', { class: 'tick', x, y, ...attributes }, parent).textContent = text;
};

/** What all charts over time show: from and to, or everything. */
const range = { from: -Infinity, to: Infinity, charts: [] };

const showRange = (from, to) => {
  range.from = from;
  range.to = to;
  for (const chart of range.charts) chart.draw();
  document.dispatchEvent(new CustomEvent('range'));
};

/** Bars and shares grow from zero; equity is far above it and would be a line in the sky. */
const isFromZero = (style, unit) => style === 'bars' || (style === 'area' && unit === 'fraction');

/** Large enough to tell apart without a zoom; what would cover another of its kind is left to a zoom. */
const MARK_SIZE = 6.5;

/** A triangle that points up, or a diamond. */
const markPath = (kind, x, y) => {
  const s = MARK_SIZE;
  const [left, top] = [x.toFixed(1), (y - s).toFixed(1)];
  return kind === 'entry'
    ? `M${left},${top}l${s},${1.7 * s}h${-2 * s}z`
    : `M${left},${top}l${s},${s}l${-s},${s}l${-s},${-s}z`;
};

class ChartDrawing {
  /** The rows of the range, and its ends. */
  measure() {
    const { time } = this;
    this.from = Math.max(range.from, time[0]);
    this.to = Math.min(range.to, time[time.length - 1]);
    this.first = Math.max(0, rowFrom(time, this.from));
    this.last = Math.min(time.length - 1, rowFrom(time, this.to));
    if (this.last > this.first && time[this.last] > this.to) this.last -= 1;
  }

  bounds() {
    let [low, high] = [Infinity, -Infinity];
    for (const { values, style } of this.lines) {
      if (isFromZero(style, this.chart.unit)) [low, high] = [Math.min(low, 0), Math.max(high, 0)];
      for (let row = this.first; row <= this.last; row += 1) {
        if (values[row] < low) low = values[row];
        if (values[row] > high) high = values[row];
      }
    }
    if (!(low <= high)) return [0, 1];
    if (this.isLog && low > 0) return [low / 1.03, high * 1.03];
    // A flat line at zero is as high as it is wide: it gets a scale of one all the same.
    if (low === high)
      return [low - (Math.abs(low) || 1) * 0.06, high + (Math.abs(high) || 1) * 0.06];
    const margin = (high - low) * 0.06;
    return [low === 0 ? 0 : low - margin, high === 0 ? 0 : high + margin];
  }

  scale(low, high) {
    const across = this.width - PAD.left - PAD.right;
    const down = this.height - PAD.top - PAD.bottom;
    const useLog = this.isLog && low > 0;
    const place = useLog
      ? (value) => Math.log(high / value) / Math.log(high / low)
      : (value) => (high - value) / (high - low);
    this.x = (time) => PAD.left + ((time - this.from) / (this.to - this.from)) * across;
    this.y = (value) => PAD.top + place(value) * down;
    this.low = low;
    this.ticks = useLog ? logTicks(low, high) : linearTicks(low, high, Math.round(down / 38));
  }

  /** What is out of sample stands on another ground. */
  shade() {
    const { boundary } = PAGE;
    if (boundary === null || boundary >= this.to) return;
    const x = this.x(Math.max(boundary, this.from));
    const height = this.height - PAD.top - PAD.bottom;
    make(
      'rect',
      { class: 'outside', x, y: PAD.top, width: this.width - PAD.right - x, height },
      this.svg,
    );
    textAt(x + 5, PAD.top + 12, 'out of sample', {}, this.svg);
  }

  axes() {
    const right = this.width - PAD.right;
    for (const { at, step } of this.ticks) {
      const y = this.y(at);
      make(
        'line',
        { class: at === 0 ? 'grid zero' : 'grid', x1: PAD.left, x2: right, y1: y, y2: y },
        this.svg,
      );
      textAt(
        PAD.left - 8,
        y + 4,
        onAxis(at, this.chart.unit, step),
        { 'text-anchor': 'end' },
        this.svg,
      );
    }
    for (const { at, text } of timeTicks(this.from, this.to, Math.max(2, this.width / 85))) {
      const x = this.x(at);
      const anchor = x > right - 18 ? 'end' : x < PAD.left + 12 ? 'start' : 'middle';
      make(
        'line',
        {
          class: 'notch',
          x1: x,
          x2: x,
          y1: this.height - PAD.bottom,
          y2: this.height - PAD.bottom + 4,
        },
        this.svg,
      );
      textAt(x, this.height - 6, text, { 'text-anchor': anchor }, this.svg);
    }
  }

  line({ values, style }, place) {
    if (style === 'bars') {
      this.bars(values, place);
      return;
    }
    let path = '';
    let area = '';
    let open = -1;
    const base = this.y(Math.max(0, this.low)).toFixed(1);
    const close = (row) => {
      if (open >= 0 && style === 'area')
        area += `L${this.x(this.time[row]).toFixed(1)},${base}L${this.x(this.time[open]).toFixed(1)},${base}Z`;
      open = -1;
    };
    for (let row = this.first; row <= this.last; row += 1) {
      if (Number.isNaN(values[row])) {
        close(row - 1);
        continue;
      }
      const point = `${this.x(this.time[row]).toFixed(1)},${this.y(values[row]).toFixed(1)}`;
      path += (open < 0 ? 'M' : 'L') + point;
      area += (open < 0 ? 'M' : 'L') + point;
      if (open < 0) open = row;
    }
    close(this.last);
    if (style === 'area') make('path', { d: area, class: `area s${place}` }, this.svg);
    make(
      'path',
      { d: path, class: `line s${place}${style === 'faint' ? ' faint' : ''}` },
      this.svg,
    );
  }

  bars(values, place) {
    const each = (this.width - PAD.left - PAD.right) / Math.max(1, this.last - this.first + 1);
    const width = Math.max(1, Math.min(24, each * 0.7));
    const zero = this.y(0);
    let path = '';
    for (let row = this.first; row <= this.last; row += 1)
      if (!Number.isNaN(values[row]))
        path += `M${this.x(this.time[row]).toFixed(1)},${zero.toFixed(1)}V${this.y(values[row]).toFixed(1)}`;
    make(
      'path',
      { d: path, class: `line bars s${place}`, 'stroke-width': width.toFixed(1) },
      this.svg,
    );
  }

  /** On prices at what was paid; on other charts at the first line. */
  drawMarks() {
    this.placed = [];
    if (!this.hasMarks && this.instrument === null) return;
    const [{ values }] = this.lines;
    const inside = this.marks.filter(({ time }) => time >= this.from && time <= this.to);
    const paths = { entry: '', exit: '' };
    const before = { entry: null, exit: null };
    let drawn = 0;
    for (const mark of inside) {
      const { kind } = mark;
      const row = Math.min(this.last, rowFrom(this.time, mark.time));
      const value = this.instrument === null ? values[row] : mark.price;
      // Entries stand below the line and point at it, exits above: so neither hides the other.
      const [x, y] = [this.x(mark.time), this.y(value) + (kind === 'entry' ? 8 : -8)];
      this.placed.push({ x, y, mark });
      const last = before[kind];
      if (last && Math.hypot(last.x - x, last.y - y) < MARK_SIZE * 1.4) continue;
      before[kind] = { x, y };
      drawn += 1;
      paths[kind] += markPath(kind, x, y);
    }
    for (const [kind, d] of Object.entries(paths))
      make('path', { d, class: `mark ${kind}` }, this.svg);
    this.marksLeft = inside.length - drawn;
  }
}
