/* Charts over time: hover and arrows read, dragging zooms all of them, Escape resets. */

class TimeChart extends ChartDrawing {
  constructor(figure) {
    super();
    this.figure = figure;
    this.plot = figure.querySelector('.plot');
    this.legend = figure.querySelector('.legend');
    this.height = HEIGHTS[[...figure.classList].find((name) => name in HEIGHTS) ?? 'normal'];
    this.isLog = false;
    this.hasMarks = false;
    this.instrument = null;
    range.charts.push(this);
  }

  /** Shows a chart of the page's data. */
  show(chart, instrument) {
    this.chart = chart;
    this.instrument = instrument;
    this.time = TIMES[chart.time];
    this.lines = chart.lines.map(({ values, tone, ...line }) => ({
      ...line,
      tone: tone % COLORS,
      values: unpack(values),
    }));
    this.marks = chart.hasTrades ? marksOf(instrument) : [];
    this.cursor = this.time.length - 1;
    if (!this.svg) this.begin();
    this.svgLabel();
    this.writeLegend();
    this.draw();
  }

  begin() {
    this.svg = make('svg', { 'aria-hidden': 'true' }, this.plot);
    const role = { tabindex: '0', role: 'slider', 'aria-valuemin': '0' };
    for (const [name, value] of Object.entries(role)) this.plot.setAttribute(name, value);
    for (const input of this.figure.querySelectorAll('[data-toggle]')) {
      input.addEventListener('change', () => this.toggle(input));
      this.hasMarks ||= input.dataset.toggle === 'trades' && input.checked;
      this.isLog ||= input.dataset.toggle === 'log' && input.checked;
    }
    this.listen();
    new ResizeObserver(() => this.draw()).observe(this.plot);
  }

  svgLabel() {
    const { title } = this.figure.dataset;
    const of = this.instrument === null ? '' : `, ${this.instrument}`;
    this.plot.setAttribute(
      'aria-label',
      `${title}${of}. Arrow keys read, plus and minus zoom, Escape shows everything.`,
    );
    this.plot.setAttribute('aria-valuemax', String(Math.max(0, this.time.length - 1)));
  }

  toggle({ dataset, checked }) {
    if (dataset.toggle === 'log') this.isLog = checked;
    else this.hasMarks = checked;
    this.draw();
  }

  listen() {
    const { plot } = this;
    let start = null;
    plot.addEventListener('pointermove', (event) => {
      this.hover(event);
      if (start !== null) this.drag(start, this.xIn(event));
    });
    plot.addEventListener('pointerleave', hideTip);
    plot.addEventListener('pointerdown', (event) => {
      if (event.button === 0) start = this.xIn(event);
    });
    const end = (event) => {
      if (start !== null) this.drop(start, this.xIn(event));
      start = null;
    };
    plot.addEventListener('pointerup', end);
    plot.addEventListener('pointercancel', () => {
      start = null;
      this.draw();
    });
    plot.addEventListener('dblclick', () => showRange(-Infinity, Infinity));
    plot.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
    plot.addEventListener('keydown', (event) => this.key(event));
  }

  xIn(event) {
    return event.clientX - this.plot.getBoundingClientRect().left;
  }

  drag(start, end) {
    const [left, right] = [Math.min(start, end), Math.max(start, end)];
    this.brush.setAttribute('x', left);
    this.brush.setAttribute('width', right - left);
  }

  drop(start, end) {
    this.brush.setAttribute('width', 0);
    if (Math.abs(end - start) < 8) return;
    const [from, to] = [this.timeAt(Math.min(start, end)), this.timeAt(Math.max(start, end))];
    if (rowFrom(this.time, to) - rowFrom(this.time, from) >= 2) showRange(from, to);
  }

  wheel(event) {
    if (!event.ctrlKey && !event.shiftKey) return;
    event.preventDefault();
    this.zoom(event.deltaY < 0 ? 0.8 : 1.25, this.timeAt(this.xIn(event)));
  }

  zoom(factor, around) {
    const [from, to] = [
      around - (around - this.from) * factor,
      around + (this.to - around) * factor,
    ];
    const isAll = from <= this.time[0] && to >= this.time[this.time.length - 1];
    if (isAll) showRange(-Infinity, Infinity);
    else if (rowFrom(this.time, to) - rowFrom(this.time, from) >= 4) showRange(from, to);
  }

