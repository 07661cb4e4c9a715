import { mkdir } from "node:fs/promises";
import { basename } from "node:path";
import { watch } from "chokidar";

export type WatchedFolder = {
  readonly folder: string;
  /** How long a file must have been quiet to count as written completely; milliseconds. */
  readonly quietMs: number;
  /** Imports files together and writes the reports beside them. Throws nothing. */
  readonly take: (paths: readonly string[]) => Promise<void>;
};

/** Programs write these while they copy or edit; the reports are ours. */
const NOT_DATA = /^[.~]|\.report\.txt$|\.(?:tmp|temp|part|partial|crdownload|swp|lock)$/i;

/** Files that come together are one import: this long a quiet batch waits for more of them. */
const GATHER_MS = 500;

/**
 * Watches a folder, not those in it. Whatever is there at the start is offered too: who takes it knows what was
 * imported before. One batch is imported at a time.
 */
export async function watchFolder({ folder, quietMs, take }: WatchedFolder): Promise<{
  close(): Promise<void>;
}> {
  await mkdir(folder, { recursive: true });
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let busy = Promise.resolve();
  const takeWaiting = (): void => {
    const paths = [...waiting].toSorted();
    waiting.clear();
    busy = busy.then(() => take(paths));
  };
  const offer = (path: string): void => {
    waiting.add(path);
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(takeWaiting, GATHER_MS);
  };
  const watcher = watch(folder, {
    depth: 0,
    awaitWriteFinish: { stabilityThreshold: quietMs, pollInterval: Math.min(200, quietMs / 2) },
    ignored: (path, stats) => stats?.isFile() === true && NOT_DATA.test(basename(path)),
  });
  watcher.on("add", offer).on("change", offer);
  return {
    async close() {
      await watcher.close();
      if (timer !== null) clearTimeout(timer);
      await busy;
    },
  };
}
