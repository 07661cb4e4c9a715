import type { Place } from "../../../domain/units.ts";

/** "POINT(-93.6 41.6)" (longitude first) or "(41.6, -93.6)" at the end of an address (latitude first). */
export function parsePoint(cell: string): Place | null {
  const wkt = /POINT\s*(?:Z\s*)?\(\s*(-?[\d.]+(?:e-?\d+)?)\s+(-?[\d.]+(?:e-?\d+)?)/i.exec(cell);
  if (wkt) return placeOf(wkt[2], wkt[1]);
  const pair = /\(?\s*(-?\d{1,3}\.\d+)\s*°?\s*[,;]\s*(-?\d{1,3}\.\d+)\s*°?\s*\)?\s*$/.exec(cell);
  return pair ? placeOf(pair[1], pair[2]) : null;
}

function placeOf(lat = "", lng = ""): Place | null {
  const place = { lat: Number(lat), lng: Number(lng) };
  return Number.isFinite(place.lat) && Number.isFinite(place.lng) ? place : null;
}
