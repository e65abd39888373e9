import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { program } from '@stratvector/cli';
import { allowedBy, KEYS } from '@stratvector/configuration';
import { METRICS, WARNINGS } from '@stratvector/domain-analytics';
import { CHECKS } from '@stratvector/domain-market-data';
import { CONTROL_REFUSALS, DENIAL_REASONS } from '@stratvector/domain-risk';
import { INDICATORS, LABELS, STRATEGIES, TA_LIB } from '@stratvector/domain-strategy';
import { LAYOUTS } from '@stratvector/history-vendors';
import {
  ACTIVITY_RATES,
  COMMISSION_MODELS,
  describeParameter,
  SECTION_31_RATES,
  SLIPPAGE_MODELS,
} from '@stratvector/model';
import type { CommissionModel, ParameterDeclaration, SlippageModel } from '@stratvector/model';
import { asyncApi } from './asyncapi.ts';

const FOLDER = resolve(import.meta.dirname, '../docs/reference');
const NOTE = '<!-- Made from code by `npm run generate`; a test fails when it is stale. -->';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map(cell).join(' | ')} |`)
    .join('\n');

const parameterText = (declaration: ParameterDeclaration): string =>
  `\`${declaration.name}\` = ${String(declaration.default)} (${describeParameter(declaration)}): ${declaration.description}`;

const parametersText = (declarations: readonly ParameterDeclaration[]): string =>
  declarations.map(parameterText).join(' ');

const INDICATOR_INTRO = [
  'Written as `rsi(14)` or `macd(12,26,9).signal`: parameters in the order below, or by name, `macd(signal=5)`. NaN until the window is full.',
  'What has a `source` is taken on a series of the bar, `sma(high,20)` or `sma(20,source=high)`, or on another indicator: `lag(rsi(14),3)`, `sma(macd(12,26,9).signal,5)`, `zscore(log_return(1),20)`. Warm-ups add up, and where the inner one has no value the outer has none. `beta` and `correl` name another instrument, `beta(60,SPY)`: its latest close since the bar before; bars for which it has none are left out.',
  'Values, first bars and defaults are those of TA-Lib 0.8 with unstable period 0 where it has the indicator, compared with its own output in a spec; the column says its name, and what differs.',
].join('\n\n');

const taLibText = (name: string): string => {
  const counterpart = TA_LIB.get(name);
  if (!counterpart) return '';
  const { function: called, difference } = counterpart;
  return difference === null ? called : `${called}. ${difference}`;
};

const costTable = (models: readonly (CommissionModel | SlippageModel)[]): string =>
  table(
    ['model', 'title', 'parameters', 'source', 'in effect from'],
    models.map(({ name, title, parameters, source, effectiveFrom }) => [
      `\`${name}\``,
      title,
      parametersText(parameters),
      source,
      effectiveFrom ?? '',
    ]),
  );

const checked = (secondHand: true | undefined): string => (secondHand ? 'second-hand' : '');

const costPages = (): string =>
  [
    `## Commissions\n\n${costTable(COMMISSION_MODELS)}`,
    `## Slippage\n\n${costTable(SLIPPAGE_MODELS)}`,
    `## Section 31 fee, on sales of US stocks\n\n${table(
      ['from', 'USD per million', 'source', 'checked'],
      SECTION_31_RATES.map(({ from, perMillion, source, secondHand }) => [
        from,
        perMillion.toFixed(2),
        source,
        checked(secondHand),
      ]),
    )}`,
    `## FINRA trading activity fee, on sales of US stocks\n\n${table(
      ['from', 'USD per share', 'most, USD', 'source', 'checked'],
      ACTIVITY_RATES.map(({ from, perShare, most, source, secondHand }) => [
        from,
        perShare.toFixed(6),
        most.toFixed(2),
        source,
        checked(secondHand),
      ]),
    )}`,
  ].join('\n\n');

const page = (title: string, intro: string, body: string): string =>
  `${NOTE}\n\n# ${title}\n\n${intro}\n\n${body}\n`;

/** Help of every command, at the width that the page has on every machine. */
const helpOf = (command: ReturnType<typeof program>, before: string): readonly string[] => {
  const name = `${before}${command.name()}`;
  command.configureHelp({ helpWidth: 100 });
  const own = `## ${name}\n\n\`\`\`text\n${command.helpInformation().trim()}\n\`\`\``;
  return [own, ...command.commands.flatMap((child) => helpOf(child, `${name} `))];
};

const codeTable = (meanings: Readonly<Record<string, string>>): string =>
  table(
    ['code', 'meaning'],
    Object.entries(meanings).map(([code, meaning]) => [`\`${code}\``, meaning]),
  );

