import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = resolve(__dirname, '../..');

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** Calls that open a connection, and what must be said to them. Returns those that do not say it. */
function unverified(name: string, text: string): string[] {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const called = node.expression.getText(source);
      const said = node.getText(source);
      if (opens.test(called) && !says.some((one) => one.test(said))) found.push(`${name}: ${called}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** undici's clients, TLS sockets, and everything that brings a verification of its own, which the environment can switch off. */
const opens =
  /^(new )?((undici\.)?(Client|Pool|Agent|ProxyAgent|EnvHttpProxyAgent)|(tls\.connect|tlsConnect|connectTls|(globalThis\.)?fetch|https?2?\.(get|request|connect)|net\.(fetch|request)))$/;
const says = [
  // Said at the call, or left to a function that opens the socket, whose call is looked at as well.
  /rejectUnauthorized: (true|endpoint\.fingerprint === undefined)/,
  /connect: \(.*\) =>[\s\S]*open(SecureSocket|Tls)\(/,
];

describe('lint', () => {
  it('8 no TLS or HTTP client leaves the verification to the environment', () => {
    const files = filesIn('electron', /\.ts$/).filter((file) => file !== 'electron/desktop/dev.ts');
    const texts = files.map((file) => [file, readFileSync(join(root, file), 'utf8')] as const);
    expect(texts.flatMap(([file, text]) => unverified(file, text))).toEqual([]);
    expect(texts.filter(([, text]) => /from 'node:http(s|2)'/.test(text)).map(([file]) => file)).toEqual([]);
    // The rule itself sees what it is for.
    const bad = [
      'new Client(url, { connect: { ca } })',
      'tls.connect({ host })',
      "fetch('https://a')",
      'new undici.Agent()',
      'new Client(url, { connect: { rejectUnauthorized: false } })',
    ];
    expect(bad.map((text) => unverified('x.ts', text).length)).toEqual(bad.map(() => 1));
  });

  it('3 nobody asks the bus for signals but bus.ts, which compares the sender', () => {
    const asking = filesIn('electron', /\.ts$/).filter((file) =>
      /AddMatch|from 'dbus-native'/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(asking).toEqual(['electron/platform/logind/bus.ts']);
  });

  it('2 nothing that is built or packed runs a program as somebody on the caller’s terminal', () => {
    // The set-up of a checkout installs packages as whoever types it, after asking.
    const own = ['build/setup/debian.mjs', 'build/setup/sandbox.mjs'];
    const becoming = /\b(runuser|sudo|pkexec|setpriv|su)\b(?!\w)/;
    const files = filesIn('build', /\.(sh|mjs|ts|service|conf|desktop)$/).filter(
      (file) => !own.includes(file),
    );
    const found = files.filter((file) => becoming.test(readFileSync(join(root, file), 'utf8')));
    expect(found).toEqual([]);
  });

  it('1 no page of the docs lets root write into a home, or become somebody on its terminal', () => {
    const blocks = filesIn('docs', /\.md$/).flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/^```\w*\n([\s\S]*?)^```/gm)].map(
        ([, block = '']) => [file, block] as const,
      ),
    );
    expect(blocks.length).toBeGreaterThan(10);
    const rootInHome = /runuser|sudo -u|\bsu -|become_user|dest: "?\/home|install .*\/home\/|rm -rf "?\$home/;
    expect(blocks.filter(([, block]) => rootInHome.test(block))).toEqual([]);
  });
});
