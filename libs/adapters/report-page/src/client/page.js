/* Starts what the page has, and joins its controls to it. */

for (const figure of document.querySelectorAll('figure[data-chart]'))
  new TimeChart(figure).show(PAGE.charts[Number(figure.dataset.chart)], null);

for (const figure of document.querySelectorAll('figure[data-scatter]')) new ScatterChart(figure);

for (const section of document.querySelectorAll('[data-trades]')) new TradeTable(section);

/** Says what a box hides, because a finger sees no scroll bar. */
for (const box of document.querySelectorAll('.scroll')) {
  const hint = document.createElement('p');
  hint.className = 'hint';
  hint.setAttribute('aria-hidden', 'true');
  box.after(hint);
  const tell = () => {
    const right = box.scrollWidth - box.clientWidth - box.scrollLeft > 2;
    const below = box.scrollHeight - box.clientHeight - box.scrollTop > 2;
    box.classList.toggle('more-right', right);
    box.classList.toggle('more-below', below);
    const rows = box.querySelectorAll('tbody tr').length;
    hint.textContent = [
      ...(below ? [`${grouped(rows, 0)} rows, more below: scroll ↓`] : []),
      ...(right ? ['more to the right: scroll →'] : []),
    ].join(', ');
  };
  box.addEventListener('scroll', tell, { passive: true });
  const watcher = new ResizeObserver(tell);
  watcher.observe(box);
  watcher.observe(box.firstElementChild);
}

const prices = document.querySelector('[data-prices]');
if (prices) {
  const select = prices.querySelector('[data-price]');
  const chart = new TimeChart(prices.querySelector('[data-price-chart]'));
  const show = () => {
    const name = select.options[select.selectedIndex].textContent;
    chart.show(PAGE.charts[Number(select.value)], name);
    for (const button of prices.querySelectorAll('[data-step]')) {
      const next = select.selectedIndex + Number(button.dataset.step);
      button.disabled = next < 0 || next >= select.options.length;
    }
  };
  select.addEventListener('change', show);
  for (const button of prices.querySelectorAll('[data-step]'))
    button.addEventListener('click', () => {
      select.selectedIndex += Number(button.dataset.step);
      show();
    });
  show();
}

const span = () => {
  const ends = range.charts.filter(({ time }) => time.length > 0);
  return [
    Math.min(...ends.map(({ time }) => time[0])),
    Math.max(...ends.map(({ time }) => time[time.length - 1])),
  ];
};

const monthsBefore = (time, months) => {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, date.getUTCDate());
};

const START = {
  '1M': (end) => monthsBefore(end, 1),
  '3M': (end) => monthsBefore(end, 3),
  '6M': (end) => monthsBefore(end, 6),
  YTD: (end) => Date.UTC(new Date(end - 1).getUTCFullYear(), 0, 1),
  '1Y': (end) => monthsBefore(end, 12),
  '3Y': (end) => monthsBefore(end, 36),
  '5Y': (end) => monthsBefore(end, 60),
};

const rangeButtons = [...document.querySelectorAll('[data-range]')];
let pressed = 'All';
for (const button of rangeButtons) {
  const start = START[button.dataset.range];
  const [first, last] = span();
  button.hidden = start !== undefined && start(last) <= first;
  button.addEventListener('click', () => {
    pressed = button.dataset.range;
    if (start) showRange(start(span()[1]), Infinity);
    else showRange(-Infinity, Infinity);
  });
}

document.addEventListener('range', () => {
  const [first, last] = span();
  const isAll = range.from <= first && range.to >= last;
  if (isAll) pressed = 'All';
  else if (range.to !== Infinity) pressed = '';
  for (const button of rangeButtons)
    button.setAttribute('aria-pressed', String(button.dataset.range === pressed));
  const output = document.querySelector('.ranges output');
  if (output)
    output.textContent = isAll
      ? ''
      : `${moment(Math.max(range.from, first))} to ${moment(Math.min(range.to, last))}, in all charts`;
});

const theme = document.querySelector('#theme');
const isDark = () =>
  document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
const nameTheme = () => {
  theme.textContent = isDark() ? 'Light' : 'Dark';
};
theme.addEventListener('click', () => {
  document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
  nameTheme();
});
nameTheme();

document.querySelector('#print').addEventListener('click', () => print());

// A page is narrower on paper: charts are drawn anew for it, and again for the screen.
for (const event of ['beforeprint', 'afterprint'])
  addEventListener(event, () => {
    for (const chart of range.charts) chart.draw();
  });
