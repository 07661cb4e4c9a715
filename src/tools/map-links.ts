import type { DayPlan } from "../domain/routing/day.ts";
import type { Place } from "../domain/units.ts";

/** Google's documented address takes nine places between start and end; beyond that the undocumented path form works. */
const GOOGLE_WAYPOINTS = 9;

/** Addresses that open the route, in its order, in the map program of a phone. */
export function mapLinks(plan: DayPlan): {
  readonly googleMaps: string;
  readonly appleMaps: string;
} {
  const stops = plan.stops.map(({ account }) => account.place);
  return { googleMaps: googleLink(plan, stops), appleMaps: appleLink(plan, stops) };
}

// https://developers.google.com/maps/documentation/urls/get-started#directions-action
function googleLink({ start, end }: DayPlan, stops: readonly Place[]): string {
  if (stops.length > GOOGLE_WAYPOINTS) {
    return `https://www.google.com/maps/dir/${[start.place, ...stops, end.place].map(pair).join("/")}`;
  }
  const query = new URLSearchParams({
    api: "1",
    travelmode: "driving",
    origin: pair(start.place),
    destination: pair(end.place),
    ...(stops.length > 0 ? { waypoints: stops.map(pair).join("|") } : {}),
  });
  return `https://www.google.com/maps/dir/?${query.toString()}`;
}

// https://developer.apple.com/documentation/mapkit/unified-map-urls
function appleLink({ start, end }: DayPlan, stops: readonly Place[]): string {
  const query = new URLSearchParams({
    mode: "driving",
    source: pair(start.place),
    destination: pair(end.place),
  });
  for (const stop of stops) query.append("waypoint", pair(stop));
  return `https://maps.apple.com/directions?${query.toString()}`;
}

const pair = ({ lat, lng }: Place): string => `${lat.toFixed(5)},${lng.toFixed(5)}`;
