/** One closed list as we name it and as it is named on the wire. */
export class WireEnum<Name extends string, Wire extends string> {
  readonly #wires: Readonly<Record<Name, Wire>>;
  readonly #names: ReadonlyMap<string, Name>;

  constructor(wires: Readonly<Record<Name, Wire>>) {
    this.#wires = wires;
    // The keys of the record are the names.
    const names = Object.keys(wires) as Name[];
    this.#names = new Map(names.map((name) => [wires[name], name]));
  }

  wire(name: Name): Wire {
    return this.#wires[name];
  }

  name(wire: string): Name | undefined {
    return this.#names.get(wire);
  }

  get wires(): readonly string[] {
    return [...this.#names.keys()];
  }
}
