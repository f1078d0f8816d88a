import type { Fault } from '../../../shared/fault';
import { message } from '../../../shared/message';
import type { Clock } from '../../platform/clock';
import type { Outbox } from '../../store/outbox';

/** Seconds by which clocks are set without anybody having to know. */
const usualCorrection = 120;

/** Says when the clock is behind results that were already made: it was ahead then, or is behind now. */
export function clockFaults(outbox: Outbox, clock: Clock): Fault[] {
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
