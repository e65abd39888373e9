import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { foundBrowser } from '@stratvector/testing-servers';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { reportOf } from './page.fixture.ts';
import { renderReport } from './render-report.ts';
import type { ReportData } from './report-data.ts';

const browserPath = foundBrowser();

/** Pages of so many bars, each rendered once. */
const pages = new Map<number, string>();
const pageOf = (bars: number): string => {
  const page = pages.get(bars) ?? renderReport(reportOf(bars));
  pages.set(bars, page);
  return page;
};

describe('the size of a page', () => {
  it('is under 3 MB for 5,000 bars, of one instrument or a hundred', () => {
    expect(pageOf(5000).length).toBeLessThan(1_500_000);
    expect(renderReport(reportOf(5000, 100)).length).toBeLessThan(3_000_000);
  });

  it('hardly grows for 1,000,000, because long columns are thinned out', () => {
    expect(pageOf(1_000_000).length).toBeLessThan(3_000_000);
  });

  it('has every part that a reader looks for', () => {
    const page = renderReport(reportOf(100));
    const parts = ['equity', 'returns', 'risk', 'trades', 'costs', 'prices', 'attribution'];
    for (const id of [...parts, 'metrics', 'setup'])
      expect(page).toContain(`<section class="part" id="${id}"`);
  });
});

