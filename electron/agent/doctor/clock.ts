import type { Diagnosis } from '../../../shared/diagnosis';
import { message } from '../../../shared/message';
import { connectBus } from '../../platform/logind/bus';
import { currentSystem } from '../../platform/system';
import { clockFaults } from '../delivery/clockFaults';
import { type DoctorParts, failed, fine, warning } from './diagnosis';

/** Whether the clock is right: Icinga drops results that are older than what it has. */
export async function examineClock({
  state,
  clock,
}: Pick<DoctorParts, 'state' | 'clock'>): Promise<Diagnosis[]> {
  const behind = clockFaults(state.outbox, clock).map((fault) =>
    failed('clock', fault.message, fault.remedy),
  );
  if (behind.length > 0) return behind;
  return [await examineSynchronised()];
}

/** Linux says by timedated whether something sets the clock. */
async function examineSynchronised(): Promise<Diagnosis> {
  const unknown = fine('clock', message('doctor.clock.plausible'));
  if (currentSystem() !== 'linux') return unknown;
  const connected = await connectBus('system');
  if (!connected.ok) return unknown;
  const answer = await connected.bus.property({
    destination: 'org.freedesktop.timedate1',
    path: '/org/freedesktop/timedate1',
    interface: 'org.freedesktop.timedate1',
    name: 'NTPSynchronized',
  });
  connected.bus.close();
  if (!answer.ok) return unknown;
  return answer.body[0] === true
    ? fine('clock', message('doctor.clock'))
    : warning('clock', message('doctor.clock.free'), message('doctor.clock.free.remedy'));
}
