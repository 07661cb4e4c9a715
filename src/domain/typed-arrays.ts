/**
 * Reads a number that is known to be there; the 0 is never used and costs nothing. Only for 32-bit arrays: the engine
 * then sees one kind of array and inlines the call.
 */
export function at(numbers: Int32Array, index: number): number {
  return numbers[index] ?? 0;
}

/** The same for the few arrays of weights. */
export function realAt(numbers: Float64Array, index: number): number {
  return numbers[index] ?? 0;
}
