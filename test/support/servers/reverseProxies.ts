import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onFreePort, type RunningIcinga } from '../icinga/icinga';
import { placed } from '../packages/unpacked';
import { endProcess } from '../processes/childProcess';
import { listening } from './listening';

export interface ReverseProxy {
  /** `https://localhost:PORT`; the API lies at its root and below `/icinga2/`. */
  url: string;
  stop(): Promise<void>;
}

export const reverseProxies = ['nginx', 'haproxy', 'apache2'] as const;
export type ReverseProxyName = (typeof reverseProxies)[number];

/** Whether a reverse proxy is on this machine, installed or only unpacked. */
export function has(name: ReverseProxyName): boolean {
  return placed(`usr/sbin/${name}`) !== undefined;
}

interface Site {
  folder: string;
  port: number;
  icinga: RunningIcinga;
  /** Where a file of the proxy's package is. */
  at(file: string): string;
}

/** Starts a real reverse proxy in front of a server, with the server's own certificate. It passes on what authenticates a client by password. */
export async function startReverseProxy(
  name: ReverseProxyName,
  icinga: RunningIcinga,
): Promise<ReverseProxy> {
  const program = placed(`usr/sbin/${name}`);
  if (!program) throw new Error(`no ${name}`);
  const folder = await mkdtemp(join(tmpdir(), `fettle-${name}-`));
  const { cert, key } = icinga.serverFiles;
  // HAProxy wants certificate and key in one file.
  await writeFile(join(folder, 'both.pem'), `${await readFile(cert, 'utf8')}${await readFile(key, 'utf8')}`, {
    mode: 0o600,
  });
  const config = join(folder, 'proxy.conf');
  const { child, port } = await onFreePort(async (port) => {
    await writeFile(config, configs[name]({ folder, port, icinga, at: program.at }));
    const child = spawn(program.at(`usr/sbin/${name}`), argumentsOf[name](config, folder), {
      env: { ...process.env, ...program.environment },
      stdio: 'ignore',
    });
    await listening(port, child);
    return { child, port };
  });
  return { url: `https://localhost:${port}`, stop: () => stop(child, folder) };
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  await endProcess(child);
  await rm(folder, { recursive: true, force: true });
}

const argumentsOf: Record<ReverseProxyName, (config: string, folder: string) => string[]> = {
  nginx: (config, folder) => ['-e', join(folder, 'error.log'), '-p', folder, '-c', config],
  haproxy: (config) => ['-db', '-f', config],
  apache2: (config) => ['-DFOREGROUND', '-f', config],
};

const configs: Record<ReverseProxyName, (site: Site) => string> = {
  nginx: ({ folder, port, icinga }) => `
daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f;
  uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  client_max_body_size 4k;
  server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate ${folder}/both.pem; ssl_certificate_key ${folder}/both.pem;
    location / { proxy_pass https://127.0.0.1:${icinga.port}/; }
    location /icinga2/ { proxy_pass https://127.0.0.1:${icinga.port}/; }
  }
}
`,
  haproxy: ({ folder, port, icinga }) => `
defaults
  mode http
  timeout connect 5s
  timeout client 30s
  timeout server 30s
frontend front
  bind 127.0.0.1:${port} ssl crt ${folder}/both.pem
  http-request replace-path ^/icinga2(/.*) \\1
  default_backend icinga
backend icinga
  server one 127.0.0.1:${icinga.port} ssl verify none
`,
  apache2: ({ folder, port, icinga, at }) => `
ServerName localhost
ServerRoot ${folder}
PidFile ${folder}/pid
ErrorLog ${folder}/error.log
Listen 127.0.0.1:${port}
${['mpm_event', 'authz_core', 'socache_shmcb', 'ssl', 'proxy', 'proxy_http']
  .map((module) => `LoadModule ${module}_module ${at(`usr/lib/apache2/modules/mod_${module}.so`)}`)
  .join('\n')}
${process.getuid?.() === 0 ? 'User daemon\nGroup daemon' : ''}
SSLEngine on
SSLCertificateFile ${folder}/both.pem
SSLProxyEngine on
SSLProxyCheckPeerName off
SSLProxyCheckPeerCN off
ProxyPass /icinga2/ https://127.0.0.1:${icinga.port}/
ProxyPass / https://127.0.0.1:${icinga.port}/
`,
};
