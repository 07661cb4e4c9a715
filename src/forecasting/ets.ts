import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import initialise, { AutoETS } from "@bsull/augurs/ets";
import type { TrendModel } from "../domain/ports.ts";

/** Error and trend are chosen by the library, a season is taken out before. */
const SPEC = "ZZN";

/** Exponential smoothing whose form and weights are chosen by likelihood (augurs, in WebAssembly). */
export async function loadTrendModel(): Promise<TrendModel> {
  const file = fileURLToPath(import.meta.resolve("@bsull/augurs/ets")).replace(/\.js$/, "_bg.wasm");
  await initialise({ module_or_path: readFileSync(file) });
  return (history, horizon) => {
    using model = new AutoETS(1, SPEC);
    try {
      model.fit([...history]);
    } catch {
      return null; // A history that no form fits, such as a constant one.
    }
    const { point } = model.predict(horizon);
    return point.every(Number.isFinite) ? point : null;
  };
}
