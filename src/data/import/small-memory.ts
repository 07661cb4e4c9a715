import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Makes a process that does nothing but import stay small; call it before a database is opened. Returns what to call
 * now and then: it gives back memory that V8 would let lie as long as the machine has more.
 */
export function keepMemorySmall(): () => void {
  // Compiling the embedded database a second time, for speed, takes 500 MB for some seconds, and an import waits for
  // reading and checking rather than for the database.
  setFlagsFromString("--no-wasm-dynamic-tiering");
  setFlagsFromString("--no-wasm-tier-up");
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}
