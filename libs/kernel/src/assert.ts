/** Thrown when the code is wrong, never when the world is. Nothing catches it: the process stops. */
export class AssertionFailed extends Error {
  override readonly name = 'AssertionFailed';
}

export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionFailed(message);
}

/** A `switch` over a union ends here; a forgotten case is then a compile error. */
export const unreachable = (value: never): never => {
  throw new AssertionFailed(`unreachable: ${JSON.stringify(value)}`);
};
