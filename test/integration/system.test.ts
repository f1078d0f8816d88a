import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../electron/checks/catalog';
import { gatherScreenLock } from '../../electron/checks/system/screenLock';
import { parseMetric } from '../../electron/plugins/perfdata';
import { contextFor, english, runCheck } from '../support/agent/checks';

const figure = (perfdata: readonly string[], label: string) =>
  perfdata.map((metric) => parseMetric(metric)).find((metric) => metric?.label === label);
const systemChecks = [...catalog.values()].filter((check) => check.kind === 'system');
const needed: Record<string, unknown> = {
  processes: { names: ['node'] },
  services: { names: ['ssh'] },
};

// Each figure is compared with another source than the check's own.
describe.skipIf(process.platform !== 'linux')(
  'the system checks on this machine',
  { timeout: 60_000 },
  () => {
    it('memory and swap: /proc/meminfo', async () => {
      const kilobytes = (name: string) =>
        Number(new RegExp(`^${name}: +(\\d+) kB$`, 'm').exec(readFileSync('/proc/meminfo', 'utf8'))?.[1]);
      const memory = figure((await runCheck('memory')).perfdata, 'memory_available');
      const total = kilobytes('MemTotal') * 1024;
      expect(memory?.maximum).toBe(total);
      expect(Math.abs((memory?.value ?? 0) - kilobytes('MemAvailable') * 1024)).toBeLessThan(total * 0.2);
      const swap = await runCheck('swap');
      expect(figure(swap.perfdata, 'swap') === undefined).toBe(kilobytes('SwapTotal') === 0);
    });

    it('uptime: /proc/uptime', async () => {
      const seconds = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]);
      const uptime = figure((await runCheck('uptime')).perfdata, 'uptime');
      expect(Math.abs((uptime?.value ?? 0) - seconds)).toBeLessThan(30);
    });

    it('interfaces: ip or the kernel’s list', async () => {
      const up = execFileSync('sh', ['-c', 'grep -lx up /sys/class/net/*/operstate | wc -l'], {
        encoding: 'utf8',
      });
      const result = await runCheck('interfaces');
      expect(figure(result.perfdata, 'interfaces_up')?.value).toBeGreaterThanOrEqual(Number(up));
    });

    it('processes: this test is one of "node"', async () => {
      const comm = readFileSync('/proc/self/comm', 'utf8').trim();
      const result = await runCheck('processes', { options: { names: [comm] } });
      expect(result.state).toBe('ok');
      const missing = await runCheck('processes', { options: { names: ['nobody-runs-this'] } });
      expect(missing.state).not.toBe('ok');
    });

    it('disk-encryption: the parents of the root device that the kernel names', async () => {
      const result = await runCheck('disk-encryption');
      // -s lists what a device lies on, the other way round than the check looks.
      const source = execFileSync('findmnt', ['-nvo', 'SOURCE', '/'], { encoding: 'utf8' }).trim();
      const chain = (() => {
        try {
          return execFileSync('lsblk', ['-nso', 'TYPE', source], { encoding: 'utf8' });
        } catch {
          return undefined;
        }
      })();
      const expected = chain === undefined ? 'unknown' : /^\W*crypt$/m.test(chain) ? 'ok' : 'critical';
      expect(result.state).toBe(expected);
    });

    it.each(systemChecks.map((check) => check.id))(
      '%s: tells a state with words, and what to do',
      async (id) => {
        const result = await runCheck(id, { options: needed[id], timeout: 30 });
        expect(english(result.summary)).not.toMatch(/[{}]|undefined|NaN/);
        if (result.state !== 'ok') expect(result.remedy.length).toBeGreaterThan(0);
        for (const metric of result.perfdata) expect(parseMetric(metric)).toBeDefined();
      },
    );

    it('screen-lock: what GNOME itself is set to', async (test) => {
      const get = (schema: string, key: string) => {
        try {
          return Number(
            execFileSync('gsettings', ['get', schema, key], { encoding: 'utf8' }).split(' ').at(-1),
          );
        } catch {
          return undefined;
        }
      };
      const idle = get('org.gnome.desktop.session', 'idle-delay');
      const delay = get('org.gnome.desktop.screensaver', 'lock-delay');
      if (idle === undefined || delay === undefined) return test.skip();
      const facts = await gatherScreenLock(contextFor({}), 'gnome');
      const enabled = execFileSync('gsettings', ['get', 'org.gnome.desktop.screensaver', 'lock-enabled'], {
        encoding: 'utf8',
      });
      const after = enabled.trim() === 'true' && idle > 0 ? idle + delay : 'never';
      expect(facts).toEqual({ kind: 'seen', facts: { after } });
    });

    it('a program that hangs is UNKNOWN after the check’s time', async () => {
      const run = async () => ({
        kind: 'timed-out' as const,
        stdout: '',
        stderr: '',
        truncated: false,
        duration: 1,
      });
      for (const id of ['disk', 'services', 'firewall', 'disk-encryption']) {
        const result = await runCheck(id, { options: needed[id], run, timeout: 1 });
        expect([id, result.state]).toEqual([id, 'unknown']);
        expect(english(result.summary)).toMatch(/did not finish/);
      }
    });
  },
);
