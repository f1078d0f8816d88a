/** How long a pause may be; it always has an end. */
export const pauseChoices = ['hour', 'hours', 'tomorrow'] as const;
export type PauseChoice = (typeof pauseChoices)[number];

const hour = 3600;

/** When a pause that begins at `now` ends (epoch seconds); `tomorrow` is the next day at 08:00 on the computer's clock. */
export function pauseEnd(choice: PauseChoice, now: number): number {
  if (choice !== 'tomorrow') return now + (choice === 'hour' ? hour : 4 * hour);
  const day = new Date(now * 1000);
  day.setDate(day.getDate() + 1);
  day.setHours(8, 0, 0, 0);
  return day.getTime() / 1000;
}