(browserPath ? describe : describe.skip)('the page in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stratvector-page-'));
  const complaints: string[] = [];
  let browser: Browser;

  const shown = async (
    name: string,
    html: string,
    width: number,
    scheme: 'light' | 'dark',
  ): Promise<Page> => {
    const file = join(folder, `${name}.html`);
    writeFileSync(file, html);
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('dialog', (dialog) => complaints.push(`a dialog: ${dialog.message()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:') && !request.url().startsWith('data:'))
        complaints.push(`a request to ${request.url()}`);
    });
    await page.goto(`file://${file}`);
    await page.waitForSelector('figure svg');
    return page;
  };

  const opened = (bars: number, width: number, scheme: 'light' | 'dark'): Promise<Page> =>
    shown(`report-${bars}`, pageOf(bars), width, scheme);

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: browserPath ?? '',
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    });
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    [390, 'light'],
    [390, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)(
    'fits %i points, %s, without a complaint or a request',
    async (width, scheme) => {
      const page = await opened(5000, width, scheme);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        width,
      );
      expect(await page.locator('figure svg path.line').count()).toBe(8);
      const paper = await page.evaluate('getComputedStyle(document.body).backgroundColor');
      expect(paper).toBe(scheme === 'dark' ? 'rgb(16, 21, 28)' : 'rgb(255, 255, 255)');
      expect(complaints).toEqual([]);
      await page.close();
    },
    30_000,
  );

  it('shows names as text, whatever is in them', async () => {
    const page = await opened(5000, 1280, 'light');
    expect(await page.textContent('h1')).toBe('<script>alert("momentum")</script>');
    expect(await page.textContent('pre')).toContain('</pre><script>');
    expect(await page.locator('img').count()).toBe(0);
    await page.close();
  }, 30_000);

  it('reads under the pointer and with the arrows, aloud too', async () => {
    const page = await opened(5000, 1280, 'light');
    const plot = page.locator('figure .plot').first();
    await plot.hover({ position: { x: 300, y: 100 } });
    const read = () => page.locator('figure .legend').first().textContent();
    const under = await read();
    expect(under).toMatch(/^\d{4}-\d{2}-\d{2}equity [\d,]+other [\d,]+▲ entry◆ exit/);
    await plot.focus();
    await page.keyboard.press('ArrowRight');
    expect(await read()).not.toBe(under);
    expect(await plot.getAttribute('aria-valuetext')).toMatch(
      /^\d{4}-\d{2}-\d{2}: equity [\d,]+, other [\d,]+$/,
    );
    await page.close();
  }, 30_000);

  it.each([390, 1280])(
    'keeps labels of a histogram whole and apart at %i points',
    async (width) => {
      const report = reportOf(100);
      const histogram = {
        title: 'Holding time',
        note: 'Days from entry to exit.',
        unit: 'fraction',
        edges: [-0.03, -0.01, 0.01, 0.03],
        counts: [2, 9, 3],
        marks: [
          { name: 'VaR 95', value: -0.001 },
          { name: 'mean', value: 0.0001 },
          { name: 'most', value: 0.0299 },
        ],
      } as const;
      const data = { ...report, histograms: [histogram, { ...histogram, title: 'Other' }] };
      const page = await shown('labels', renderReport(data), width, 'light');
      const cut = await page.evaluate(`
      [...document.querySelectorAll('svg.static')].flatMap((svg) => {
        const frame = svg.getBoundingClientRect();
        const boxes = [...svg.querySelectorAll('.tick.strong')].map((one) => one.getBoundingClientRect());
        const outside = boxes.filter(({ top, left, right }) => top < frame.top - 0.5 || left < frame.left || right > frame.right + 0.5);
        const [a, b] = boxes;
        const touch = a.left < b.right && b.left < a.right && a.top < b.bottom - 1 && b.top < a.bottom - 1;
        return touch ? [...outside, 'touching'] : outside;
      })`);
      expect(cut).toEqual([]);
      await page.close();
    },
    30_000,
  );

  it('says where a box holds more than it shows, and prints all of it', async () => {
    const report = reportOf(100);
    const rows = Array.from({ length: 60 }, (_, place) => [`row ${place}`]);
    const long = { title: 'By month', note: '', head: ['month'], rows, total: ['total'] };
    const page = await shown(
      'boxes',
      renderReport({ ...report, attribution: [long] }),
      390,
      'light',
    );
    const hint = (section: string) => page.locator(`#${section} .hint`).first();
    expect(await hint('attribution').textContent()).toBe('60 rows, more below: scroll ↓');
    expect(await hint('returns').textContent()).toBe('more to the right: scroll →');
    await page.evaluate(`document.querySelector('#attribution .scroll').scrollTo(0, 1e6)`);
    await page.waitForFunction(`document.querySelector('#attribution .hint').textContent === ''`);
    await page.emulateMedia({ media: 'print' });
    expect(
      await page.evaluate(`(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)(
        document.querySelector('#attribution .scroll'))`),
    ).toBeLessThanOrEqual(1);
    expect(await hint('returns').isVisible()).toBe(false);
    await page.close();
  }, 30_000);

  it('tells a month of no return from one without a position', async () => {
    const page = await opened(100, 1280, 'light');
    const months = await page
      .locator('table.months tbody tr')
      .first()
      .locator('td')
      .allTextContents();
    expect(months.slice(0, 5)).toEqual(['2.00', '−1.00', '0.00', '–', '']);
    expect(await page.textContent('#returns .note')).toContain('nothing was held');
    await page.close();
  }, 30_000);

  it('begins a chart on the scale that it is given', async () => {
    const report = reportOf(100);
    const [first] = report.equity;
    if (!first) throw new Error('there is a chart of equity');
    const equity = [{ ...first, hasLog: true, isLog: true }];
    const page = await shown('log', renderReport({ ...report, equity }), 1280, 'light');
    const path = () => page.locator('#equity path.line').first().getAttribute('d');
    const log = await path();
    expect(await page.isChecked('#equity [data-toggle="log"]')).toBe(true);
    await page.uncheck('#equity [data-toggle="log"]');
    expect(await path()).not.toBe(log);
    await page.close();
  }, 30_000);

  it('draws marks large enough to tell, apart, and says how many wait for a zoom', async () => {
    const page = await opened(5000, 1280, 'light');
    const chart = page.locator('#equity figure').first();
    const drawn = async (kind: string) =>
      ((await chart.locator(`path.mark.${kind}`).getAttribute('d')) ?? '').match(/z/g)?.length ?? 0;
    const left = Number.parseInt(
      (await chart.locator('.legend').textContent())?.match(/(\d+) more marks/)?.[1] ?? '0',
      10,
    );
    const [entries, exits] = [await drawn('entry'), await drawn('exit')];
    expect(Math.min(entries, exits)).toBeGreaterThan(0);
    expect(left).toBeGreaterThan(0);
    expect(entries + exits + left).toBe(119);
    const starts = ((await chart.locator('path.mark.entry').getAttribute('d')) ?? '')
      .split('z')
      .flatMap((mark) => /^M([\d.]+),([\d.]+)/.exec(mark)?.slice(1).map(Number) ?? []);
    for (let at = 2; at < starts.length; at += 2)
      expect((starts[at] ?? 0) - (starts[at - 2] ?? 0)).toBeGreaterThan(0);
    expect(await chart.locator('.mark-exit').textContent()).toBe('◆ exit');
    await page.close();
  }, 30_000);

  it('zooms all charts where one is dragged and comes back on Escape', async () => {
    const page = await opened(5000, 1280, 'light');
    const plot = page.locator('figure .plot').first();
    const paths = (): Promise<readonly string[]> =>
      page.evaluate<readonly string[]>(
        `[...document.querySelectorAll('figure svg path.line')].map((one) => one.getAttribute('d'))`,
      );
    const whole = await paths();
    const box = await plot.boundingBox();
    if (!box) throw new Error('the chart has no place on the page');
    await page.mouse.move(box.x + 300, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + 500, box.y + 100);
    await page.mouse.up();
    const zoomed = await paths();
    zoomed.forEach((path, place) => expect(path).not.toBe(whole[place]));
    await plot.focus();
    await page.keyboard.press('Escape');
    expect(await paths()).toEqual(whole);
    await page.close();
  }, 30_000);

  it('goes to a range by its button and says which', async () => {
    const page = await opened(5000, 1280, 'light');
    await page.click('button[data-range="1Y"]');
    expect(await page.getAttribute('button[data-range="1Y"]', 'aria-pressed')).toBe('true');
    expect(await page.textContent('.ranges output')).toMatch(/^2012-\d\d-\d\d to 2013-/);
    await page.close();
  }, 30_000);

  it('pages, sorts and filters the round trips', async () => {
    const page = await opened(5000, 1280, 'light');
    const cells = (column: number) =>
      page.locator(`[data-trades] tbody tr td:nth-child(${column})`).allTextContents();
    const shown = () => page.textContent('[data-trades] output');
    expect(await shown()).toBe('1–25 of 60');
    await page.click('[data-trades] [data-page="1"]');
    expect(await shown()).toBe('26–50 of 60');
    await page.getByRole('button', { name: 'Net result' }).click();
    expect(await page.locator('th[aria-sort="descending"]').textContent()).toBe('Net result');
    const results = (await cells(8)).map((text) => Number(text.replace('−', '-')));
    expect(results).toEqual([...results].sort((a, b) => b - a));
    await page.selectOption('[data-filter="instrument"]', 'I<1>');
    expect(new Set(await cells(1))).toEqual(new Set(['I<1>']));
    await page.selectOption('[data-filter="result"]', 'losers');
    expect(await shown()).toBe('none');
    await page.close();
  }, 30_000);

  it('shows the price of the instrument that is chosen, with its entries and exits', async () => {
    const page = await opened(5000, 1280, 'light');
    const chart = page.locator('[data-price-chart]');
    const label = () => chart.locator('.plot').getAttribute('aria-label');
    expect(await label()).toContain('I<0>');
    const closes = () => chart.locator('.legend').textContent();
    const before = await closes();
    await page.click('[data-step="1"]');
    expect(await label()).toContain('I<1>');
    expect(await closes()).toMatch(/Close 10[01]\.\d\d▲ entry◆ exit/);
    expect(await closes()).not.toBe(before);
    // Near each other they wait for a zoom.
    await chart.locator('.plot').focus();
    await page.keyboard.press('Home');
    for (let step = 0; step < 11; step += 1) await page.keyboard.press('+');
    const entries = await chart.locator('path.mark.entry').getAttribute('d');
    expect(entries?.match(/z/g)).toHaveLength(20);
    expect(await closes()).not.toContain('more marks');
    await page.close();
  }, 30_000);

  it('tells a round trip where it is pointed at', async () => {
    const page = await opened(5000, 1280, 'light');
    const plot = page.locator('[data-scatter="excursion"] .plot');
    await plot.focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.textContent('#tip')).toContain('above </script><b>channel');
    expect(await plot.getAttribute('aria-valuetext')).toContain('USD');
    await page.close();
  }, 30_000);

  it('names everything that can be focused', async () => {
    const page = await opened(5000, 1280, 'light');
    // What has no name of its own may get it from the label around it.
    const nameless = await page.evaluate(`
      [...document.querySelectorAll('button, select, input, [tabindex="0"], [role="img"]')]
        .filter((one) => !(one.getAttribute('aria-label') ?? one.closest('label')?.textContent ?? one.textContent))
        .map((one) => one.outerHTML)`);
    expect(nameless).toEqual([]);
    expect(await page.locator('h1').count()).toBe(1);
    await page.close();
  }, 30_000);

  it('prints in light, with its tables whole and without its controls', async () => {
    const page = await opened(5000, 1280, 'dark');
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
      'rgb(255, 255, 255)',
    );
    expect(await page.locator('#print').isVisible()).toBe(false);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
    await page.close();
  }, 30_000);

  it('turns dark and light on demand', async () => {
    const page = await opened(5000, 1280, 'light');
    await page.click('#theme');
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
      'rgb(16, 21, 28)',
    );
    await page.close();
  }, 30_000);

  it.each([
    ['two bars', 2],
    ['a single bar', 1],
  ])(
    'draws %s, and lines that never move, without a complaint',
    async (_what, bars) => {
      const flat = reportOf(bars);
      const still = (chart: ReportData['equity'][number]) => ({
        ...chart,
        unit: 'fraction' as const,
        lines: chart.lines.map((line) => ({ ...line, values: new Float64Array(bars) })),
      });
      const data = { ...flat, exposure: [...flat.exposure, ...flat.equity.map(still)] };
      const page = await shown('flat', renderReport(data), 1280, 'light');
      expect(complaints).toEqual([]);
      await page.close();
    },
    30_000,
  );

  it('is usable with 1,000,000 bars', async () => {
    const page = await opened(1_000_000, 1280, 'light');
    await page
      .locator('figure .plot')
      .first()
      .hover({ position: { x: 300, y: 100 } });
    const read = await page.locator('figure .legend').first().textContent();
    expect(read).toContain('equity');
    expect(read).toMatch(/[\d,]+ of 1,000,000 rows, every extreme among them$/);
    await page.click('button[data-range="5Y"]');
    expect(await page.textContent('.ranges output')).toContain(' to ');
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);
});
