const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** How large the files of a ZIP become, from its directory at the end; null: there is no whole directory. */
export function unpackedBytes(bytes: Buffer): number | null {
  // The end record is 22 bytes and at most 64 KB of comment.
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at -= 1) {
    if (bytes.readUInt32LE(at) === END) return sumEntries(bytes, bytes.readUInt32LE(at + 16), at);
  }
  return null;
}

function sumEntries(bytes: Buffer, from: number, to: number): number | null {
  let total = 0;
  let at = from;
  while (at + 46 <= to && bytes.readUInt32LE(at) === ENTRY) {
    total += bytes.readUInt32LE(at + 24);
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return at === to ? total : null;
}
