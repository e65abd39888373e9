import type { DataOf, LoggedType } from './logged.ts';
import type { TapeReader } from './tape-reader.ts';

/** How the data of each type of event is read back. Each field has to be there to compile. */
export type Readers<Types extends LoggedType> = {
  readonly [Type in Types]: (tape: TapeReader) => DataOf<Type>;
};
