import { createReadStream, statSync } from "node:fs";
import { UserError } from "../../../domain/errors.ts";
import { isGeoJson, openGeoJson } from "./geojson.ts";
import type { ByteSource, Sheet } from "./sheet.ts";
import { openText } from "./text-sheet.ts";
import { unreadable } from "./unreadable.ts";
import { openWorkbook } from "./workbook.ts";

/** The tables of a file, told by its bytes and not by its name. */
export async function openSource(source: ByteSource): Promise<readonly Sheet[]> {
  const head = await firstBytes(source);
  if (head.length === 0) throw unreadable(source.name, "is empty", "Export it again");
  const sheets = await openSheets(source, head);
  if (sheets.every(({ headers }) => headers.length === 0))
    throw unreadable(source.name, "has no rows", "Export it again");
  return sheets;
}

async function openSheets(source: ByteSource, head: Uint8Array): Promise<readonly Sheet[]> {
  if (isZip(head)) return openWorkbook(source);
  return [isGeoJson(head) ? await openGeoJson(source) : await openText(source)];
}

export const openFile = (path: string): Promise<readonly Sheet[]> => openSource(fileSource(path));

function fileSource(path: string): ByteSource {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new UserError("no_file", `There is no file ${path}.`, "Check the path.");
  return {
    name: path,
    chunks: () => createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>,
  };
}

/** Bytes that are in memory, such as a file that was dropped into a chat. */
export const bytesSource = (name: string, bytes: Uint8Array): ByteSource => ({
  name,
  // oxlint-disable-next-line require-await -- the interface is asynchronous for files
  chunks: async function* chunks() {
    if (bytes.length > 0) yield bytes;
  },
});

const isZip = (head: Uint8Array): boolean => head[0] === 0x50 && head[1] === 0x4b && head[2] === 3;

async function firstBytes(source: ByteSource): Promise<Uint8Array> {
  for await (const chunk of source.chunks()) return chunk;
  return new Uint8Array();
}
