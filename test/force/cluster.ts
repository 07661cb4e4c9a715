import { execFile } from "node:child_process";
import { chownSync, existsSync, globSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { promisify } from "node:util";
import { temporaryFolder } from "../world.ts";

const run = promisify(execFile);

/** Where Debian puts PostgreSQL's own programs, the newest first. */
const BIN = globSync("/usr/lib/postgresql/*/bin").toSorted().at(-1) ?? "";

/** Whether this machine can run a PostgreSQL server of our own. */
export const hasPostgres = existsSync(`${BIN}/initdb`);

/** A PostgreSQL server of our own, that may be stopped and started at will. */
export type Cluster = {
  readonly url: string;
  start(): Promise<void>;
  /** At once, as a crash does: connections are cut, and the next start has to recover. */
  crash(): Promise<void>;
  remove(): Promise<void>;
};

export async function makeCluster(): Promise<Cluster> {
  const folder = temporaryFolder();
  const data = `${folder.path}/data`;
  const port = await freePort();
  const owner = await ownTo(folder.path);
  const pg = (program: string, ...args: string[]): Promise<unknown> => {
    const [command, ...rest] = [...owner, `${BIN}/${program}`, "-D", data, ...args];
    return run(command ?? "", rest, { cwd: "/" });
  };
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder.path} -c fsync=off -c max_connections=80`;
  const start = async (): Promise<void> =>
    void (await pg("pg_ctl", "start", "-w", "-l", `${folder.path}/log`, "-o", options));
  const crash = async (): Promise<void> => void (await pg("pg_ctl", "stop", "-m", "immediate"));
  await pg("initdb", "-U", "postgres", "-A", "trust", "-N");
  await start();
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    start,
    crash,
    async remove() {
      await crash().catch(() => {});
      folder.remove();
    },
  };
}

/** PostgreSQL refuses to run as root: then it runs as its own user. */
async function ownTo(path: string): Promise<readonly string[]> {
  if (process.getuid?.() !== 0) return [];
  const id = async (flag: string): Promise<number> =>
    Number((await run("id", [flag, "postgres"])).stdout);
  chownSync(path, await id("-u"), await id("-g"));
  return ["runuser", "-u", "postgres", "--"];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
