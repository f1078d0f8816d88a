import { currentSystem } from '../system';
import { type Bus, type BusAnswer, connectBus } from './bus';

/** What is known about the machine's near future when somebody ends us. */
export type GoingAway = 'shutdown' | 'last-session-closing' | 'staying' | 'unknown';

const login = 'org.freedesktop.login1';
const manager = { destination: login, path: '/org/freedesktop/login1', interface: `${login}.Manager` };
const budgetMs = 500;

/**
 * Asks logind whether the machine is going away. Never rejects and answers within half a second, because the
 * whole departure has only a few. `unknown`: there is no logind, it did not answer, or it does not know our session.
 * Source: org.freedesktop.login1(5).
 */
export async function machineGoingAway(): Promise<GoingAway> {
  if (currentSystem() !== 'linux') return 'unknown';
  const connecting = connectBus('system', budgetMs);
  const answer = (async () => {
    const connected = await connecting;
    return connected.ok ? evidence(connected.bus) : 'unknown';
  })();
  const tooLate = new Promise<GoingAway>((resolve) => setTimeout(resolve, budgetMs, 'unknown').unref());
  try {
    return await Promise.race([answer, tooLate]);
  } catch {
    return 'unknown';
  } finally {
    void connecting.then((connected) => connected.ok && connected.bus.close());
  }
}

async function evidence(bus: Bus): Promise<GoingAway> {
  const preparing = await bus.property({ ...manager, name: 'PreparingForShutdown' }, budgetMs);
  if (!preparing.ok) return 'unknown';
  if (preparing.body[0] === true) return 'shutdown';
  const own = await ownSession(bus);
  if (own === undefined) return 'unknown';
  if (!(await isClosing(bus, own))) return 'staying';
  return (await somebodyElseStays(bus, own)) ? 'staying' : 'last-session-closing';
}

/** Our session's object path; programs of the person's service manager belong to none, but know its id. */
async function ownSession(bus: Bus): Promise<string | undefined> {
  const byProcess = await bus.call(
    { ...manager, member: 'GetSessionByPID', signature: 'u', body: [process.pid] },
    budgetMs,
  );
  if (byProcess.ok) return byProcess.body[0] as string;
  const id = process.env.XDG_SESSION_ID;
  if (!id) return undefined;
  const byId = await bus.call({ ...manager, member: 'GetSession', signature: 's', body: [id] }, budgetMs);
  if (byId.ok) return byId.body[0] as string;
  return byId.error === `${login}.NoSuchSession` ? gone : undefined;
}

/** Stands for a session that logind has already forgotten. */
const gone = '';

async function isClosing(bus: Bus, path: string): Promise<boolean> {
  return path === gone || textOf(await sessionProperty(bus, path, 'State')) === 'closing';
}

async function somebodyElseStays(bus: Bus, own: string): Promise<boolean> {
  const listed = await bus.call({ ...manager, member: 'ListSessions' }, budgetMs);
  // Without the list nobody can say that we are the last.
  if (!listed.ok) return true;
  const paths = (listed.body[0] as unknown[][]).map((session) => String(session[4]));
  const staying = await Promise.all(
    paths
      .filter((path) => path !== own)
      .map(async (path) => {
        const kind = textOf(await sessionProperty(bus, path, 'Class'));
        return kind === 'user' && !(await isClosing(bus, path));
      }),
  );
  return staying.includes(true);
}

function sessionProperty(bus: Bus, path: string, name: string): Promise<BusAnswer> {
  return bus.property({ destination: login, path, interface: `${login}.Session`, name }, budgetMs);
}

function textOf(answer: BusAnswer): string | undefined {
  return answer.ok ? String(answer.body[0]) : undefined;
}
