import { UnprocessableEntityException } from '@nestjs/common';

/** Reads the fields of a body one by one; everything that is wrong is told at once. */
export class AskedBody {
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #problems: string[] = [];
  readonly #read = new Set<string>();

  constructor(body: unknown) {
    const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
    // What the fields hold is looked at one by one.
    this.#fields = isObject ? (body as Readonly<Record<string, unknown>>) : {};
    if (!isObject) this.#problems.push('the body has to be a JSON object');
  }

  /** Null where it is absent. */
  optionalText(name: string): string | null {
    this.#read.add(name);
    const value = this.#fields[name] ?? null;
    if (value === null || (typeof value === 'string' && value.trim() !== '')) return value;
    this.complain(name, value, 'a text that is not empty');
    return null;
  }

  text(name: string): string {
    const value = this.optionalText(name);
    if (value === null && (this.#fields[name] ?? null) === null)
      this.#problems.push(`${name}: it is missing, and has to be a text`);
    return value ?? '';
  }

  optionalChoice<const Choice extends string>(
    name: string,
    choices: readonly Choice[],
  ): Choice | null {
    this.#read.add(name);
    const value = this.#fields[name] ?? null;
    if (value === null) return null;
    const found = choices.find((one) => one === value);
    if (found === undefined) this.complain(name, value, `one of ${choices.join(', ')}`);
    return found ?? null;
  }

  choice<const Choice extends string>(
    name: string,
    choices: readonly [Choice, ...Choice[]],
  ): Choice {
    const value = this.optionalChoice(name, choices);
    if (value === null && (this.#fields[name] ?? null) === null)
      this.#problems.push(`${name}: it is missing; allowed is one of ${choices.join(', ')}`);
    return value ?? choices[0];
  }

  complain(name: string, found: unknown, allowed: string): void {
    this.#problems.push(
      `${name}: found ${JSON.stringify(found)?.slice(0, 100) ?? 'nothing'}, allowed is ${allowed}`,
    );
  }

  /** @throws UnprocessableEntityException with all that is wrong, fields that nobody read among it. */
  check(): void {
    for (const name of Object.keys(this.#fields))
      if (!this.#read.has(name))
        this.#problems.push(
          `${name.slice(0, 100)}: there is no such field; the fields are ${[...this.#read].join(', ')}`,
        );
    if (this.#problems.length > 0)
      throw new UnprocessableEntityException({
        code: 'BODY_INVALID',
        detail: this.#problems.join('; '),
      });
  }
}
