import { at, type Instance, realAt } from "./instance.ts";

/** The criteria by which absent visits are tried, besides chance. Each finds plans that the others miss. */
export function createOrders(instance: Instance): readonly Int32Array[] {
  const worth = (visit: number) => -realAt(instance.gain, visit);
  const closing = (visit: number) => at(instance.close, visit);
  const width = (visit: number) => at(instance.close, visit) - at(instance.open, visit);
  const worthPerStay = (visit: number) =>
    -realAt(instance.gain, visit) / (10 + at(instance.stay, visit));
  return [worth, closing, width, worthPerStay].map((key) => sortedBy(instance.visitCount, key));
}

function sortedBy(count: number, key: (visit: number) => number): Int32Array {
  const keys = Float64Array.from({ length: count }, (_, visit) => key(visit));
  const order = Int32Array.from({ length: count }, (_, visit) => visit);
  return order.toSorted((a, b) => realAt(keys, a) - realAt(keys, b) || a - b);
}
