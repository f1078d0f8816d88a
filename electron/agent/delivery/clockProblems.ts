import { message } from '../../../shared/message';
import type { Problem } from '../../../shared/problem';
import type { Clock } from '../../platform/clock';
import type { Outbox } from '../../store/outbox';

/** Seconds by which clocks are set without anybody having to know. */
const usualCorrection = 120;

/** Says when the clock is behind results that were already made: it was ahead then, or is behind now. */
export function clockProblems(outbox: Outbox, clock: Clock): Problem[] {
  const behind = outbox.newestEnd() - clock.now();
  if (behind <= usualCorrection) return [];
  return [
    {
      area: 'delivery',
      message: message('delivery.clock-back', { seconds: { duration: Math.floor(behind) } }),
      remedy: message('delivery.clock-back.remedy'),
    },
  ];
}
