import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // Importing WebAssembly modules and reading types as they are is what this project does.
    execArgv: ["--disable-warning=ExperimentalWarning"],
  },
});
