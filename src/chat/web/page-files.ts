import { existsSync, readFileSync } from "node:fs";
import { createRequire, stripTypeScriptTypes } from "node:module";
import { dirname, join } from "node:path";
import express, { type RequestHandler, Router } from "express";

const PAGE = join(import.meta.dirname, "page");

/** The page uses the cards' own wording and layout: their files are served as its own are. */
const CARDS = join(import.meta.dirname, "../../cards");

/** The page's own files, and the map library's from its package. Scripts are TypeScript without their types. */
export function pageFiles(): Router {
  const router = Router();
  router.get("/page/:name.js", scriptsOf(PAGE));
  router.get("/cards/:name.js", scriptsOf(CARDS));
  const leaflet = dirname(createRequire(import.meta.url).resolve("leaflet/package.json"));
  router.use("/leaflet", express.static(join(leaflet, "dist"), { maxAge: "1d" }));
  router.use("/style", express.static(join(PAGE, "style")));
  router.get("/", (_request, response) => response.sendFile(join(PAGE, "index.html")));
  return router;
}

/** Taking types off needs about a millisecond a file: nothing is kept, and an edited file is served at once. */
function scriptsOf(folder: string): RequestHandler<{ name: string }> {
  return (request, response, next) => {
    const { name } = request.params;
    const script = /^[a-z-]+$/.test(name) ? readScript(join(folder, `${name}.ts`)) : null;
    if (script === null) return next();
    response.type("text/javascript").send(script);
  };
}

/** Imports end in .ts, as everywhere; a browser asks for .js, and for the cards' files at the root. */
function readScript(file: string): string | null {
  if (!existsSync(file)) return null;
  return stripTypeScriptTypes(readFileSync(file, "utf8"))
    .replaceAll(/(from "\.\/[a-z-]+)\.ts"/g, '$1.js"')
    .replaceAll(/from "\.\.\/\.\.\/\.\.\/cards\/([a-z-]+)\.ts"/g, 'from "/cards/$1.js"');
}
