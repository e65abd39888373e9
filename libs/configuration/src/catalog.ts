import type { ParameterDeclaration } from '@stratvector/model';

/** A strategy, sizer or cost model, as far as a configuration names it. */
export interface CatalogEntry {
  readonly name: string;
  readonly parameters: readonly ParameterDeclaration[];
}

/** The names that a host knows when it runs; the registries of the core fit as they are. */
export interface Catalog {
  readonly strategies: readonly CatalogEntry[];
  readonly sizers: readonly CatalogEntry[];
  readonly commissions: readonly CatalogEntry[];
  readonly slippages: readonly CatalogEntry[];
  /** `data` is always known and need not be listed. */
  readonly calendars: readonly string[];
  /**
   * What the user's own strategies declare, by the path in `strategy.module`. A module that is not
   * here has not been loaded yet: its parameters are passed on as they are. Load the configuration,
   * import the modules it names, and load it again with them.
   */
  readonly modules?: ReadonlyMap<string, readonly ParameterDeclaration[]>;
}
