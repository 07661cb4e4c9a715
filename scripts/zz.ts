const { openRounds } = await import("/work/main/src/rounds.ts");
const r = await openRounds({
  config: { home: "/tmp/rh3", databaseUrl: null },
  demoDay: "2026-03-02",
  onProgress() {},
});
for (const [as, i] of [
  ["ana.torres", {}],
  ["farid.haidari", {}],
  ["farid.haidari", {}],
  ["elena.petrova", {}],
  ["elena.petrova", { focus: "balanced" }],
] as const) {
  const t = performance.now();
  const p: any = await r.callTool(
    "plan_day",
    { date: "2026-03-05", ...i },
    { as: as + "@prairie.example", at: "2026-03-02T07:00" },
  );
  console.error(as, Math.round(performance.now() - t), p.totals);
}
await r.close();
