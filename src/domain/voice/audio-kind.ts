/** Containers that transcription services read, by the ending that they know each by. */
export type AudioKind = "wav" | "ogg" | "webm" | "m4a" | "mp3" | "flac" | "aac";

/** What the first bytes of a file say that it is, whatever it is called; null: no sound that anybody reads. */
export function audioKindOf(bytes: Uint8Array): AudioKind | null {
  const at = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  if (at(0, 4) === "RIFF" && at(8, 12) === "WAVE") return "wav";
  if (at(0, 4) === "OggS") return "ogg";
  if (at(0, 4) === "\x1A\x45\xDF\xA3") return "webm";
  if (at(4, 8) === "ftyp") return "m4a";
  if (at(0, 4) === "fLaC") return "flac";
  return at(0, 3) === "ID3" ? "mp3" : frameKind(bytes);
}

/** Frames of MPEG sound begin with eleven bits set; the layer tells MP3 from AAC. */
function frameKind([first = 0, second = 0]: Uint8Array): AudioKind | null {
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null;
  if ((second & 0xf6) === 0xf0) return "aac";
  return (second & 0x06) === 0x02 ? "mp3" : null;
}
