import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createWeb } from "../../src/chat/web/adapter.ts";
import { type Clockwork, startClockwork, usualClockwork } from "../../src/clockwork.ts";
import { openDatabase } from "../../src/data/database.ts";
import { openUploads } from "../../src/data/uploads.ts";
import { assemble, type Rounds } from "../../src/rounds.ts";
import { webPortTo } from "../../src/web-port.ts";
import { type Cluster, hasPostgres, makeCluster } from "../force/cluster.ts";
import { importText, SMALL, temporaryFolder } from "../world.ts";

/** Monday 2 March 2026, 07:00 in Chicago. */
const MORNING = Date.parse("2026-03-02T13:00:00Z");

describe.skipIf(!hasPostgres)("the database goes away and comes back", () => {
  let cluster: Cluster;
  let rounds: Rounds;
  let clockwork: Clockwork;
  let server: Server;
  let address: string;
  const folder = temporaryFolder();
  const log: string[] = [];

  beforeAll(async () => {
    cluster = await makeCluster();
    const database = await openDatabase({ home: folder.path, url: cluster.url });
    const workspace = await database.client.workspace.create({
      data: { id: "small", name: "Small", timeZone: "America/Chicago" },
    });
    const logTo = { write: (line: string) => void log.push(line) };
    rounds = assemble({ database, workspace, uploads: await openUploads(folder.path), logTo });
    const aheadMs = MORNING - Date.now();
    clockwork = await startClockwork(rounds, {
      ...usualClockwork(rounds),
      now: () => new Date(Date.now() + aheadMs),
      ticks: "* * * * * *",
      logTo,
    });
    const app = createWeb({ token: null, tilesUrl: null, port: webPortTo(rounds) });
    server = await new Promise((resolve) => {
      const started = app.listen(0, "127.0.0.1", () => resolve(started));
    });
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    server.close();
    await clockwork.close();
    await rounds.close();
    await cluster.remove();
    folder.remove();
  });

  const statusOf = async (path: string): Promise<number> => (await fetch(address + path)).status;

  test("it is not ready meanwhile, answers its metrics, and goes on without a restart", async () => {
    expect(await statusOf("/readyz")).toBe(200);

    await cluster.crash();
    await expect.poll(() => statusOf("/readyz"), { timeout: 40_000 }).toBe(503);
    expect(await statusOf("/healthz")).toBe(200);
    expect(await statusOf("/metrics")).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 3000)); // Some ticks and polls fail.
    await cluster.start();

    await expect.poll(() => statusOf("/readyz"), { timeout: 40_000 }).toBe(200);
    // People come only now: their digests show that clock, queue and delivery are at work again.
    await importText(rounds.database, SMALL);
    await expect
      .poll(() => rounds.database.client.post.count({ where: { status: "sent" } }), {
        timeout: 90_000,
      })
      .toBe(2);
    const metrics = await (await fetch(`${address}/metrics`)).text();
    expect(metrics).toContain('rounds_digests_total{kind="day_plan",outcome="posted"} 2');
    expect(metrics).toContain('rounds_queue_depth{queue="posts_waiting"} 0');
    expect(log.join("")).toContain("the queue of jobs has a problem");
  }, 180_000);
});
