import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { reportOf } from './page.fixture.ts';
import { renderReport } from './render-report.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const browserPath = (process.env['PATH'] ?? '')
  .split(delimiter)
  .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  .find((path) => existsSync(path));
const MISSING =
  'The page tests need a browser and found none of chromium, chromium-browser, google-chrome on the PATH. ' +
  'Install one, on Debian or Ubuntu by "apt-get install chromium".';

if (!browserPath) {
  if (process.env['STRATVECTOR_TEST_SKIPS'] === 'forbidden') throw new Error(MISSING);
  console.warn(`SKIPPED: ${MISSING}`);
}

describe('the size of a page', () => {
  it('is under 3 MB for 5,000 bars', () => {
    expect(renderReport(reportOf(5000)).length).toBeLessThan(3_000_000);
  });

  it('hardly grows for 1,000,000, because long columns are thinned out', () => {
    expect(renderReport(reportOf(1_000_000)).length).toBeLessThan(3_000_000);
  });
});

(browserPath ? describe : describe.skip)('the page in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stratvector-page-'));
  const complaints: string[] = [];
  let browser: Browser;

  const opened = async (bars: number, width: number, scheme: 'light' | 'dark'): Promise<Page> => {
    const file = join(folder, `report-${bars}.html`);
    writeFileSync(file, renderReport(reportOf(bars)));
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('dialog', (dialog) => complaints.push(`a dialog: ${dialog.message()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:') && !request.url().startsWith('data:'))
        complaints.push(`a request to ${request.url()}`);
    });
    await page.goto(`file://${file}`);
    await page.waitForSelector('figure svg path.line');
    return page;
  };

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
      expect(await page.locator('figure svg path.line').count()).toBe(4);
      const paper = await page.evaluate('getComputedStyle(document.body).backgroundColor');
      expect(paper).toBe(scheme === 'dark' ? 'rgb(17, 21, 28)' : 'rgb(255, 255, 255)');
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

  it('reads under the pointer and with the arrows', async () => {
    const page = await opened(5000, 1280, 'light');
    const chart = page.locator('figure svg').first();
    await chart.hover({ position: { x: 300, y: 100 } });
    const read = await page.locator('figure output').first().textContent();
    expect(read).toMatch(/^\d{4}-\d{2}-\d{2} {3}equity [\d,]+$/);
    await chart.focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('figure output').first().textContent()).not.toBe(read);
    await page.close();
  }, 30_000);

  it('zooms where it is dragged and comes back on Escape', async () => {
    const page = await opened(5000, 1280, 'light');
    const chart = page.locator('figure svg').first();
    const path = () => page.locator('figure svg path.line').first().getAttribute('d');
    const whole = await path();
    const box = await chart.boundingBox();
    if (!box) throw new Error('the chart has no place on the page');
    await page.mouse.move(box.x + 300, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + 500, box.y + 100);
    await page.mouse.up();
    expect(await path()).not.toBe(whole);
    await chart.focus();
    await page.keyboard.press('Escape');
    expect(await path()).toBe(whole);
    await page.close();
  }, 30_000);

  it('turns dark and light on demand', async () => {
    const page = await opened(5000, 1280, 'light');
    await page.click('#theme');
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
      'rgb(17, 21, 28)',
    );
    await page.close();
  }, 30_000);

  it('is usable with 1,000,000 bars', async () => {
    const page = await opened(1_000_000, 1280, 'light');
    await page
      .locator('figure svg')
      .first()
      .hover({ position: { x: 300, y: 100 } });
    expect(await page.locator('figure output').first().textContent()).toContain('equity');
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);
});
