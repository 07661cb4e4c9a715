import type { AudioKind } from "./audio-kind.ts";

/**
 * How long a clip is at least, in seconds, as far as its container says so without being decoded; null: it does not. Broken
 * files give null, never an error.
 */
export function audioSeconds(bytes: Uint8Array, kind: AudioKind): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const seconds = READERS[kind]?.(view) ?? null;
    return seconds !== null && Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
  } catch (error) {
    if (error instanceof RangeError) return null; // It ends in the middle of something.
    throw error;
  }
}

const READERS: Readonly<Partial<Record<AudioKind, (view: DataView) => number | null>>> = {
  wav: wavSeconds,
  ogg: oggSeconds,
  webm: webmSeconds,
  m4a: mp4Seconds,
};

/** "RIFF", then chunks of a name, a length and a body; "fmt " tells bytes for a second. */
function wavSeconds(view: DataView): number | null {
  let rate = 0;
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const [name, length] = [nameAt(view, at), view.getUint32(at + 4, true)];
    if (name === "fmt ") rate = view.getUint32(at + 16, true);
    // Recorders that do not know the end write a length that is none.
    if (name === "data") return Math.min(length, view.byteLength - at - 8) / rate;
    at += 8 + length + (length % 2);
  }
  return null;
}

/** Opus counts its samples at 48 kHz, Vorbis at the rate of its first page; the last page has the count of all. */
function oggSeconds(view: DataView): number | null {
  const from = lastOf(view, "OggS");
  if (from === null) return null;
  const isOpus = nameAt(view, 28) === "Opus";
  return Number(view.getBigUint64(from + 6, true)) / (isOpus ? 48_000 : view.getUint32(40, true));
}

const CLUSTER = "\x1F\x43\xB6\x75";
const TIME_OF_CLUSTER = 0xe7;

/** Browsers do not write how long a recording is; its last cluster says when it begins, in milliseconds. */
function webmSeconds(view: DataView): number | null {
  const cluster = lastOf(view, CLUSTER);
  if (cluster === null) return null;
  const time = cluster + 4 + sizeLength(view, cluster + 4);
  if (view.getUint8(time) !== TIME_OF_CLUSTER) return null;
  const length = view.getUint8(time + 1) & 0x7f;
  let milliseconds = 0;
  for (let at = 0; at < length; at++)
    milliseconds = milliseconds * 256 + view.getUint8(time + 2 + at);
  return milliseconds / 1000;
}

/** The number of leading zeros in its first byte tells how long a number is. */
const sizeLength = (view: DataView, at: number): number => Math.clz32(view.getUint8(at)) - 24 + 1;

/** Boxes of a length, a name and a body; "moov" holds "mvhd", which tells a unit of time and how many of them. */
function mp4Seconds(view: DataView): number | null {
  const movie = boxIn(view, "moov", 0, view.byteLength);
  const header = movie && boxIn(view, "mvhd", movie.from, movie.to);
  if (!header) return null;
  const isLong = view.getUint8(header.from) === 1;
  const at = header.from + (isLong ? 20 : 12);
  const count = isLong ? Number(view.getBigUint64(at + 4)) : view.getUint32(at + 4);
  // A recording that was written while it went on says 0.
  return count === 0 ? null : count / view.getUint32(at);
}

type Box = { readonly from: number; readonly to: number };

function boxIn(view: DataView, wanted: string, from: number, to: number): Box | null {
  for (let at = from; at + 8 <= to; ) {
    const length = view.getUint32(at);
    // 1: the length follows in eight bytes; 0: up to the end.
    const size = length === 1 ? Number(view.getBigUint64(at + 8)) : length || to - at;
    if (size < 8) return null;
    if (nameAt(view, at + 4) === wanted)
      return { from: at + (length === 1 ? 16 : 8), to: Math.min(at + size, to) };
    at += size;
  }
  return null;
}

const nameAt = (view: DataView, at: number): string =>
  String.fromCharCode(
    view.getUint8(at),
    view.getUint8(at + 1),
    view.getUint8(at + 2),
    view.getUint8(at + 3),
  );

function lastOf(view: DataView, name: string): number | null {
  for (let at = view.byteLength - 4; at >= 0; at--)
    if (view.getUint8(at) === name.charCodeAt(0) && nameAt(view, at) === name) return at;
  return null;
}
