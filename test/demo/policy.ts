import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BodyInput, PolicyInput } from '../../shared/policy';
import type { BackupRepositories } from '../support/backups/backupRepositories';

/** What IT's policy of the demo needs to know of the machine. */
export interface PolicyParts {
  host: string;
  backups: BackupRepositories;
  stampFile: string;
  /** Whether the plugin of the service `packages` is there. */
  hasCheckApt: boolean;
  /** Without it nothing is sent. */
  server?: { url: string; caFile: string; cert: string; key: string };
  language: 'system' | 'en';
}

/** The policy as an administrator would write it for one workstation. */
export function demoPolicy(parts: PolicyParts): PolicyInput {
  return {
    version: 1,
    organisation: {
      name: 'Example GmbH',
      contact: 'it@example.com',
      privacyContact: 'dpo@example.com',
    },
    enforced: { ...targets(parts), checks: checks(parts) },
    defaults: { language: parts.language },
  };
}

function targets({ server, host }: PolicyParts): BodyInput {
  if (!server) return {};
  const { url, caFile, cert, key } = server;
  const auth = { type: 'certificate' as const, cert, key };
  return { targets: [{ name: 'Example IT', endpoints: [url], host, ca: caFile, auth }] };
}

function checks({ backups, stampFile, hasCheckApt }: PolicyParts): NonNullable<BodyInput['checks']> {
  return {
    updates: { use: 'updates', required: true, interval: '1h', timeout: '60s' },
    ...(backups.sources.length === 0
      ? {}
      : {
          backups: {
            use: 'backups',
            required: true,
            interval: '1h',
            timeout: '60s',
            options: { sources: backups.sources },
            environment: backups.environment,
          },
        }),
    ...(hasCheckApt
      ? {
          packages: {
            use: 'plugin',
            required: true,
            interval: '30m',
            timeout: '60s',
            options: { command: ['check_apt'] },
            title: { en: 'Packages', de: 'Pakete' },
            purpose: {
              en: 'IT wants to know in time when packages of this computer are out of date.',
              de: 'Die IT möchte rechtzeitig wissen, wenn Pakete auf diesem Computer veraltet sind.',
            },
          },
        }
      : {}),
    archive: {
      use: 'stamp-file',
      required: false,
      interval: '1h',
      options: { path: stampFile },
      title: { en: 'Project archive', de: 'Projektarchiv' },
      purpose: {
        en: 'IT can remind you when the archive of your projects gets old.',
        de: 'Die IT kann Sie erinnern, wenn das Archiv Ihrer Projekte alt wird.',
      },
    },
  };
}

/** Writes the folder that stands for /etc/fettle: the package's empty file and IT's own. */
export async function writePolicy(folder: string, policy: PolicyInput): Promise<void> {
  await mkdir(join(folder, 'policy.d'), { recursive: true, mode: 0o755 });
  await writeFile(join(folder, 'policy.json'), '{ "version": 1 }\n', { mode: 0o644 });
  await writeFile(join(folder, 'policy.d', '50-demo.json'), `${JSON.stringify(policy, undefined, 2)}\n`, {
    mode: 0o644,
  });
}
