import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PolicyInput } from '../../shared/policy';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';
import { endProcess } from '../support/processes/childProcess';
import { ordinaryUser } from '../support/processes/ordinaryUser';

const why = await ordinaryUser.missing();
const host = 'laptop-shared';
/** "daemon" and "nobody": two accounts that every Linux has. */
const first = 1;
const second = ordinaryUser.id;

interface Said {
  localOnly?: string | null;
  kinds?: string[];
  phases?: string[];
  targets?: number;
  error?: string;
}

describe.skipIf(why !== undefined)('two people at one computer', { timeout: 90_000 }, () => {
  let icinga: RunningIcinga;
  let folder: string;
  let programs: string;
  let people: Person[];
  const place = (...names: string[]) => join(folder, ...names);

  beforeAll(async () => {
    icinga = await startIcinga({ hosts: [{ name: host, services: ['archive'] }] });
    // As one file it starts in a moment, and nobody needs to read the checkout.
    programs = mkdtempSync(join(tmpdir(), 'fettle-person-'));
    chmodSync(programs, 0o755);
    await build({
      entryPoints: [resolve('test/support/programs/person.ts')],
      outfile: join(programs, 'person.cjs'),
      bundle: true,
      platform: 'node',
      mainFields: ['module', 'main'],
      external: ['keytar'],
      logLevel: 'error',
    });
  });
  afterAll(async () => {
    rmSync(programs, { recursive: true, force: true });
    await icinga?.stop();
  });

  beforeEach(async () => {
    people = [];
    folder = mkdtempSync(join(tmpdir(), 'fettle-shared-'));
    chmodSync(folder, 0o755);
    for (const name of ['etc', 'etc/policy.d', 'machine', 'daemon', 'nobody']) mkdirSync(place(name));
    chmodSync(place('machine'), 0o1777);
    chownSync(place('daemon'), first, first);
    chownSync(place('nobody'), second, second);
    writeFileSync(
      place('stamp.json'),
      JSON.stringify({ time: new Date().toISOString(), ok: true, tool: 'test' }),
    );
    chmodSync(place('stamp.json'), 0o644);
    writePolicy(await policy());
  });
  afterEach(async () => {
    await Promise.all(people.map((person) => person.leave()));
    rmSync(folder, { recursive: true, force: true });
  });

  async function policy(): Promise<PolicyInput> {
    const { cert, key } = await icinga.clientCertificate(host);
    const copied = { cert: place('cert.pem'), key: place('key.pem'), ca: place('ca.pem') };
    for (const [from, to] of [
      [cert, copied.cert],
      [key, copied.key],
      [icinga.caFile, copied.ca],
    ] as const)
      execFileSync('install', ['-m', '0644', from, to]);
    return {
      version: 1,
      organisation: { name: 'Example', privacyContact: 'dpo@example.com' },
      enforced: {
        targets: [
          {
            name: 'main',
            endpoints: [icinga.url],
            ca: copied.ca,
            auth: { type: 'certificate', cert: copied.cert, key: copied.key },
          },
        ],
        checks: { archive: { use: 'stamp-file', required: true, options: { path: place('stamp.json') } } },
      },
    };
  }

  function writePolicy(text: PolicyInput): void {
    writeFileSync(place('etc/policy.d/50-test.json'), JSON.stringify(text), { mode: 0o644 });
  }

  /** Somebody logs in; resolves when their app runs. */
  async function logIn(uid: number, name: string): Promise<{ person: Person; said: Said }> {
    const env = {
      PATH: process.env.PATH ?? '',
      HOME: place(name),
      TMPDIR: place(name),
      FETTLE_POLICY: place('etc'),
      FETTLE_MACHINE: place('machine'),
    };
    const person = new Person(uid, join(programs, 'person.cjs'), env);
    people.push(person);
    return { person, said: await person.heard() };
  }

  it('the first who answers reports; the other is asked nothing about sending and told so, also when both are there', async () => {
    const alice = await logIn(first, 'daemon');
    const bob = await logIn(second, 'nobody');
    for (const { said } of [alice, bob])
      expect(said).toMatchObject({ localOnly: null, kinds: ['check', 'departure', 'snooze'], targets: 1 });

    expect(await alice.person.ask('answer')).toMatchObject({ localOnly: null, phases: ['known'] });
    expect(await bob.person.ask('await-local')).toMatchObject({
      localOnly: 'other-owner',
      kinds: ['local'],
      targets: 0,
    });
    expect(await bob.person.ask('answer')).toMatchObject({ localOnly: 'other-owner', phases: ['known'] });
    await expect.poll(async () => (await icinga.readServices(host))[0]?.state, { timeout: 20_000 }).toBe(0);

    await bob.person.leave();
    const again = await logIn(second, 'nobody');
    expect(again.said).toMatchObject({ localOnly: 'other-owner' });
    await alice.person.leave();
    expect((await logIn(first, 'daemon')).said).toMatchObject({ localOnly: null });
  });

  it('neither can take the other’s place, nor read what is kept about them', async () => {
    const alice = await logIn(first, 'daemon');
    await alice.person.ask('answer');
    const mark = place('machine/owner');
    for (const command of [
      ['rm', '-f', mark],
      ['mv', '-f', '/etc/hostname', mark],
      ['ln', '-sf', '/etc/passwd', mark],
      ['ls', place('daemon/.local/state/fettle')],
      ['sh', '-c', `cat ${place('daemon')}/.local/state/fettle/*`],
      ['cat', place('daemon/.local/state/fettle/consent.jsonl')],
      ['cat', place('daemon/.local/state/fettle/results.json')],
    ]) {
      const [program, args] = ordinaryUser.command(...command);
      expect(() => execFileSync(program, args, { stdio: 'pipe' }), command.join(' ')).toThrow();
    }
    expect((await logIn(second, 'nobody')).said).toMatchObject({ localOnly: 'other-owner' });
  });

  it('a mark that nobody can have made by answering makes nobody the owner', async () => {
    const [program, args] = ordinaryUser.command('ln', '-s', place('daemon'), place('machine/owner'));
    execFileSync(program, args);
    expect((await logIn(first, 'daemon')).said).toMatchObject({ localOnly: 'other-owner' });
    expect((await logIn(second, 'nobody')).said).toMatchObject({ localOnly: 'other-owner' });
  });

  it('the policy’s owner comes before the mark', async () => {
    const alice = await logIn(first, 'daemon');
    await alice.person.ask('answer');
    await alice.person.leave();
    writePolicy({ ...(await policy()), owner: 'nobody' });
    expect((await logIn(first, 'daemon')).said).toMatchObject({ localOnly: 'other-owner' });
    expect((await logIn(second, 'nobody')).said).toMatchObject({ localOnly: null });
  });
});

/** One person's app in a process of their own. */
class Person {
  private readonly child: ChildProcess;
  private readonly lines: Interface;
  private readonly waiting: ((said: Said) => void)[] = [];
  private readonly unheard: Said[] = [];

  constructor(uid: number, program: string, env: Record<string, string>) {
    this.child = spawn(
      'setpriv',
      [`--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', process.execPath, program],
      { env, stdio: ['pipe', 'pipe', 'inherit'] },
    );
    this.lines = createInterface({ input: this.child.stdout ?? process.stdin });
    this.child.once('exit', (code) => {
      for (const tell of this.waiting.splice(0)) tell({ error: `ended with ${code}` });
    });
    this.lines.on('line', (line) => {
      const said: Said = JSON.parse(line);
      const next = this.waiting.shift();
      if (next) next(said);
      else this.unheard.push(said);
    });
  }

  /** What it says next; an error of its own once it is gone. */
  heard(): Promise<Said> {
    const said = this.unheard.shift();
    return said ? Promise.resolve(said) : new Promise((done) => this.waiting.push(done));
  }

  ask(what: string): Promise<Said> {
    this.child.stdin?.write(`${what}\n`);
    return this.heard();
  }

  leave(): Promise<void> {
    return endProcess(this.child);
  }
}
