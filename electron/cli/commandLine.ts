import { register as acknowledge } from './commands/acknowledge';
import { register as checks } from './commands/checks';
import { register as doctor } from './commands/doctor';
import { register as dpia } from './commands/dpia';
import { register as enroll } from './commands/enroll';
import { register as icingaConfig } from './commands/icingaConfig';
import { register as importFile } from './commands/import';
import { register as policy } from './commands/policy';
import { register as privacy } from './commands/privacy';
import { register as quit } from './commands/quit';
import { register as report } from './commands/report';
import { register as run } from './commands/run';
import { register as showConfig } from './commands/showConfig';
import { register as status } from './commands/status';
import { register as supportBundle } from './commands/supportBundle';
import { register as unenroll } from './commands/unenroll';
import type { Register } from './context';

/** Every command by its name, in the order in which the help lists them. */
export const commands: Readonly<Record<string, Register>> = {
  status,
  run,
  checks,
  import: importFile,
  report,
  acknowledge,
  doctor,
  'support-bundle': supportBundle,
  'show-config': showConfig,
  privacy,
  dpia,
  policy,
  'icinga-config': icingaConfig,
  enroll,
  unenroll,
  quit,
};
