import * as fc from "fast-check";

/**
 * Property tests draw the same cases each time, so that a change is judged by itself. `ROUNDS_TEST_SEED=random` (or a
 * number) draws others: worth a run now and then.
 */
const wanted = process.env["ROUNDS_TEST_SEED"] ?? "20261122"; // oxlint-disable-line node/no-process-env -- how the tests are run
if (wanted !== "random") fc.configureGlobal({ seed: Number(wanted) });