const PAGES: Readonly<Record<string, () => string>> = {
  'configuration.md': () =>
    page(
      'Configuration',
      'Every key with a fixed name. Flags win over the environment (`STRATVECTOR_BACKTEST__CASH`), that over the file. Each of `[[strategies]]` has the keys of `[strategy]`, and `risk.stop_loss`, `risk.take_profit` and `risk.trailing_stop` of its own.',
      table(
        ['key', 'default', 'allowed', 'meaning'],
        KEYS.map((key) => [
          `\`${key.path}\``,
          key.default === null ? '' : String(key.default),
          allowedBy(key),
          key.description,
        ]),
      ),
    ),
  'asyncapi.json': asyncApi,
  'cli.md': () =>
    page(
      'Command line',
      'Exit codes: 0 done, 1 the run failed, 2 bad input and nothing written.',
      helpOf(program(), '').join('\n\n'),
    ),
  'costs.md': () =>
    page(
      'Costs',
      'What a trade may cost: `[backtest.commission]` and `[backtest.slippage]` name a model. Regulatory fees are a table by trade date; second-hand is a rate or date that was not read with its publisher, but in registers of others that agree.',
      costPages(),
    ),
  'data-checks.md': () =>
    page(
      'Checks of bars',
      '`stratvector data check` runs them in this order. An error makes rows unusable, and the command exits with 1; a warning is for you to judge.',
      table(
        ['code', 'severity', 'what', 'found by'],
        CHECKS.map(({ code, severity, title, description }) => [
          `\`${code}\``,
          severity,
          title,
          description,
        ]),
      ),
    ),
  'data-layouts.md': () =>
    page(
      'Layouts of bar files',
      "What `--layout` names; the first that recognizes the first line of a file reads it. Verified: the vendor's own page was read for it; the others are from the accounts of their users, and wrong guesses are possible. Samples in the documented format are in `libs/adapters/history-vendors/src/samples`.",
      table(
        ['name', 'vendor', 'verified', 'zone of times', 'adjusted for', 'format', 'documented at'],
        LAYOUTS.map(({ name, title, isVerified, timezone, adjust, note, source }) => [
          `\`${name}\``,
          title,
          isVerified ? 'yes' : 'no',
          timezone ?? '--timezone says it',
          adjust,
          note,
          source,
        ]),
      ),
    ),
  'labels.md': () =>
    page(
      'Labels',
      'What became of a bar, known only later: for `stratvector data features --label`. Their columns begin with `forward_`, and no strategy may name them. NaN where the bars that decide do not exist yet.',
      table(
        ['name', 'title', 'outputs', 'parameters', 'source'],
        LABELS.map(({ name, title, outputs, parameters, source }) => [
          `\`${name}\``,
          title,
          outputs.join(', '),
          parametersText(parameters),
          source,
        ]),
      ),
    ),
  'denial-reasons.md': () =>
    page(
      'Denial reasons',
      'Why risk stopped an order before it left, in the order of the checks: the first that fails wins. Orders that only reduce pass most of them. [Controls](../concepts/controls.md) says which rule each belongs to.',
      [
        codeTable(DENIAL_REASONS),
        '## Commands of persons',
        'Why a kill switch was not engaged, or a latch not lifted, in the order of the checks.',
        codeTable(CONTROL_REFUSALS),
      ].join('\n\n'),
    ),
  'indicators.md': () =>
    page(
      'Indicators',
      INDICATOR_INTRO,
      table(
        ['name', 'title', 'outputs', 'parameters', 'TA-Lib 0.8', 'source'],
        INDICATORS.map(({ name, title, outputs, parameters, source }) => [
          `\`${name}\``,
          title,
          outputs.join(', '),
          parametersText(parameters),
          taLibText(name),
          source,
        ]),
      ),
    ),
  'metrics.md': () =>
    page(
      'Metrics',
      'Of daily closes of equity. What cannot be computed is null, with a reason.',
      table(
        ['name', 'title', 'unit', 'formula', 'source'],
        METRICS.map(({ name, title, unit, formula, source }) => [
          `\`${name}\``,
          title,
          unit,
          formula,
          source,
        ]),
      ),
    ),
  'strategies.md': () =>
    page(
      'Strategies',
      'Each has an example in `examples/`.',
      table(
        ['name', 'what it does', 'parameters', 'source'],
        STRATEGIES.map(({ name, description, parameters, source }) => [
          `\`${name}\``,
          description,
          parametersText(parameters),
          source,
        ]),
      ),
    ),
  'warnings.md': () =>
    page(
      'Warnings',
      'A closed list, in `run.json`, the terminal and the report.',
      table(
        ['code', 'given when'],
        WARNINGS.map(({ code, when }) => [`\`${code}\``, when]),
      ),
    ),
};

/** Names of the pages that differ from what the code says. */
export const stalePages = (): readonly string[] =>
  Object.entries(PAGES).flatMap(([name, make]) => {
    try {
      return readFileSync(join(FOLDER, name), 'utf8') === make() ? [] : [name];
    } catch {
      return [name];
    }
  });

if (process.argv.includes('--write'))
  for (const [name, make] of Object.entries(PAGES)) writeFileSync(join(FOLDER, name), make());
else if (process.argv.includes('--check')) {
  const stale = stalePages();
  if (stale.length > 0) {
    console.error(`Stale: ${stale.join(', ')}. Run "npm run generate" and commit what it wrote.`);
    process.exitCode = 1;
  }
}
