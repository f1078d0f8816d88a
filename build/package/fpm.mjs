#!/usr/bin/env node
/**
 * Stands in for fpm where that cannot be downloaded: takes the arguments that electron-builder and our configuration give
 * it, and makes the package with dpkg-deb or rpmbuild. An option that it does not know is an error, never ignored.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const SINGLE = {
  '-s': 'source',
  '-t': 'type',
  '--architecture': 'architecture',
  '--before-install': 'beforeInstall',
  '--after-install': 'afterInstall',
  '--before-remove': 'beforeRemove',
  '--after-remove': 'afterRemove',
  '--description': 'description',
  '--version': 'version',
  '--package': 'package',
  '--name': 'name',
  '--maintainer': 'maintainer',
  '--vendor': 'vendor',
  '--url': 'url',
  '--license': 'license',
  '--category': 'category',
  '--iteration': 'iteration',
  '--deb-priority': 'priority',
  '--deb-compression': 'compression',
  '--rpm-compression': 'compression',
  '--rpm-os': 'os',
  '--rpm-summary': 'summary',
};
const MANY = { '-d': 'depends', '--deb-recommends': 'recommends', '--config-files': 'configFiles' };

/** @throws {Error} at an option that is not known */
export function readFpmArguments(args) {
  const options = { depends: [], recommends: [], configFiles: [], files: [] };
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--force') continue;
    if (SINGLE[arg]) options[SINGLE[arg]] = rest.shift();
    else if (MANY[arg]) options[MANY[arg]].push(rest.shift());
    else if (arg.startsWith('-')) throw new Error(`fpm.mjs does not know ${arg}`);
    else options.files.push(arg.split(/=(?=\/)/));
  }
  return options;
}

function stage(options, folder) {
  for (const [source, destination] of options.files) {
    const target = path.join(folder, destination);
    // As fpm: a source that ends in a slash means its content.
    if (source.endsWith('/')) copy(`${source}.`, target);
    else copy(source, destination.endsWith('/') ? path.join(target, path.basename(source)) : target);
  }
}

function copy(source, target) {
  fs.mkdirSync(fs.statSync(source).isDirectory() ? target : path.dirname(target), { recursive: true });
  const what = fs.statSync(source).isDirectory() ? `${source.replace(/\/\.$/, '')}/.` : source;
  execFileSync('cp', ['-a', '--no-preserve=ownership', what, target]);
}

function scripts(options) {
  return [
    ['preinst', 'pre', options.beforeInstall],
    ['postinst', 'post', options.afterInstall],
    ['prerm', 'preun', options.beforeRemove],
    ['postrm', 'postun', options.afterRemove],
  ].filter(([, , file]) => file);
}

