import { spawn } from 'node:child_process';
import { endProcess, firstLine } from '../processes/childProcess';

/** Nobody takes the connections, and the kernel's queue of them is full: to a client, a network that swallows what is sent. */
const script = `
import socket, sys
server = socket.socket()
server.bind(('127.0.0.1', 0))
server.listen(0)
waiting = [socket.socket() for _ in range(4)]
for client in waiting:
    client.setblocking(False)
    client.connect_ex(server.getsockname())
print(server.getsockname()[1], flush=True)
sys.stdin.read()
`;

/** A loopback port to which no TCP connection comes about. Node itself would accept; so Python holds it. */
export async function startDeafServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn('python3', ['-c', script], { stdio: ['pipe', 'pipe', 'pipe'] });
  const port = await firstLine(child);
  return { url: `https://127.0.0.1:${port}`, stop: () => endProcess(child) };
}
