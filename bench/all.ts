import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { type Line, linePicture } from "./line-picture.ts";

const run = promisify(execFile);

/** Where the page goes, with its pictures beside it. */
const FOLDER = import.meta.dirname;

type Row = Readonly<Record<string, unknown>>;
type Section = {
  readonly title: string;
  readonly command: string;
  readonly lines: readonly string[];
};

/**
 * `all --instances DIR [--seconds 0.1,1]`: runs the suites, one after the other, each in a process of its own, and writes
 * bench/RESULTS.md with the date, the machine, the command of each figure and pictures. DIR holds the folders toptw, tsp,
 * tsptw, cpmp, m3 and leads; suites whose folder is missing are left out and named.
 */
export async function runAll(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      instances: { type: "string", default: "../shared/bench" },
      seconds: { type: "string", default: "0.1,1" },
    },
  });
  mkdirSync(join(FOLDER, "pictures"), { recursive: true });
  const seconds = values.seconds.split(",").map(Number);
  const sections: Section[] = [];
  const missing: string[] = [];
  for (const [folder, make] of Object.entries(SECTIONS)) {
    const path = join(values.instances, folder);
    if (folder !== "" && !existsSync(path)) missing.push(folder);
    else sections.push(...(await make(path, seconds)));
  }
  writeFileSync(join(FOLDER, "RESULTS.md"), page(sections, missing));
  process.stdout.write(`Written: bench/RESULTS.md, ${sections.length} sections\n`);
}

function page(sections: readonly Section[], missing: readonly string[]): string {
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? "unknown"}), Node ${process.versions.node}`;
  return [
    "# Results",
    "",
    `Made by \`npm run -s bench -- all --instances DIR\` on ${new Date().toISOString().slice(0, 10)}; ${machine}.`,
    "Gaps are to the best known values that come with the instances. Other work on the machine makes times longer.",
    ...(missing.length > 0 ? [`Left out, for want of instances: ${missing.join(", ")}.`] : []),
    ...sections.flatMap(({ title, command, lines }) => [
      "",
      `## ${title}`,
      "",
      `\`npm run -s bench -- ${command}\``,
      "",
      ...lines,
    ]),
    "",
  ].join("\n");
}

/** By the folder of their instances; "": they need none. */
const SECTIONS: Readonly<
  Record<string, (folder: string, seconds: readonly number[]) => Promise<readonly Section[]>>
> = {
  toptw: async (folder, seconds) => [await orienteering(folder, seconds)],
  tsp: async (folder) => [await sequencing("tsp", folder)],
  tsptw: async (folder) => [await sequencing("tsptw", folder)],
  "": async () => [await days(), await alignments()],
  cpmp: async (folder) => [await districts(folder)],
  m3: async (folder) => [await forecasts(folder)],
  leads: async (folder) => [await leadScores(folder)],
};

async function rowsOf(...args: readonly string[]): Promise<readonly Row[]> {
  process.stderr.write(`${args.join(" ")}\n`);
  const cli = join(FOLDER, "../src/cli.ts");
  const { stdout } = await run(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", cli, "bench", ...args],
    {
      maxBuffer: 2 ** 28,
    },
  );
  return stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line): Row => JSON.parse(line));
}

const number = (row: Row, name: string): number => Number(row[name]);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
const tableOf = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] => [
  `| ${head.join(" | ")} |`,
  `|${head.map(() => "---").join("|")}|`,
  ...rows.map((row) => `| ${row.join(" | ")} |`),
];

function savePicture(name: string, picture: Parameters<typeof linePicture>[0]): string {
  writeFileSync(join(FOLDER, "pictures", `${name}.svg`), linePicture(picture));
  return `![${picture.title}](pictures/${name}.svg)`;
}

/** Gaps by number of routes, at each of the seconds. */
async function orienteering(folder: string, seconds: readonly number[]): Promise<Section> {
  const best = readBest(folder, "best");
  const published = readBest(folder, "published_ils_average");
  const base = `orienteering --instances ${folder} --routes 1,2,3,4`;
  const gaps = new Map<number, Map<number, number>>();
  let rounds = 0;
  for (const each of seconds) {
    const rows = await rowsOf(...base.split(" "), "--seconds", String(each), "--json");
    gaps.set(
      each,
      gapsBy(rows, (row) => [best.get(keyOf(row)), number(row, "score")]),
    );
    rounds = mean(rows.map((row) => number(row, "iterations") / number(row, "seconds")));
  }
  const rivals = gapsBy([...published.keys()].map(asRow), (row) => [
    best.get(keyOf(row)),
    published.get(keyOf(row)) ?? Number.NaN,
  ]);
  const routes = [1, 2, 3, 4];
  const cells = (all: ReadonlyMap<number, number> | undefined) =>
    routes.map((count) => percent(all?.get(count) ?? Number.NaN));
  const lines = routes.map(
    (count): Line => ({
      name: count === 1 ? "1 route" : `${count} routes`,
      points: seconds.map((each) => [each, 100 * (gaps.get(each)?.get(count) ?? 0)] as const),
    }),
  );
  return {
    title: "Days and weeks: the team orienteering problem with time windows",
    command: `${base} --seconds ${seconds.join("|")} --json`,
    lines: [
      `Mean gap to the best known score, one thread; ${Math.round(rounds)} rounds of ruin and recreate a second.`,
      "",
      ...tableOf(
        ["search", ...routes.map((count) => `${count} route${count === 1 ? "" : "s"}`)],
        [
          ...seconds.map((each) => [`${each} s an instance`, ...cells(gaps.get(each))]),
          ["published iterated local search, average", ...cells(rivals)],
        ],
      ),
      "",
      savePicture("orienteering", {
        title: "Gap over time",
        x: "seconds an instance",
        y: "mean gap, %",
        lines,
      }),
    ],
  };
}

