import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Benchmark, rowOf } from './benchmark';
import { root, startDesktop } from './desktop';
import { delivered, settledPss, writeBareProgram } from './idlePss';
import { treeCpu } from './processTree';
import { prepareWorkstation } from './workstation';

/** Seconds that each side is watched. */
const watchedFor = 120;

/** Processor time of the idle app in the tray, against the smallest Electron program that shows a tray icon. */
export const idleCpu: Benchmark = {
  name: 'idle-cpu',
  about: `processor time a minute of the idle app in the tray, over ${watchedFor} s; against a bare Electron tray program`,
  async run(context) {
    const workstation = await prepareWorkstation(context);
    const desktop = await startDesktop(context);
    const bare = await writeBareProgram(context);
    const watch = async (pid: number) => {
      await settledPss(pid);
      const before = await treeCpu(pid);
      await pause(watchedFor * 1000);
      return (((await treeCpu(pid)) - before) * 60) / watchedFor;
    };
    context.say('the app');
    const environment = await workstation.environmentWith('answers');
    const started = Date.now() / 1000;
    const app = await desktop.start(root, ['--hidden'], environment);
    await delivered(workstation, started);
    const ours = await watch(app.pid);
    await app.stop();
    context.say('the bare program');
    const peer = await desktop.start(bare, [join(root, 'out/icons/fine-dark-22.png')], {});
    const theirs = await watch(peer.pid);
    await peer.stop();
    return [rowOf('idle-cpu', 'ms', [ours], [theirs])];
  },
};