function buildDeb(options, work) {
  const root = path.join(work, 'root');
  stage(options, root);
  const installed = Number(execFileSync('du', ['-sk', root], { encoding: 'utf8' }).split('\t')[0]);
  fs.mkdirSync(path.join(root, 'DEBIAN'));
  const description = options.description
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n ');
  const control = [
    `Package: ${options.name}`,
    `Version: ${options.version}`,
    `Architecture: ${options.architecture}`,
    `Maintainer: ${options.maintainer}`,
    `Installed-Size: ${installed}`,
    `Depends: ${options.depends.join(', ')}`,
    ...(options.recommends.length > 0 ? [`Recommends: ${options.recommends.join(', ')}`] : []),
    `Section: ${options.category ?? 'default'}`,
    `Priority: ${options.priority}`,
    `Homepage: ${options.url}`,
    `Description: ${description}`,
  ];
  fs.writeFileSync(path.join(root, 'DEBIAN/control'), `${control.join('\n')}\n`);
  fs.writeFileSync(
    path.join(root, 'DEBIAN/conffiles'),
    [...options.configFiles, ...etcFiles(root)]
      .filter((one, i, all) => all.indexOf(one) === i)
      .map((one) => `${one}\n`)
      .join(''),
  );
  for (const [name, , file] of scripts(options)) {
    fs.copyFileSync(file, path.join(root, 'DEBIAN', name));
    fs.chmodSync(path.join(root, 'DEBIAN', name), 0o755);
  }
  // zstd is for test packages, which are made to be quick.
  const compression = { gz: ['-Zgzip'], zst: ['-Zzstd', '-z1'] }[options.compression] ?? ['-Zxz'];
  execFileSync('dpkg-deb', ['--root-owner-group', ...compression, '--build', root, options.package], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** fpm makes every file in /etc a configuration file of a deb. */
function etcFiles(root) {
  const etc = path.join(root, 'etc');
  if (!fs.existsSync(etc)) return [];
  return fs
    .readdirSync(etc, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${path.relative(root, path.join(entry.parentPath, entry.name))}`);
}

function buildRpm(options, work) {
  const root = path.join(work, 'staged');
  stage(options, root);
  const files = listed(root).map(({ name, mode, folder }) => {
    const config = options.configFiles.includes(name) ? '%config(noreplace) ' : '';
    const special = mode & 0o4000 ? `%attr(${mode.toString(8)}, root, root) ` : '';
    return `${config}${special}${folder ? '%dir ' : ''}"${name}"`;
  });
  const spec = [
    `Name: ${options.name}`,
    `Version: ${options.version}`,
    `Release: ${options.iteration ?? 1}`,
    `Summary: ${options.summary}`,
    `License: ${options.license}`,
    `URL: ${options.url}`,
    `Vendor: ${options.vendor}`,
    'AutoReqProv: no',
    ...options.depends.map((one) => `Requires: ${one}`),
    // What Electron brings is neither ours to strip nor to rewrite.
    '%global __os_install_post %{nil}',
    '%global debug_package %{nil}',
    '%define _build_id_links none',
    `%define _binary_payload ${{ gzip: 'w1.gzdio', xzmt: 'w6T.xzdio', none: 'w.ufdio' }[options.compression] ?? 'w6.xzdio'}`,
    '%description',
    options.description,
    ...scripts(options).flatMap(([, section, file]) => [`%${section}`, fs.readFileSync(file, 'utf8')]),
    '%install',
    `cp -a '${root}/.' "%{buildroot}"`,
    '%files',
    '%defattr(-, root, root, -)',
    ...files,
  ];
  const file = path.join(work, 'fettle.spec');
  fs.writeFileSync(file, `${spec.join('\n')}\n`);
  const target = options.architecture === 'amd64' ? 'x86_64' : options.architecture;
  execFileSync(
    'rpmbuild',
    ['-bb', '--target', target, '--define', `_topdir ${path.join(work, 'rpm')}`, ...reproducible(), file],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const made = fs
    .readdirSync(path.join(work, 'rpm/RPMS'), { recursive: true })
    .map(String)
    .find((name) => name.endsWith('.rpm'));
  fs.copyFileSync(path.join(work, 'rpm/RPMS', made), options.package);
}

/** dpkg-deb keeps to SOURCE_DATE_EPOCH by itself; rpmbuild wants to be told. */
function reproducible() {
  if (!process.env.SOURCE_DATE_EPOCH) return [];
  const macros = [
    'use_source_date_epoch_as_buildtime 1',
    'clamp_mtime_to_source_date_epoch 1',
    '_buildhost localhost',
  ];
  return macros.flatMap((macro) => ['--define', macro]);
}

/** Everything that is ours to own: all files, and the folders below /opt/fettle and /etc/fettle. */
function listed(root) {
  return fs.readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const full = path.join(entry.parentPath, entry.name);
    const name = `/${path.relative(root, full)}`;
    const folder = entry.isDirectory();
    if (folder && !/^\/(opt|etc)\/fettle(\/|$)/.test(name)) return [];
    return [{ name, folder, mode: fs.lstatSync(full).mode & 0o7777 }];
  });
}

function main(args) {
  const options = readFpmArguments(args);
  const build = { deb: buildDeb, rpm: buildRpm }[options.type];
  if (options.source !== 'dir' || !build)
    throw new Error(`fpm.mjs cannot make ${options.type} of ${options.source}`);
  // Beside the package and not in /tmp, which may be a small file system in memory.
  const work = fs.mkdtempSync(path.join(path.dirname(options.package), '.fpm-'));
  try {
    build(options, work);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.umask(0o022);
  try {
    main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
