import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts"],
    setupFiles: ["test/seed.ts"],
    // Two cores are two workers: by itself vitest would leave one idle.
    maxWorkers: "100%",
    // A machine under load is a slow one, not a broken one.
    testTimeout: 120_000,
    hookTimeout: 300_000,
    // Importing WebAssembly modules and reading types as they are is what this project does.
    execArgv: ["--disable-warning=ExperimentalWarning"],
  },
});
