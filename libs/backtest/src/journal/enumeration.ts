import { assert } from '@stratvector/kernel';

/** A closed list of names, written as small integers. A name more or less does not compile. */
export class Enumeration<Name extends string> {
  readonly #names: readonly Name[];

  constructor(names: Readonly<Record<Name, true>>) {
    // The keys of a record by name are its names.
    this.#names = Object.keys(names) as Name[];
  }

  code(name: Name): number {
    const names = this.#names;
    for (let code = 0; code < names.length; code += 1) if (names[code] === name) return code;
    assert(false, `the journal knows no ${name}`);
  }

  name(code: number): Name {
    const name = this.#names[code];
    assert(name !== undefined, `the journal knows no name ${code}`);
    return name;
  }
}
