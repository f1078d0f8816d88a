import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { message } from '../../shared/message';
import type { Problem } from '../../shared/problem';
import type { Clock } from '../platform/clock';
import type { PlanTarget } from './plan';

/** Seconds before a certificate's end at which people are told. */
export const warningAhead = 30 * 86_400;

/** Files are read anew after this many seconds; IT may have renewed them. */
const rereadAfter = 3600;

/** When the first certificate of a PEM file ends, epoch seconds; undefined when there is none to be read. */
export function endOf(file: string): number | undefined {
  try {
    const blocks = readFileSync(file, 'utf8').match(
      /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g,
    );
    const ends = (blocks ?? []).map((pem) => Date.parse(new X509Certificate(pem).validTo) / 1000);
    return ends.length === 0 ? undefined : Math.min(...ends);
  } catch {
    return undefined;
  }
}

/** Watches the certificates that the policy names: the workstation's own and the authorities'. */
export class CertificateWatch {
  private readonly files: string[];
  private ends = new Map<string, number>();
  private read: number | undefined;

  constructor(
    targets: readonly PlanTarget[],
    private readonly clock: Clock,
  ) {
    const named = targets.flatMap(({ ca, auth }) => [
      auth.type === 'certificate' ? auth.cert : undefined,
      ca,
    ]);
    this.files = [...new Set(named.filter((file) => file !== undefined))];
  }

  /** When the first of all certificates ends, epoch seconds. */
  firstEnd(): number | undefined {
    this.refresh();
    return this.ends.size === 0 ? undefined : Math.min(...this.ends.values());
  }

  problems(): Problem[] {
    this.refresh();
    const now = this.clock.now();
    return [...this.ends]
      .filter(([, end]) => end - now < warningAhead)
      .map(([file, end]) => {
        const params = { file, at: { date: end } };
        const days = Math.floor((end - now) / 86_400);
        return {
          area: 'delivery',
          message:
            end <= now
              ? message('delivery.expired', params)
              : message('delivery.expires', { ...params, days }),
          remedy: message('delivery.expires.remedy'),
          place: { file },
        };
      });
  }

  private refresh(): void {
    const now = this.clock.monotonic();
    if (this.read !== undefined && now - this.read < rereadAfter) return;
    this.read = now;
    this.ends = new Map(
      this.files.flatMap((file) => {
        const end = endOf(file);
        return end === undefined ? [] : [[file, end] as const];
      }),
    );
  }
}
