import type { ByteSource } from "./sheet.ts";
import { cutOff, unreadable } from "./unreadable.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** First bytes of files that are no text, and what people call them. */
const SIGNATURES: readonly (readonly [readonly number[], string])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], "is an old or protected Excel file (.xls)"],
  [[0x25, 0x50, 0x44, 0x46], "is a PDF"],
  [[0x1f, 0x8b], "is compressed (gzip)"],
  [[0x89, 0x50, 0x4e, 0x47], "is a picture"],
  [[0xff, 0xd8, 0xff], "is a picture"],
];

const SAMPLE_BYTES = 64 * 1024;

/** More control characters than this share of the bytes, and it is no text. */
const CONTROL_SHARE = 0.002;

/**
 * Tells the encoding by reading all bytes: a byte order mark or zero bytes give UTF-16 away, whatever is valid UTF-8
 * to the end is UTF-8, anything else that is text is taken as Windows-1252, in which every byte means something.
 */
export async function detectEncoding(source: ByteSource): Promise<Encoding> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let head: Uint8Array | null = null;
  let isUtf8 = true;
  for await (const chunk of source.chunks()) {
    if (head === null) {
      head = chunk.subarray(0, SAMPLE_BYTES);
      const wide = wideEncoding(head);
      if (wide !== null) return wide;
    }
    refuseBinary(source.name, chunk, head);
    if (isUtf8) isUtf8 = decodes(decoder, chunk);
  }
  if (!isUtf8) return "windows-1252";
  // Valid up to the last character, of which the end is missing.
  if (!decodes(decoder, null)) throw cutOff(source.name, "ends in the middle of a character");
  return "utf-8";
}

/** The text of a source, piece by piece, without a byte order mark. */
export async function* decode(source: ByteSource, encoding: Encoding): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding !== "windows-1252" });
  try {
    for await (const chunk of source.chunks()) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw cutOff(source.name, `is not valid ${encoding.toUpperCase()} to its end`);
  }
}

function wideEncoding(head: Uint8Array): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // Latin letters in UTF-16 have a zero in every second byte, always on the same side.
  if (odd > head.length / 4 && even < odd / 10) return "utf-16le";
  return even > head.length / 4 && odd < even / 10 ? "utf-16be" : null;
}

function refuseBinary(file: string, chunk: Uint8Array, head: Uint8Array): void {
  const known = SIGNATURES.find(([bytes]) => bytes.every((byte, at) => head[at] === byte));
  const what =
    known?.[1] ?? (isText(chunk) ? null : "is not a table: it holds bytes that are no text");
  if (what !== null) throw unreadable(file, what, "Save it as CSV (UTF-8) or XLSX and try again");
}

function isText(chunk: Uint8Array): boolean {
  let controls = 0;
  for (const byte of chunk) {
    if (byte === 0) return false;
    if (byte < 9 || (byte > 13 && byte < 27)) controls += 1;
  }
  return controls <= chunk.length * CONTROL_SHARE;
}

/** Null: the bytes are over. */
function decodes(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | null): boolean {
  try {
    decoder.decode(chunk ?? new Uint8Array(), { stream: chunk !== null });
    return true;
  } catch {
    return false; // Not UTF-8: that is the answer.
  }
}
