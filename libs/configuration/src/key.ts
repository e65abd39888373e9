interface Declared {
  /** Section and key, as in `backtest.cash`. */
  readonly path: string;
  /** What stands where the key is absent, in words where it depends on other keys. */
  readonly absent?: string;
  readonly unit?: string;
  readonly description: string;
}

interface NumberKey extends Declared {
  readonly type: 'number' | 'integer';
  readonly min: number;
  readonly max: number;
  readonly default: number | null;
}

interface TextKey extends Declared {
  readonly type: 'text' | 'path' | 'date' | 'duration' | 'timezone';
  readonly default: string | null;
}

interface TextsKey extends Declared {
  readonly type: 'texts';
  readonly default: null;
}

interface ChoiceKey extends Declared {
  readonly type: 'choice';
  readonly choices: readonly string[];
  readonly default: string | null;
}

interface BooleanKey extends Declared {
  readonly type: 'boolean';
  readonly default: boolean | null;
}

/** One key of the configuration: validation, schema, reference page and `explain` read this. */
export type Key = NumberKey | TextKey | TextsKey | ChoiceKey | BooleanKey;

/** What values a key takes, for people. */
export const allowedBy = (key: Key): string => {
  switch (key.type) {
    case 'number':
    case 'integer': {
      const name = key.type === 'integer' ? 'a whole number' : 'a number';
      if (key.max === Infinity) return `${name} of ${key.min} or more`;
      return `${name} from ${key.min} to ${key.max}`;
    }
    case 'choice':
      return `one of ${key.choices.map((choice) => `"${choice}"`).join(', ')}`;
    case 'boolean':
      return 'true or false';
    case 'text':
      return 'a text';
    case 'path':
      return 'a path in quotes';
    case 'texts':
      return 'a list of texts such as ["AAPL", "MSFT"]';
    case 'date':
      return 'a TOML date such as 2015-01-01, or a date-time';
    case 'duration':
      return 'a duration such as "250ms", "2s" or "1m"';
    case 'timezone':
      return '"UTC" or a zone such as "America/New_York"';
  }
};

const DURATION = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/;
const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of "250ms", "2s", "1m" or "4h"; null for anything else. */
export const parseDuration = (text: string): number | null => {
  const [, count = '', unit = ''] = DURATION.exec(text) ?? [];
  const scale = UNIT_MS[unit];
  return scale === undefined ? null : Number(count) * scale;
};

const isZone = (text: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
};

const isDate = (value: unknown): boolean =>
  (value instanceof Date && !Number.isNaN(value.getTime())) ||
  (typeof value === 'string' && !Number.isNaN(Date.parse(value)));

const isNumber = (key: NumberKey, value: unknown): boolean => {
  const number = typeof value === 'bigint' ? Number(value) : value;
  return (
    typeof number === 'number' &&
    (key.type === 'number' ? Number.isFinite(number) : Number.isSafeInteger(number)) &&
    number >= key.min &&
    number <= key.max
  );
};

const isText = (value: unknown, accepts: (text: string) => boolean): boolean =>
  typeof value === 'string' && accepts(value);

export const accepts = (key: Key, value: unknown): boolean => {
  switch (key.type) {
    case 'number':
    case 'integer':
      return isNumber(key, value);
    case 'choice':
      return isText(value, (text) => key.choices.includes(text));
    case 'boolean':
      return typeof value === 'boolean';
    case 'text':
    case 'path':
      return isText(value, (text) => text.trim() !== '');
    case 'texts':
      return (
        Array.isArray(value) && value.length > 0 && value.every((item) => isText(item, Boolean))
      );
    case 'date':
      return isDate(value);
    case 'duration':
      return isText(value, (text) => parseDuration(text) !== null);
    case 'timezone':
      return isText(value, isZone);
  }
};
