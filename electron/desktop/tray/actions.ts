import type { Route } from '../../../shared/pages';
import { pauseEnd } from '../../../shared/pauses';
import type { AppAgent } from '../../agent/agent';
import type { TrayAction } from './menu';

export interface TrayDoers {
  agent: Pick<AppAgent, 'current'>;
  open(place?: Route): void;
  help(): Promise<void>;
  quit(): void;
}

/** Does what was chosen in the tray's menu. What a failed action says is in the next snapshot. */
export function choosing({ agent, open, help, quit }: TrayDoers): (action: TrayAction) => void {
  const pause = async (until?: number) => (await agent.current()).pause(until);
  return (action) => {
    switch (action.kind) {
      case 'open':
        return open(action.place);
      case 'pause':
        return void pause(pauseEnd(action.choice, Date.now() / 1000));
      case 'resume':
        return void pause();
      case 'run':
        return void agent.current().then((current) => current.runNow());
      case 'help':
        return void help();
      case 'quit':
        return quit();
    }
  };
}
