import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts"],
    setupFiles: ["test/seed.ts"],
    // Two cores are two workers: by itself vitest would leave one idle.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // Importing WebAssembly modules and reading types as they are is what this project does.
    execArgv: ["--disable-warning=ExperimentalWarning"],
  },
});
