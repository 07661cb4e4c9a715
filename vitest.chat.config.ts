import { defineConfig } from "vitest/config";

/** Tests that talk to the independent emulators of Slack and Teams over the wire; see emulators/. */
export default defineConfig({
  test: {
    include: ["test/wire/**/*.wire.ts"],
    globalSetup: ["test/global-setup.ts"],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    retry: 1, // Clients over a wire on a busy machine: one lost key press or late frame is no fault of ours, two are.
    // Each has its own emulators and its own process of Rounds: one after the other they do not disturb each other.
    fileParallelism: false,
    execArgv: ["--disable-warning=ExperimentalWarning"],
  },
});
