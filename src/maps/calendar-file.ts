import ical from "ical-generator";
import type { CalendarEvent } from "../domain/ports.ts";
import type { MinuteOfDay } from "../domain/units.ts";

/** An iCalendar file (RFC 5545) with one event a visit; `toInstant` turns local times into instants. */
export function calendarFile(
  events: readonly CalendarEvent[],
  stamp: Date,
  toInstant: (local: string, timeZone: string) => Date,
): string {
  const calendar = ical({ prodId: { company: "Rounds", product: "Visit plan" } });
  for (const event of events) {
    const at = (minute: MinuteOfDay): Date =>
      toInstant(
        `${event.date}T${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`,
        event.timeZone,
      );
    calendar.createEvent({
      id: event.id,
      stamp,
      start: at(event.startAt),
      end: at(event.endAt),
      summary: event.title,
      description: event.description,
      location: { title: event.address, geo: { lat: event.place.lat, lon: event.place.lng } },
    });
  }
  return calendar.toString();
}
