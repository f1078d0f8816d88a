import { execFile } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ordinaryUser } from '../support/processes/ordinaryUser';

const run = promisify(execFile);
const missing = await ordinaryUser.missing();
const fakes = 5;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fettle-stop-'));
  chmodSync(folder, 0o777);
  mkdirSync(join(folder, 'upper'));
  mkdirSync(join(folder, 'work'));
  copyFileSync('build/linux/stop-running.sh', join(folder, 'stop-running'));
  chmodSync(join(folder, 'stop-running'), 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What root must never start as somebody: it says who it is, what it sees of root's session, and types on root's terminal. */
const hostile = () => `#!/bin/sh
{ id -u; env; } >>${folder}/ran
python3 -c 'import fcntl, termios
for key in "id -u >${folder}/typed\\n": fcntl.ioctl(0, termios.TIOCSTI, key.encode())' <>/dev/tty
sleep 60
`;

/** A machine of its own: the program and the command of the package are the attacker's, and five of their processes pose as the app. */
const attack = () => `set -e
mount --make-rprivate /
mount -t tmpfs none /opt
mount -t tmpfs -o mode=0755 none /run
mkdir /opt/fettle
cp "$(command -v sleep)" /opt/fettle/fettle
mount -t tmpfs none ${folder}/work
mkdir ${folder}/work/upper ${folder}/work/work
cp ${folder}/hostile ${folder}/work/upper/fettle
mount -t overlay -o lowerdir=/usr/bin,upperdir=${folder}/work/upper,workdir=${folder}/work/work none /usr/bin
for name in ${Array.from({ length: fakes }, (_, index) => index).join(' ')}; do
  home=${folder}/home$name
  mkdir -p $home/.local/state/fettle
  mkfifo $home/.local/state/fettle/control.sock
  chown -R 65534:65534 $home
  setsid env -i HOME=$home XDG_STATE_HOME=$home/.local/state setpriv --reuid=65534 --regid=65534 --clear-groups /opt/fettle/fettle 100 &
done
setpriv --reuid=65534 --regid=65534 --clear-groups sh -c 'mkdir /run/fettle; ln -s ${folder}/ran /run/fettle/end' 2>/dev/null || true
SECRET_OF_ROOT=hush script -qec ${folder}/stop-running /dev/null </dev/null
test ! -L /run/fettle/end || echo 'a link in the place of the mark' >>${folder}/ran
`;

it.skipIf(missing)(
  `2 root ends apps without running anything as anybody, in 10 s for all who pose as one${missing ? ` (skipped: ${missing})` : ''}`,
  async () => {
    writeFileSync(join(folder, 'hostile'), hostile(), { mode: 0o755 });
    const began = performance.now();
    await run('unshare', [
      '--mount',
      '--pid',
      '--fork',
      '--mount-proc',
      '--kill-child',
      'sh',
      '-c',
      attack(),
    ]);
    const seconds = (performance.now() - began) / 1000;
    const ran = join(folder, 'ran');
    expect(existsSync(ran) ? readFileSync(ran, 'utf8') : '').toBe('');
    expect(existsSync(join(folder, 'typed'))).toBe(false);
    expect(seconds).toBeGreaterThan(9);
    expect(seconds).toBeLessThan(14);
  },
);
