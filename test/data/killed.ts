// Run as a process of its own by killed.test.ts, which kills it at a bad moment.
// Arguments: what to do ("load" or "write"), the home folder, the database server or "".
import { openDatabase } from "../../src/data/database.ts";
import { scopeTo } from "../../src/data/scope.ts";
import { loadDemo } from "../../src/data/workspaces.ts";
import { openWriter } from "../../src/data/writer.ts";

const [what, home = "", url = ""] = process.argv.slice(2);
const database = await openDatabase({ home, url: url === "" ? null : url });
process.stdout.write("open\n");
if (what === "load") {
  await loadDemo(database, "2026-03-02", {
    isReset: false,
    onProgress: () => process.stdout.write("loading\n"),
  });
  process.stdout.write("loaded\n");
} else {
  const writer = openWriter(scopeTo(database.client, "small"), "small", () => {});
  for (let number = 1; ; number += 1) {
    const { visitId, changeId } = await writer.logVisit(
      { email: "ann@small.example", at: new Date(), tool: "log_visit" },
      {
        accountId: "S1",
        personEmail: "ann@small.example",
        date: "2026-03-02",
        startAt: 540,
        minutes: 30,
        status: "done",
        outcome: `number ${number}`,
        notes: null,
        nextStep: null,
        followUpOn: null,
        satisfaction: null,
      },
    );
    // Told only once it is committed.
    process.stdout.write(`${visitId} ${changeId}\n`);
  }
}
