/**
 * The domain's only source of chance: a seeded generator, so that the same question always gets the same answer.
 * The algorithm is xoshiro128** (Blackman & Vigna 2018, https://prng.di.unimi.it/), seeded through splitmix32; it uses
 * 32-bit integer arithmetic only and is therefore the same on every machine.
 */

export type Random = {
  /** A number in [0, 1), a multiple of 2^-32. */
  readonly next: () => number;
  /** A whole number in 0 ... n - 1; `n` is a whole number of at least 1. */
  readonly int: (n: number) => number;
};

/** Two generators with the same seed (any number; its lowest 32 bits count) give the same numbers. */
export function createRandom(seed: number): Random {
  const spread = splitmix32(seed);
  let a = spread();
  let b = spread();
  let c = spread();
  let d = spread();

  function next(): number {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result * 2 ** -32;
  }

  return { next, int: (n) => Math.floor(next() * n) };
}

function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}
