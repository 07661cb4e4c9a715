import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Numbers that take long to compute, kept in one file of a folder. A broken or outdated file is computed anew. */
export type Stored = Readonly<Record<string, Float32Array>>;

export async function stored(
  folder: string,
  content: readonly string[],
  compute: () => Promise<Stored>,
): Promise<Stored> {
  const key = createHash("sha256").update(JSON.stringify(content)).digest("hex");
  const file = join(folder, "understanding.json");
  const kept = await read(file, key);
  if (kept !== null) return kept;
  const fresh = await compute();
  await mkdir(folder, { recursive: true });
  // Written beside and then renamed, so that another process never reads half a file.
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify({ key, arrays: mapValues(fresh, encode) }));
  await rename(draft, file);
  return fresh;
}

async function read(file: string, key: string): Promise<Stored | null> {
  try {
    const kept: unknown = JSON.parse(await readFile(file, "utf8"));
    if (!isFile(kept) || kept.key !== key) return null;
    return mapValues(kept.arrays, decode);
  } catch {
    // Missing or broken: both are mended by computing again.
    return null;
  }
}

type File = { readonly key: string; readonly arrays: Readonly<Record<string, string>> };

function isFile(value: unknown): value is File {
  return typeof value === "object" && value !== null && "key" in value && "arrays" in value;
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function encode(array: Float32Array): string {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString("base64");
}

function decode(text: string): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(text, "base64"));
  return new Float32Array(bytes.buffer);
}
