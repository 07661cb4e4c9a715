import { existsSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { createWeb } from "../../src/chat/web/adapter.ts";
import type { VoiceSettings } from "../../src/config-voice.ts";
import type { Rounds } from "../../src/rounds.ts";
import { webPortTo } from "../../src/web-port.ts";
import { openDemo } from "../world.ts";

export const ANA = "as=ana.torres@prairie.example&at=2026-03-02T07:30";

export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
} satisfies BrowserContextOptions;

export type Opened = {
  readonly page: Page;
  /** What the browser complained about: errors of scripts, of the console and of the content security policy. */
  readonly complaints: string[];
};

export type Stage = {
  readonly rounds: Rounds;
  open(query: string, options?: BrowserContextOptions): Promise<Opened>;
  /** Takes the server away, and brings it back on the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
};

// Without the flags about background networking, Chromium asks for its maker's hosts at every start.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

type StageOptions = {
  /** What turns speech into words; left out: people type. */
  readonly voice?: VoiceSettings;
  /** More for Chromium. */
  readonly flags?: readonly string[];
};

/** The page over the demo of 2 March 2026, on a free port, and a browser to look at it. */
export async function openStage({ voice, flags = [] }: StageOptions = {}): Promise<Stage> {
  const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium"; // oxlint-disable-line node/no-process-env -- where a test machine has its browser
  if (!existsSync(executablePath))
    throw new Error(`There is no ${executablePath}: install Chromium or set CHROMIUM_PATH.`);
  const [rounds, browser] = await Promise.all([
    openDemo(undefined, null, voice ?? null),
    chromium.launch({ executablePath, args: [...FLAGS, ...flags] }),
  ]);
  let server = await serve(rounds, 0);
  const { port } = server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    rounds,
    open: (query, options = {}) => openPage(browser, `http://localhost:${port}/?${query}`, options),
    stop,
    async start() {
      server = await serve(rounds, port);
    },
    async close() {
      await browser.close();
      await stop();
      await rounds.close();
    },
  };
}

async function serve(rounds: Rounds, port: number): Promise<Server> {
  const app = createWeb({
    token: null,
    tilesUrl: null,
    port: webPortTo(rounds),
  });
  return new Promise((resolve) => {
    const server = app.listen(port, "127.0.0.1", () => resolve(server));
  });
}

async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions,
): Promise<Opened> {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  context.setDefaultTimeout(90_000); // The first question of a fresh machine waits for what is learned from examples.
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  // From the start: Playwright takes over the chooser only while somebody listens, and a key may be faster than that.
  page.on("filechooser", () => {});
  await page.addInitScript(watchLayout);
  await page.goto(address);
  return { page, complaints };
}

type Shift = PerformanceEntry & { readonly value?: number; readonly hadRecentInput?: boolean };

/** Adds up what moves by itself, as the measure "cumulative layout shift" does: not what follows a key or a click. */
function watchLayout(): void {
  const scope = globalThis as { layoutShift?: number };
  scope.layoutShift = 0;
  new PerformanceObserver((list) => {
    for (const { value = 0, hadRecentInput = false } of list.getEntries() as Shift[])
      if (!hadRecentInput) scope.layoutShift = (scope.layoutShift ?? 0) + value;
  }).observe({ type: "layout-shift", buffered: true });
}

export const layoutShiftOf = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as { layoutShift?: number }).layoutShift ?? 0);
