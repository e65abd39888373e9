const BYTES = new DataView(new ArrayBuffer(8));
const HIGH = 2 ** 32;

/**
 * As `BigInt(whole)` at a fraction of its cost: V8 compiles this to moves, that to a call.
 * @throws RangeError where the number is not whole.
 */
export const integerOf = (whole: number): bigint => {
  if (!Number.isSafeInteger(whole)) return BigInt(whole);
  const high = Math.floor(whole / HIGH);
  BYTES.setUint32(0, whole - high * HIGH, true);
  BYTES.setInt32(4, high, true);
  return BYTES.getBigInt64(0, true);
};
