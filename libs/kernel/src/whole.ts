const FLOATS = new Float64Array(1);
const BITS = new BigInt64Array(FLOATS.buffer);
/** The upper half is signed, the lower is not; on a machine that keeps the upper one first they swap. */
const UPPER = new Int32Array(FLOATS.buffer);
const LOWER = new Uint32Array(FLOATS.buffer);
const [LOWER_AT, UPPER_AT] = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? [0, 1] : [1, 0];
const HALF = 2 ** 32;

/** A float of this size counts ones in its last bits: adding it leaves a whole number there. */
const ONES = 1.5 * 2 ** 52;
const BITS_OF_ONES = 0x4338_0000_0000_0000n;
const WHOLE_MAX = 2 ** 51;

/**
 * As `BigInt(whole)` at a fraction of its cost: V8 compiles this to moves, that to a call.
 * @throws RangeError where the number is not whole.
 */
export const integerOf = (whole: number): bigint => {
  if (!Number.isInteger(whole) || whole >= WHOLE_MAX || whole <= -WHOLE_MAX) return BigInt(whole);
  FLOATS[0] = whole + ONES;
  return BigInt.asIntN(64, (BITS[0] as bigint) - BITS_OF_ONES);
};

/** As `Number(integer)` for integers within 64 bits, at a fraction of its cost for the same reason. */
export const floatOf = (integer: bigint): number => {
  BITS[0] = integer;
  return (UPPER[UPPER_AT] as number) * HALF + (LOWER[LOWER_AT] as number);
};
