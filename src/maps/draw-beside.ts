import { Tinypool } from "tinypool";
import type { MapOrder } from "./map-thread.ts";

/** How long a thread waits for its next map, in milliseconds. */
const IDLE_MS = 60_000;
/** The four megabytes of a drawing lie outside the heap and go with the heap's small part: it has to be tidied often. */
const YOUNG_MB = 2;

let threads: Tinypool | null = null;

/** Draws a map in a thread of its own: whoever asks something meanwhile does not wait for it. */
export async function drawBeside(order: MapOrder): Promise<Uint8Array> {
  threads ??= new Tinypool({
    filename: new URL("./map-thread.ts", import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MS,
    useAtomics: false, // Else the thread stops between maps and what was collected is never given back.
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  return threads.run(order, { name: "drawOne" });
}
