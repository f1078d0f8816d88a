import { expect, it } from 'vitest';
import { accountsOf } from '../../../../electron/platform/accounts';
import type { RunProcess } from '../../../../electron/platform/processes/process';

const passwd = `carol:x:1002:1002:Carol,,,:/home/carol:/bin/sh
root:x:0:0:root:/root:/bin/bash
EXAMPLE\\\\dave:*:70001:70000:Dave:/home/EXAMPLE/dave:/bin/bash
broken:x:1003
odd:x:-1:5::/home/odd:
`;
const run: RunProcess = async ({ argv }) => {
  expect(argv).toEqual(['getent', 'passwd', '1002', '70001', '1003']);
  return { kind: 'exited', code: 2, stdout: passwd, stderr: '', truncated: false, duration: 0 };
};

it('takes group and home from the account, and only of whom it asked for', async () => {
  expect(await accountsOf([1002, 70_001, 1003], run)).toEqual([
    { name: 'carol', uid: 1002, gid: 1002, home: '/home/carol' },
    { name: 'EXAMPLE\\\\dave', uid: 70_001, gid: 70_000, home: '/home/EXAMPLE/dave' },
  ]);
});

it('asks nothing about nobody, and knows nobody where it cannot ask', async () => {
  expect(await accountsOf([], async () => Promise.reject(new Error('asked')))).toEqual([]);
  expect(await accountsOf([1], async () => ({ kind: 'not-found', program: 'getent' }))).toEqual([]);
});
