const element = (id) => document.getElementById(id);

/** The address carries the token behind the #, which no server is sent; the tab remembers it. */
const tokenOf = () => {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    sessionStorage.setItem('token', given);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem('token') ?? '';
};

const told = (text, isGood) => {
  element('health').textContent = text;
  element('health').className = isGood ? 'good' : 'bad';
};

const cell = (name, text, isNumber) => {
  const made = document.createElement(name);
  made.textContent = text ?? '';
  if (isNumber) made.className = 'number';
  return made;
};

const row = (name, texts, numbers) => {
  const made = document.createElement('tr');
  made.append(...texts.map((text, place) => cell(name, text, numbers.includes(place))));
  return made;
};

const day = (time) => (time ?? '').replace('T00:00:00.000Z', '').replace('.000Z', 'Z');

const money = (text) =>
  text === null || text === undefined
    ? '–'
    : Number(text).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const price = (text) => (text === null || text === undefined ? '' : Number(text).toFixed(2));

const table = (id, head, rows, numbers) => {
  const body = rows.length > 0 ? rows : [['nothing yet']];
  element(id).replaceChildren(
    row('th', head, numbers),
    ...body.map((texts) => row('td', texts, numbers)),
  );
};

const figure = (name, value) => {
  const made = document.createElement('div');
  made.append(cell('span', name), cell('strong', value));
  return made;
};

const showFigures = ({ account, health, curve }) => {
  const first = Number(curve[0]?.[1] ?? account.equity);
  const change = first > 0 ? `${((Number(account.equity) / first - 1) * 100).toFixed(2)} %` : '–';
  element('figures').replaceChildren(
    figure(`Equity, ${account.currency}`, money(account.equity)),
    figure('Since the start', change),
    figure('Cash', money(account.cash)),
    figure('Gross', money(account.gross)),
    figure('Last close', day(health.lastClose) || '–'),
    figure('Closes', String(health.closes)),
  );
};

const showCurve = (curve) => {
  const svg = element('curve');
  const values = curve.map(([, equity]) => Number(equity));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = high - low || 1;
  const points = values.map(
    (value, place) =>
      `${((place / Math.max(1, values.length - 1)) * 1000).toFixed(1)},${(230 - ((value - low) / span) * 220).toFixed(1)}`,
  );
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', points.length > 1 ? `M${points.join('L')}` : '');
  svg.setAttribute('aria-label', `Equity from ${money(values[0])} to ${money(values.at(-1))}`);
  svg.replaceChildren(path);
  const range = values.length > 0 ? `between ${money(low)} and ${money(high)}` : '';
  element('ends').replaceChildren(
    cell('span', day(curve[0]?.[0])),
    cell('span', range),
    cell('span', day(curve.at(-1)?.[0])),
  );
};

const showTables = ({ positions, orders, fills }) => {
  table(
    'positions',
    ['Strategy', 'Instrument', 'Quantity', 'Mark', 'Value', 'Unrealized', 'Profit'],
    positions.map((one) => [
      one.strategyId,
      one.instrumentId,
      one.quantity,
      price(one.mark),
      money(one.value),
      money(one.unrealized),
      money(one.profit),
    ]),
    [2, 3, 4, 5, 6],
  );
  table(
    'orders',
    ['Decided', 'Order', 'Side', 'Instrument', 'Role', 'Quantity', 'Filled', 'Status'],
    orders.map((one) => [
      day(one.decidedAt),
      one.orderId,
      one.side,
      one.instrumentId,
      one.role,
      one.quantity,
      one.filled,
      one.status,
    ]),
    [5, 6],
  );
  table(
    'fills',
    ['Time', 'Order', 'Side', 'Instrument', 'Quantity', 'Price', 'Costs', 'Reason'],
    fills.map((one) => [
      day(one.at),
      one.orderId,
      one.side,
      one.instrumentId,
      one.quantity,
      price(one.price),
      money(Number(one.commission) + Number(one.fees)),
      one.reason,
    ]),
    [4, 5, 6],
  );
};

const show = (status) => {
  const { isReady, problems } = status.health;
  if (problems.length > 0) told(problems.join(' '), false);
  else told(isReady ? 'trading' : 'starting', isReady);
  showFigures(status);
  showCurve(status.curve);
  showTables(status);
};

/** The events of a stream as they come; an EventSource could not send the token. */
const follow = async (token) => {
  const response = await fetch('status/stream', { headers: { authorization: `Bearer ${token}` } });
  if (response.status === 401) {
    told('open the address that the platform has printed: it carries the token', false);
    return false;
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return true;
    const parts = (rest + value).split('\n\n');
    rest = parts.pop();
    for (const part of parts) {
      const data = part.split('\n').find((line) => line.startsWith('data: '));
      if (data) show(JSON.parse(data.slice('data: '.length)));
    }
  }
};

const token = tokenOf();
let goesOn = true;
while (goesOn) {
  goesOn = await follow(token).catch(() => true);
  if (goesOn) {
    told('not reached; trying again', false);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
