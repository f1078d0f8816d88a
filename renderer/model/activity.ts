import type { ActivityItem } from '../../shared/activity';

/** Items of one day by the reader's calendar, in their order. */
export function byDay(items: readonly ActivityItem[]): { day: string; items: ActivityItem[] }[] {
  const days: { day: string; items: ActivityItem[] }[] = [];
  for (const item of items) {
    const day = new Date(item.at * 1000).toDateString();
    const present = days.at(-1);
    if (present?.day === day) present.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}
