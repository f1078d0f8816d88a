import type { Fault } from '../../../shared/fault';
import { message } from '../../../shared/message';
import type { RequestOutcome } from '../../icinga/types';
import type { OutboxItem } from '../../store/outbox';

/** Remembers the services whose state arrived without its text, until a whole result of theirs does. */
export class PlainerTexts {
  /** The server's words by service. */
  private readonly refused = new Map<string, string>();

  /** Takes down what became of results that were sent. */
  note(items: readonly OutboxItem[], outcomes: readonly RequestOutcome[]): void {
    items.forEach(({ service }, index) => {
      const outcome = outcomes[index];
      if (outcome?.kind !== 'accepted') return;
      if (outcome.refusedText === undefined) this.refused.delete(service);
      else this.refused.set(service, outcome.refusedText);
    });
  }

  faults(target: string): Fault[] {
    return [...this.refused].map(([service, status]) => ({
      area: 'delivery',
      message: message('delivery.plainer', { target, service }),
      remedy: message('delivery.plainer.remedy', { service, status }),
    }));
  }
}
