import { defineConfig } from "vitest/config";

/** Tests that drive the page in a real browser: needs Chromium, at CHROMIUM_PATH or where Debian puts it. */
export default defineConfig({
  test: {
    include: ["test/browser/**/*.browser.ts"],
    globalSetup: ["test/global-setup.ts"],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    retry: 1, // Clients over a wire on a busy machine: one lost key press or late frame is no fault of ours, two are.
    fileParallelism: false,
    execArgv: ["--disable-warning=ExperimentalWarning"],
  },
});
