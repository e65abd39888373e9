/** Exit codes: what the caller of the program may rely on. */
export const EXIT_OK = 0;
export const EXIT_FAILED = 1;
export const EXIT_BAD_INPUT = 2;

/** Something the user can put right. Each line says what was found, what is allowed, what to do. */
export class BadInput extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'BadInput';
    this.lines = lines;
  }
}

/** The run could not be finished for a reason that its user can put right, such as their own code. */
export class RunFailed extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'RunFailed';
  }
}

/** A check found what it looked for; what it found is for the reader, not a crash. */
export class CheckFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CheckFailed';
  }
}
