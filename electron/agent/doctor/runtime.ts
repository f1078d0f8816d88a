import type { Diagnosis } from '../../../shared/diagnosis';
import { message } from '../../../shared/message';
import { type BuildInfo, buildInfo } from '../../platform/buildInfo';
import { askAgent } from '../control/ask';
import { type DoctorParts, fine, warning } from './diagnosis';

/** Which Fettle this is, and whether the app runs and is the same one. */
export async function examineRuntime(
  { paths }: Pick<DoctorParts, 'paths'>,
  build: BuildInfo = buildInfo(),
): Promise<Diagnosis[]> {
  const { version, testBuild, electron = '–' } = build;
  const params = { version, node: process.versions.node, electron };
  const own = testBuild
    ? warning('runtime', message('doctor.runtime.test', params), message('doctor.runtime.test.remedy'))
    : fine('runtime', message('doctor.runtime', params));
  return [own, await examineApp(paths.controlSocket, version)];
}

async function examineApp(socket: string, version: string): Promise<Diagnosis> {
  try {
    const snapshot = await askAgent(socket, 'status');
    if (!snapshot) {
      return warning('runtime', message('doctor.app.off'), message('doctor.app.off.remedy'));
    }
    if (snapshot.version === version) return fine('runtime', message('doctor.app.on'));
    const params = { running: snapshot.version, version };
    return warning('runtime', message('doctor.app.other', params), message('doctor.app.other.remedy'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return warning('runtime', message('doctor.app.silent', { reason }), message('doctor.app.other.remedy'));
  }
}
