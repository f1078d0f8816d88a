import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Fault } from '../../../shared/fault';
import { message } from '../../../shared/message';
import type { Clock } from '../../platform/clock';
import { endOf, warningAhead } from '../../store/certificateFile';
import { authorityChange, credentialFilesIn } from '../../store/credentials';
import type { PlanTarget } from '../plan/plan';

/** The same for one that Fettle renews itself: by then it has tried for 16 days. */
const renewedAhead = 14 * 86_400;

/** How long it is told that a server came with another authority than before. */
const changeTold = 14 * 86_400;

/** Files are read again after this many seconds; IT may have renewed them. */
const rereadAfter = 3600;

/** Watches the certificates that the policy names: the workstation's own and the authorities'. */
export class CertificateWatch {
  /** Each file with the seconds ahead of its end. */
  private readonly files: ReadonlyMap<string, number>;
  private ends = new Map<string, number>();
  private changes: Fault[] = [];
  private read: number | undefined;

  constructor(
    private readonly targets: readonly PlanTarget[],
    private readonly clock: Clock,
  ) {
    this.files = new Map(
      targets.flatMap(({ ca, auth, enrollment }): [string, number][] => [
        ...(auth.type === 'certificate'
          ? [
              [auth.cert, enrollment && isRenewable(auth.cert) ? renewedAhead : warningAhead] as [
                string,
                number,
              ],
            ]
          : []),
        ...(ca === undefined ? [] : [[ca, warningAhead] as [string, number]]),
      ]),
    );
  }

  /** When the first of all certificates ends, epoch seconds. */
  firstEnd(): number | undefined {
    this.refresh();
    return this.ends.size === 0 ? undefined : Math.min(...this.ends.values());
  }

  faults(): Fault[] {
    this.refresh();
    const now = this.clock.now();
    const ending = [...this.ends]
      .filter(([file, end]) => end - now < (this.files.get(file) ?? warningAhead))
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
        } satisfies Fault;
      });
    return [...this.changes, ...ending];
  }

  private refresh(): void {
    const now = this.clock.monotonic();
    if (this.read !== undefined && now - this.read < rereadAfter) return;
    this.read = now;
    this.ends = new Map(
      [...this.files.keys()].flatMap((file) => {
        const end = endOf(file);
        return end === undefined ? [] : [[file, end] as const];
      }),
    );
    this.changes = this.targets.flatMap((target) => this.changeOf(target));
  }

  /** An authority that Fettle was handed by the server, and that is not the one from before. */
  private changeOf({ name: target, auth, enrollment }: PlanTarget): Fault[] {
    if (auth.type !== 'certificate' || enrollment === undefined) return [];
    const files = credentialFilesIn(dirname(auth.cert));
    const change = authorityChange(files);
    if (change === undefined || this.clock.now() - change.at > changeTold) return [];
    const params = { target, at: { date: change.at }, fingerprint: change.fingerprint };
    return [
      {
        area: 'delivery',
        message: message('delivery.authority-changed', params),
        remedy: message('delivery.authority-changed.remedy', params),
        place: { file: files.ca },
      },
    ];
  }
}

/** What IT brought, IT renews. */
function isRenewable(cert: string): boolean {
  return existsSync(credentialFilesIn(dirname(cert)).request);
}
