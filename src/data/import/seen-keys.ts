/**
 * Which line of a file holds the row of a key: twelve numbers' worth of memory a row instead of the keys themselves, so
 * that millions of rows fit. A key is known by 64 bits of hash; that two keys of ten million share them has a chance of
 * one in 300,000.
 */
export type SeenKeys = {
  /** Offers a row for its key: of several the one of the highest rank is kept, of equal ones the first. */
  offer(key: string, line: number, rank: number): void;
  /** The line of the row that is kept for this key. */
  lineOf(key: string): number | null;
};

const START_BITS = 12;

type Table = {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  /** 0: the slot is free; lines begin at 1. */
  readonly lines: Uint32Array;
  readonly ranks: Float64Array;
};

export function createSeenKeys(): SeenKeys {
  let table = emptyTable(START_BITS);
  let count = 0;
  return {
    offer(key, line, rank) {
      const { high, low } = hash64(key);
      const at = slotOf(table, high, low);
      if (table.lines[at] === 0) {
        put(table, at, { high, low, line, rank });
        count += 1;
        if (count * 2 > table.lines.length) table = doubled(table);
      } else if (rank > (table.ranks[at] ?? 0)) put(table, at, { high, low, line, rank });
    },
    lineOf(key) {
      const { high, low } = hash64(key);
      return table.lines[slotOf(table, high, low)] || null;
    },
  };
}

const emptyTable = (bits: number): Table => ({
  high: new Uint32Array(2 ** bits),
  low: new Uint32Array(2 ** bits),
  lines: new Uint32Array(2 ** bits),
  ranks: new Float64Array(2 ** bits),
});

type Entry = {
  readonly high: number;
  readonly low: number;
  readonly line: number;
  readonly rank: number;
};

function put(table: Table, at: number, { high, low, line, rank }: Entry): void {
  table.high[at] = high;
  table.low[at] = low;
  table.lines[at] = line;
  table.ranks[at] = rank;
}

/** The slot of a key, or the free one where it belongs. At most half the slots are taken, so there is one. */
function slotOf(table: Table, high: number, low: number): number {
  const mask = table.lines.length - 1;
  let at = low & mask;
  while (table.lines[at] !== 0 && (table.high[at] !== high || table.low[at] !== low))
    at = (at + 1) & mask;
  return at;
}

function doubled(old: Table): Table {
  const table = emptyTable(Math.log2(old.lines.length) + 1);
  for (const [at, line] of old.lines.entries()) {
    if (line === 0) continue;
    const [high = 0, low = 0, rank = 0] = [old.high[at], old.low[at], old.ranks[at]];
    put(table, slotOf(table, high, low), { high, low, line, rank });
  }
  return table;
}

/** cyrb53 by bryc (public domain), with both halves whole. */
export function hash64(text: string): { readonly high: number; readonly low: number } {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    a = Math.imul(a ^ letter, 2654435761);
    b = Math.imul(b ^ letter, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return { high: b >>> 0, low: a >>> 0 };
}
