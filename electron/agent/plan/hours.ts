/** A weekly window of hours, as in the policy. */
export interface Hours {
  days: readonly string[];
  from: string;
  to: string;
  timeZone: string;
}

const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** What counts as working time when the policy names no hours. */
export function usualHours(timeZone: string): Hours {
  return { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '18:00', timeZone };
}

/** The next start of a working day after `now`; both epoch seconds. */
export function nextWorkdayStart(now: number, hours: Hours): number {
  const today = localParts(now, hours.timeZone);
  for (let offset = 0; offset <= 7; offset++) {
    const day = new Date(Date.UTC(today.year, today.month - 1, today.day + offset));
    if (!hours.days.includes(weekdayNames[day.getUTCDay()] ?? '')) continue;
    const start = epochOf(day, hours.from, hours.timeZone);
    if (start > now) return start;
  }
  return now + 7 * 86_400;
}

/** The next end of the window after `now`; both epoch seconds. */
export function nextWindowEnd(now: number, hours: Hours): number {
  const today = localParts(now, hours.timeZone);
  const overMidnight = minutesOf(hours.to) <= minutesOf(hours.from) ? 1 : 0;
  for (let offset = -1; offset <= 7; offset++) {
    const begin = new Date(Date.UTC(today.year, today.month - 1, today.day + offset));
    if (!hours.days.includes(weekdayNames[begin.getUTCDay()] ?? '')) continue;
    const last = new Date(begin.getTime() + overMidnight * 86_400_000);
    const end = epochOf(last, hours.to, hours.timeZone);
    if (end > now) return end;
  }
  return now + 7 * 86_400;
}

/** Whether `now` (epoch seconds) lies inside the hours; a window over midnight belongs to the day it begins. */
export function isWithin(now: number, hours: Hours): boolean {
  const { weekday, minutes } = localParts(now, hours.timeZone);
  const from = minutesOf(hours.from);
  const to = minutesOf(hours.to);
  const today = hours.days.includes(weekdayNames[weekday] ?? '');
  if (from < to) return today && minutes >= from && minutes < to;
  const yesterday = hours.days.includes(weekdayNames[(weekday + 6) % 7] ?? '');
  return (today && minutes >= from) || (yesterday && minutes < to);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The epoch seconds of a wall-clock time on a calendar day in a time zone; twice, because the offset depends on the answer. */
function epochOf(day: Date, time: string, timeZone: string): number {
  const wall = day.getTime() / 1000 + minutesOf(time) * 60;
  const first = wall - offsetAt(wall, timeZone);
  return wall - offsetAt(first, timeZone);
}

/** Seconds that local time is ahead of UTC at an instant. */
function offsetAt(epoch: number, timeZone: string): number {
  const local = localParts(epoch, timeZone);
  const wall = Date.UTC(local.year, local.month - 1, local.day, 0, local.minutes, local.second) / 1000;
  return wall - Math.floor(epoch);
}

function localParts(epoch: number, timeZone: string) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = Object.fromEntries(
    format.formatToParts(epoch * 1000).map((part) => [part.type, Number(part.value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return { year, month, day, weekday, minutes: hour * 60 + minute, second };
}

const minutesOfWeek = 7 * 24 * 60;

/** Seconds of the longest time between two windows, such as a weekend; daylight saving is left aside. */
export function longestAbsence({ days, from, to }: Hours): number {
  const length = (minutesOf(to) - minutesOf(from) + 24 * 60) % (24 * 60) || 24 * 60;
  const starts = days
    .map((day) => weekdayNames.indexOf(day) * 24 * 60 + minutesOf(from))
    .sort((a, b) => a - b);
  const gaps = starts.map((start, index) => {
    const next = starts[index + 1] ?? (starts[0] ?? start) + minutesOfWeek;
    return next - start - length;
  });
  return Math.max(0, ...gaps) * 60;
}
