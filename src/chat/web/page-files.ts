import { readFileSync } from "node:fs";
import { createRequire, stripTypeScriptTypes } from "node:module";
import { dirname, join } from "node:path";
import express, { Router } from "express";

const PAGE = join(import.meta.dirname, "page");

/** The page's own files, and the map library's from its package. Scripts are TypeScript: their types are taken off once. */
export function pageFiles(): Router {
  const router = Router();
  const scripts = new Map<string, string>();
  router.get("/page/:name.js", (request, response, next) => {
    const { name } = request.params;
    if (!/^[a-z-]+$/.test(name)) return next();
    const script = scripts.get(name) ?? readScript(name);
    if (script === null) return next();
    scripts.set(name, script);
    response.type("text/javascript").send(script);
  });
  const leaflet = dirname(createRequire(import.meta.url).resolve("leaflet/package.json"));
  router.use("/leaflet", express.static(join(leaflet, "dist"), { maxAge: "1d" }));
  router.use(express.static(PAGE, { extensions: ["html"] }));
  return router;
}

/** Imports between the page's files end in .ts, as everywhere; a browser asks for .js. */
function readScript(name: string): string | null {
  try {
    const source = readFileSync(join(PAGE, `${name}.ts`), "utf8");
    return stripTypeScriptTypes(source).replaceAll(/(from "\.\/[a-z-]+)\.ts"/g, '$1.js"');
  } catch {
    return null;
  }
}
