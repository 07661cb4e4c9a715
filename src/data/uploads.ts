import { randomBytes } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, readdirSync, statSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { UserError } from "../domain/errors.ts";
import type { BroughtFile } from "../domain/imports.ts";
import type { ByteSource } from "./import/read/sheet.ts";

/** Files that people brought, each in a folder of its own under a random id. */
export type Uploads = {
  /** Writes a file as it comes in; one that breaks off or is too large leaves nothing. */
  take(name: string, bytes: AsyncIterable<Uint8Array>): Promise<BroughtFile>;
  /** Newest first. */
  list(): readonly BroughtFile[];
  source(file: BroughtFile): ByteSource;
  remove(id: string): Promise<void>;
};

export const MOST_BYTES = 200 * 1024 * 1024;

/** Files are gone after that many days: what was imported is in the database. */
const KEPT_DAYS = 7;

const DAY_MS = 24 * 60 * 60_000;

/** Opens the folder and throws away what is too old, then and whenever a file comes in. */
export async function openUploads(folder: string): Promise<Uploads> {
  const fileOf = ({ id, name }: Pick<BroughtFile, "id" | "name">) => join(folder, id, name);
  const list = () => filesIn(folder).toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const remove = (id: string) => rm(join(folder, id), { recursive: true, force: true });
  const forgetOld = async (): Promise<void> => {
    const old = list().filter(({ at }) => Date.now() - at.getTime() > KEPT_DAYS * DAY_MS);
    await Promise.all(old.map(({ id }) => remove(id)));
  };
  await forgetOld();
  return {
    list,
    remove: async (id) => {
      if (list().some((file) => file.id === id)) await remove(id);
    },
    source: (file) => ({
      name: file.name,
      chunks: () =>
        createReadStream(fileOf(file), { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>,
    }),
    async take(given, bytes) {
      await forgetOld();
      const [id, name] = [randomBytes(6).toString("hex"), safeName(given)];
      await mkdir(join(folder, id), { recursive: true });
      try {
        const part = join(folder, id, ".part");
        await pipeline(limited(name, bytes), createWriteStream(part));
        await rename(part, fileOf({ id, name }));
      } catch (error) {
        await remove(id);
        throw error;
      }
      const { size, mtime } = statSync(fileOf({ id, name }));
      return { id, name, bytes: size, at: mtime };
    },
  };
}

export const tooLarge = (name: string): UserError =>
  new UserError(
    "too_large",
    `${name} is larger than 200 MB.`,
    "Split it, or import it where Rounds runs: npm run import -- FILE.",
  );

async function* limited(name: string, bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let total = 0;
  for await (const chunk of bytes) {
    total += chunk.length;
    if (total > MOST_BYTES) throw tooLarge(name);
    yield chunk;
  }
}

/** What a file is called on disk: no folders, nothing hidden, nothing that any system's disk refuses. */
function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const safe = last
    .replaceAll(/[\p{C}<>:"|?*]/gu, "")
    .replace(/^[.\s]+/, "")
    .trim();
  const [, stem = "", ending = ""] = /^(.*?)(\.\w{1,8})?$/su.exec(safe) ?? [];
  return `${stem.slice(0, 100) || "file"}${ending}`;
}

function filesIn(folder: string): readonly BroughtFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((id) =>
    readdirSync(join(folder, id))
      .filter((name) => !name.startsWith("."))
      .map((name) => {
        const { size, mtime } = statSync(join(folder, id, name));
        return { id, name, bytes: size, at: mtime };
      }),
  );
}