  key(event) {
    const step = event.shiftKey ? Math.max(1, Math.round((this.last - this.first) / 20)) : 1;
    const act = {
      ArrowLeft: () => this.read(Math.max(this.first, this.cursor - step)),
      ArrowRight: () => this.read(Math.min(this.last, this.cursor + step)),
      Home: () => this.read(this.first),
      End: () => this.read(this.last),
      '+': () => this.zoom(0.7, this.time[this.cursor]),
      '-': () => this.zoom(1.4, this.time[this.cursor]),
      Escape: () => showRange(-Infinity, Infinity),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  timeAt(x) {
    const share = (x - PAD.left) / (this.width - PAD.left - PAD.right);
    return this.from + Math.min(1, Math.max(0, share)) * (this.to - this.from);
  }

  /** The row next to a place, and the mark that is near it. */
  hover(event) {
    const wanted = this.timeAt(this.xIn(event));
    const after = Math.min(this.last, rowFrom(this.time, wanted));
    const before = Math.max(this.first, after - 1);
    this.read(wanted - this.time[before] < this.time[after] - wanted ? before : after);
    const box = this.plot.getBoundingClientRect();
    const near = this.nearMark(event.clientX - box.left, event.clientY - box.top);
    if (near) showTip(markText(near), event.clientX, event.clientY);
    else hideTip();
  }

  nearMark(x, y) {
    let best = null;
    let least = 14;
    for (const placed of this.placed ?? []) {
      const distance = Math.hypot(placed.x - x, placed.y - y);
      if (distance >= least) continue;
      best = placed.mark;
      least = distance;
    }
    return best;
  }

  draw() {
    const { svg, height, time } = this;
    this.width = this.plot.clientWidth;
    if (!time || this.width < 40) return;
    this.measure();
    svg.replaceChildren();
    svg.setAttribute('viewBox', `0 0 ${this.width} ${height}`);
    svg.setAttribute('height', height);
    if (!(this.to > this.from)) {
      textAt(this.width / 2, height / 2, 'Nothing in this range', { 'text-anchor': 'middle' }, svg);
      this.placed = [];
      return;
    }
    this.scale(...this.bounds());
    this.shade();
    this.axes();
    for (const line of this.lines) this.line(line, line.tone);
    this.drawMarks();
    this.writeMarksLeft();
    this.brush = make(
      'rect',
      { class: 'brush', y: PAD.top, height: height - PAD.top - PAD.bottom, x: 0, width: 0 },
      svg,
    );
    this.hair = make('path', { class: 'hair' }, svg);
    this.dots = this.lines.map(({ tone }) =>
      make('circle', { class: `dot s${tone}`, r: 3.5 }, svg),
    );
    this.read(Math.min(Math.max(this.cursor, this.first), this.last));
  }

  writeLegend() {
    this.readout = document.createElement('span');
    this.readout.className = 'when';
    this.values = this.lines.map(({ name, tone }) => {
      const item = document.createElement('span');
      item.className = `key s${tone}`;
      const value = document.createElement('b');
      item.append(name, ' ', value);
      return value;
    });
    const keys = this.values.map((value) => value.parentElement);
    this.marksNote = document.createElement('span');
    this.legend.replaceChildren(this.readout, ...keys, ...this.markKeys(), ...this.thinned());
  }

  /** What the marks are, on a chart that has them. */
  markKeys() {
    if (this.marks.length === 0) return [];
    const key = (kind, text) => {
      const item = document.createElement('span');
      item.className = `key mark-${kind}`;
      item.textContent = text;
      return item;
    };
    return [key('entry', '▲ entry'), key('exit', '◆ exit'), this.marksNote];
  }

  /** Said where not every mark is drawn. */
  writeMarksLeft() {
    this.marksNote.textContent =
      this.marksLeft > 0 ? `${grouped(this.marksLeft, 0)} more marks when zoomed` : '';
  }

  /** Said where not every row is drawn. */
  thinned() {
    const { thinnedFrom } = this.chart;
    if (thinnedFrom === null) return [];
    const text = document.createElement('span');
    text.textContent = `${grouped(this.time.length, 0)} of ${grouped(thinnedFrom, 0)} rows, every extreme among them`;
    return [text];
  }

  read(row) {
    this.cursor = row;
    const x = this.x(this.time[row]).toFixed(1);
    this.hair.setAttribute('d', `M${x},${PAD.top}V${this.height - PAD.bottom}`);
    const texts = this.lines.map(({ values }) => written(values[row], this.chart.unit));
    this.lines.forEach(({ values }, place) => {
      const isThere = !Number.isNaN(values[row]);
      this.dots[place].setAttribute('visibility', isThere ? 'visible' : 'hidden');
      this.dots[place].setAttribute('cx', x);
      if (isThere) this.dots[place].setAttribute('cy', this.y(values[row]).toFixed(1));
      this.values[place].textContent = texts[place];
    });
    const when = moment(this.time[row]);
    this.readout.textContent = when;
    this.plot.setAttribute('aria-valuenow', String(row));
    const told = this.lines.map(({ name }, place) => `${name} ${texts[place]}`).join(', ');
    this.plot.setAttribute('aria-valuetext', `${when}: ${told}`);
  }
}
