/** Whether built files are newer than what they are made of, and a lock so that two builds never mix. */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The newest change (epoch ms) of files and of everything in folders; a file that was removed changes its folder. */
export function newestChange(inputs) {
  let newest = 0;
  for (const input of inputs) {
    const stat = fs.statSync(input, { throwIfNoEntry: false });
    if (!stat) continue;
    newest = Math.max(newest, stat.mtimeMs);
    if (!stat.isDirectory()) continue;
    for (const entry of fs.readdirSync(input, { withFileTypes: true, recursive: true })) {
      newest = Math.max(newest, fs.statSync(path.join(entry.parentPath, entry.name)).mtimeMs);
    }
  }
  return newest;
}

/** What was built when and how, by part; empty when nothing readable is there. */
export function readStamps(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

/** Does something while holding a lock file; waits for another process's lock, takes over one whose process is gone. */
export async function withLock(file, work) {
  const deadline = Date.now() + 120_000;
  while (!take(file)) {
    if (Date.now() > deadline)
      throw new Error(`${file} is still held after two minutes; another build hangs?`);
    await sleep(50);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (!isHeld(file)) fs.rmSync(file, { force: true });
  return false;
}

function isHeld(file) {
  try {
    const pid = Number(fs.readFileSync(file, 'utf8'));
    // Just created and not yet filled.
    if (pid === 0) return true;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
