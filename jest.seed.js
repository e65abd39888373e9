import fc from 'fast-check';

// A seed from outside makes every property of a run the same again: STRATVECTOR_SEED=7 npm test
const seed = Number(process.env.STRATVECTOR_SEED ?? NaN);
if (Number.isSafeInteger(seed)) fc.configureGlobal({ seed });
