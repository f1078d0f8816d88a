import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const root = join(__dirname, '../..');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fettle-zero-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The commands of a chapter of a page, as somebody would type them. */
function commandsOf(page: string, chapter: string): string {
  const text = readFileSync(join(root, 'docs', page), 'utf8');
  const [, rest = ''] = text.split(`\n## ${chapter}\n`);
  const [own = ''] = rest.split('\n## ');
  return [...own.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, commands]) => commands).join('\n');
}

/** Everything that the page changes, on this machine: only in a namespace of its own, with /etc over a memory of its own. */
const surroundings = `set -eu
ip link set lo up
mount -t tmpfs none /mnt
mkdir /mnt/upper /mnt/work /mnt/bin /mnt/home /mnt/at
mount -t overlay overlay -o lowerdir=/etc,upperdir=/mnt/upper,workdir=/mnt/work /etc
# Icinga copies files inside this folder in a way that an overlay refuses.
cp -a /etc/icinga2 /mnt/icinga2
mount --bind /mnt/icinga2 /etc/icinga2
for folder in /var/lib/icinga2 /var/log/icinga2 /var/cache/icinga2 /var/spool/icinga2 /run/icinga2; do
  mkdir -p "$folder" 2>/dev/null || true
  mount -t tmpfs none "$folder"
  chown nagios:nagios "$folder"
done
mkdir -p /run/icinga2/cmd /var/log/icinga2/crash && chown -R nagios:nagios /run/icinga2 /var/log/icinga2
echo '127.0.0.1 localhost monitor.example.com' > /etc/hosts
cat > /mnt/bin/systemctl <<'END'
#!/bin/sh
if [ "$1" = restart ]; then exec icinga2 daemon -d >/mnt/started 2>&1; fi
kill -HUP "$(cat /run/icinga2/icinga2.pid)"
END
printf '#!/bin/sh\\nexec "%s" "%s" "$@"\\n' "$NODE" "$CLI" > /mnt/bin/fettle
chmod +x /mnt/bin/*
export PATH=/mnt/bin:/usr/sbin:$PATH HOME=/mnt/home LANG=en
unset XDG_STATE_HOME XDG_CONFIG_HOME FETTLE_POLICY
cd /mnt/at
`;

it.skipIf(process.getuid?.() !== 0)(
  'is set up from zero by the commands of the page',
  async () => {
    const { bundle } = await import('../../build/bundle.mjs');
    await bundle({ ifChanged: true });
    // A reload is not awaited by systemctl either: a question may come too early, or while the old process ends.
    const commands = commandsOf('icinga.md', 'From zero').replace(
      /^fettle (enroll|doctor).*$/gm,
      'for try in $(seq 60); do $& > said.txt 2>&1 && break; sleep 1; done\ncat said.txt',
    );
    expect(commands).toContain('icinga2 node setup');
    const script = join(folder, 'script');
    writeFileSync(script, `${surroundings}${commands}\nls -A /mnt/at\n`);
    const done = spawnSync(
      'unshare',
      ['--mount', '--net', '--uts', '--pid', '--fork', '--kill-child', '--mount-proc', 'bash', script],
      {
        env: { ...process.env, NODE: process.execPath, CLI: join(root, 'out/cli.js') },
        encoding: 'utf8',
        timeout: 180_000,
      },
    );
    expect(`${done.stdout}${done.stderr}`).toContain('laptop-alice is enrolled with main.');
    expect(done.stdout).toContain('[ok] The server knows');
    expect(done.stdout).not.toContain('laptop-alice.ticket');
    expect(done.status).toBe(0);
  },
  200_000,
);