const keyOf = (row: Row): string => `${String(row["instance"])}/${String(row["routes"])}`;
const asRow = (key: string): Row => {
  const [instance, routes] = key.split("/");
  return { instance, routes: Number(routes) };
};

function readBest(folder: string, field: string): ReadonlyMap<string, number> {
  const rows: readonly Row[] = JSON.parse(readFileSync(join(folder, "best-known.json"), "utf8"));
  return new Map(
    rows.flatMap((row) => (row[field] == null ? [] : [[keyOf(row), number(row, field)] as const])),
  );
}

function gapsBy(
  rows: readonly Row[],
  ofRow: (row: Row) => readonly [number | undefined, number],
): Map<number, number> {
  const groups = Map.groupBy(rows, (row) => number(row, "routes"));
  return new Map(
    [...groups].map(([routes, own]) => [
      routes,
      mean(
        own.flatMap((row) => {
          const [best, reached] = ofRow(row);
          return best === undefined || Number.isNaN(reached) ? [] : [(best - reached) / best];
        }),
      ),
    ]),
  );
}

async function sequencing(suite: "tsp" | "tsptw", folder: string): Promise<Section> {
  const command = `${suite} --instances ${folder} --seconds 1 --json`;
  const rows = await rowsOf(...command.split(" "));
  const gaps = rows.map((row) => number(row, "gapPercent") / 100);
  const feasible = rows.filter((row) => row["feasible"] === true).length;
  return {
    title:
      suite === "tsp" ? "Putting stops in order" : "Putting stops in order, each in its window",
    command,
    lines: [
      `${rows.length} files of ${Math.min(...rows.map((row) => number(row, "stops")))} to ${Math.max(...rows.map((row) => number(row, "stops")))} stops, one second each: ${feasible} feasible, mean gap ${percent(mean(gaps))}, worst ${percent(Math.max(...gaps))}.`,
    ],
  };
}

async function days(): Promise<Section> {
  const command = "plan-day --candidates 100,300,1000,2000 --seconds 10 --json";
  const rows = await rowsOf(...command.split(" "));
  const points = rows.map((row) => [number(row, "candidates"), number(row, "medianMs")] as const);
  return {
    title: "A day in the chat's time",
    command,
    lines: [
      "Database included; the gap is to the same planner given 10 s and all candidates.",
      "",
      ...tableOf(
        ["accounts", "database", "median, ms", "gap"],
        rows.map((row) => [
          String(row["candidates"]),
          String(row["database"]).replace(/ on .*/, ""),
          String(row["medianMs"]),
          `${number(row, "gapPercent").toFixed(2)} %`,
        ]),
      ),
      "",
      savePicture("plan-day", {
        title: "Time of a day plan over the size of the book",
        x: "accounts",
        y: "median, ms",
        lines: [{ name: "plan_day", points }],
      }),
    ],
  };
}

async function alignments(): Promise<Section> {
  const rows = await rowsOf("alignment", "--json");
  return {
    title: "Territories rebalanced",
    command: "alignment --json",
    lines: tableOf(
      ["accounts", "reps", "seconds", "memory, MB", "accounts that move"],
      rows.map((row) =>
        ["accounts", "reps", "seconds", "peakMegabytes", "moves"].map((name) => String(row[name])),
      ),
    ),
  };
}

async function districts(folder: string): Promise<Section> {
  const best = new Map<string, number>();
  const known: readonly Row[] = JSON.parse(readFileSync(join(folder, "best-known.json"), "utf8"));
  for (const row of known)
    best.set(String(row["instance"]), number(row, "best") || number(row, "optimal"));
  const command = `districting --instances ${folder} --seconds 2 --json`;
  const rows = await rowsOf(...command.split(" "));
  const gaps = rows.flatMap((row) => {
    const value = best.get(String(row["instance"]));
    return value ? [(number(row, "cost") - value) / value] : [];
  });
  return {
    title: "Territories of bounded load: the capacitated p-median problem",
    command,
    lines: [
      `${gaps.length} instances with a best known value, two seconds each: mean gap ${percent(mean(gaps))}, worst ${percent(Math.max(...gaps))}.`,
    ],
  };
}

async function forecasts(folder: string): Promise<Section> {
  const command = `forecast --instances ${folder} --json`;
  const rows = await rowsOf(...command.split(" "));
  const all = rows.at(-1) ?? {};
  return {
    title: "Forecasts: the monthly series of the M3 competition",
    command,
    lines: [
      `${String(all["series"])} series: sMAPE ${number(all, "smape").toFixed(2)}, MASE ${number(all, "mase").toFixed(3)}; the 80 % range held ${percent(number(all, "held"))} of the months. Theta, the best of the competition: 13.89 and 0.858.`,
    ],
  };
}

async function leadScores(folder: string): Promise<Section> {
  const command = `lead-scoring --instances ${folder} --leave-out duration --json`;
  const rows = await rowsOf(...command.split(" "));
  return {
    title: "Who is won: the chance of a lead",
    command,
    lines: rows.map(
      (row) =>
        `${String(row["rows"])} rows in five folds: AUC ${String(row["auc"])}, calibration error ${String(row["calibrationError"])}, trained in ${String(row["trainSeconds"])} s.`,
    ),
  };
}
