/* Draws the charts of the page from the numbers in it: hover reads, dragging zooms, Escape resets. */
const NS = 'http://www.w3.org/2000/svg';
const HEIGHT = 260;
const PAD = { left: 64, right: 12, top: 10, bottom: 24 };

const element = (name, attributes, parent) => {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  parent?.append(made);
  return made;
};

const written = (value, unit) => {
  if (value === null || Number.isNaN(value)) return '–';
  if (unit === 'fraction') return `${(value * 100).toFixed(2)} %`;
  const digits = unit === 'money' ? 0 : 2;
  return value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
};

const day = (time) => new Date(time).toISOString().slice(0, 10);

const ticksOf = (low, high, count) => {
  const raw = (high - low) / count || 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= raw);
  const ticks = [];
  for (let at = Math.ceil(low / step) * step; at <= high + step / 1e6; at += step) ticks.push(at);
  return ticks;
};

const rangeOf = (chart, from, to) => {
  let low = Infinity;
  let high = -Infinity;
  for (const { values } of chart.lines)
    for (let row = from; row <= to; row += 1) {
      const value = values[row];
      if (value === null) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  if (low > high) return [0, 1];
  const margin = (high - low || Math.abs(high) || 1) * 0.05;
  return [low - margin, high + margin];
};

class TimeChart {
  constructor(figure) {
    this.chart = JSON.parse(figure.querySelector('script').textContent);
    this.figure = figure;
    this.svg = element(
      'svg',
      { tabindex: '0', role: 'img', 'aria-label': figure.dataset.label },
      null,
    );
    this.readout = figure.querySelector('output');
    figure.querySelector('.plot').append(this.svg);
    this.from = 0;
    this.to = this.chart.time.length - 1;
    this.cursor = this.to;
    this.listen();
    this.draw();
  }

  listen() {
    const { svg } = this;
    let start = null;
    svg.addEventListener('pointermove', (event) => this.point(this.rowAt(event)));
    svg.addEventListener('pointerdown', (event) => (start = this.rowAt(event)));
    svg.addEventListener('pointerup', (event) => {
      const end = this.rowAt(event);
      if (start !== null && Math.abs(end - start) > 3)
        this.show(Math.min(start, end), Math.max(start, end));
      start = null;
    });
    svg.addEventListener('dblclick', () => this.reset());
    svg.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
    svg.addEventListener('keydown', (event) => this.key(event));
    new ResizeObserver(() => this.draw()).observe(this.figure);
  }

  wheel(event) {
    if (!event.ctrlKey && !event.shiftKey) return;
    event.preventDefault();
    this.zoom(event.deltaY < 0 ? 0.8 : 1.25, this.rowAt(event));
  }

  key(event) {
    const step = Math.max(1, Math.round((this.to - this.from) / 100));
    const act = {
      ArrowLeft: () => this.point(Math.max(this.from, this.cursor - step)),
      ArrowRight: () => this.point(Math.min(this.to, this.cursor + step)),
      '+': () => this.zoom(0.8, this.cursor),
      '-': () => this.zoom(1.25, this.cursor),
      Escape: () => this.reset(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  zoom(factor, row) {
    const last = this.chart.time.length - 1;
    const from = Math.max(0, Math.round(row - (row - this.from) * factor));
    const to = Math.min(last, Math.round(row + (this.to - row) * factor));
    if (to - from >= 5) this.show(from, to);
  }

  reset() {
    this.show(0, this.chart.time.length - 1);
  }

  show(from, to) {
    this.from = from;
    this.to = to;
    this.draw();
  }

  rowAt(event) {
    const box = this.svg.getBoundingClientRect();
    const share = (event.clientX - box.left - PAD.left) / (box.width - PAD.left - PAD.right);
    const { time } = this.chart;
    const wanted = time[this.from] + share * (time[this.to] - time[this.from]);
    let low = this.from;
    let high = this.to;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (time[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  draw() {
    const { svg, chart, from, to } = this;
    const width = Math.max(240, this.figure.clientWidth);
    svg.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
    svg.setAttribute('height', HEIGHT);
    svg.replaceChildren();
    const [low, high] = rangeOf(chart, from, to);
    const span = chart.time[to] - chart.time[from] || 1;
    this.x = (time) =>
      PAD.left + ((time - chart.time[from]) / span) * (width - PAD.left - PAD.right);
    this.y = (value) => PAD.top + ((high - value) / (high - low)) * (HEIGHT - PAD.top - PAD.bottom);
    this.axes(width, low, high);
    chart.lines.forEach((line, place) => this.line(line, place, low));
    for (const mark of chart.marks) this.mark(mark);
    this.hair = element('line', { class: 'hair', y1: PAD.top, y2: HEIGHT - PAD.bottom }, svg);
    this.point(Math.min(Math.max(this.cursor, from), to));
  }

  axes(width, low, high) {
    for (const tick of ticksOf(low, high, 5)) {
      const y = this.y(tick);
      element(
        'line',
        { class: 'grid', x1: PAD.left, x2: width - PAD.right, y1: y, y2: y },
        this.svg,
      );
      element(
        'text',
        { class: 'tick', x: PAD.left - 6, y: y + 4, 'text-anchor': 'end' },
        this.svg,
      ).textContent = written(tick, this.chart.unit);
    }
    const count = Math.max(2, Math.floor(width / 140));
    for (let at = 0; at < count; at += 1) {
      const row = Math.round(this.from + ((this.to - this.from) * at) / (count - 1));
      const anchor = at === 0 ? 'start' : at === count - 1 ? 'end' : 'middle';
      element(
        'text',
        { class: 'tick', x: this.x(this.chart.time[row]), y: HEIGHT - 6, 'text-anchor': anchor },
        this.svg,
      ).textContent = day(this.chart.time[row]);
    }
  }

  line({ values, isArea }, place, low) {
    let path = '';
    let isOpen = false;
    for (let row = this.from; row <= this.to; row += 1) {
      const value = values[row];
      if (value === null) isOpen = false;
      else {
        path += `${isOpen ? 'L' : 'M'}${this.x(this.chart.time[row]).toFixed(1)},${this.y(value).toFixed(1)}`;
        isOpen = true;
      }
    }
    if (isArea && path !== '') {
      const base = this.y(Math.max(0, low)).toFixed(1);
      const area = `${path}L${this.x(this.chart.time[this.to]).toFixed(1)},${base}L${this.x(this.chart.time[this.from]).toFixed(1)},${base}Z`;
      element('path', { d: area, class: `area s${place}` }, this.svg);
    }
    element('path', { d: path, class: `line s${place}` }, this.svg);
  }

  mark({ time, value, kind, text }) {
    if (time < this.chart.time[this.from] || time > this.chart.time[this.to]) return;
    const [x, y] = [this.x(time), this.y(value)];
    const d = kind === 'entry' ? `M${x},${y - 5}l4,8h-8z` : `M${x},${y + 5}l4,-8h-8z`;
    element('title', {}, element('path', { d, class: `mark ${kind}` }, this.svg)).textContent =
      text;
  }

  point(row) {
    this.cursor = row;
    const { chart } = this;
    const x = this.x(chart.time[row]);
    this.hair.setAttribute('x1', x);
    this.hair.setAttribute('x2', x);
    const parts = chart.lines.map(
      ({ name, values }) => `${name} ${written(values[row], chart.unit)}`,
    );
    this.readout.textContent = `${day(chart.time[row])}   ${parts.join('   ')}`;
  }
}

for (const figure of document.querySelectorAll('figure[data-chart]')) new TimeChart(figure);

const theme = document.querySelector('#theme');
theme?.addEventListener('click', () => {
  const root = document.documentElement;
  const isDark = root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = isDark ? 'light' : 'dark';
});
