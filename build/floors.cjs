// The floors of docs/architecture.md: an import only ever points down.
const floor = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to },
});

const folders = (...names) => `^electron/(${names.join('|')})/`;

/**
 * The rooms inside a folder, top floor first: a room imports only from the floors below its own, so rooms of one floor do not know each
 * other. The files beside the rooms are the house's door; `door: 'above'` keeps the rooms from knowing it, but for the file `but`.
 */
const houses = {
  'electron/agent': {
    door: 'above',
    rooms: [
      ['documents'],
      ['doctor', 'views'],
      ['departure', 'snooze', 'checking'],
      ['consent', 'delivery', 'enrollment', 'settings', 'control'],
      ['plan'],
    ],
  },
  'electron/icinga': { door: 'above', but: 'types.ts', rooms: [['rest', 'pki'], ['http']] },
  'electron/platform': {
    rooms: [['keystore', 'instance', 'managed', 'systemSettings'], ['logind'], ['processes', 'files']],
  },
  'electron/desktop': { rooms: [['notifications', 'sessionEnd', 'tray', 'window'], ['ipc']] },
  'electron/checks': {
    rooms: [
      ['snapshots', 'ntopng', 'updates'],
      ['backups', 'system'],
    ],
  },
  'electron/checks/backups': { door: 'above', rooms: [['judge', 'tools'], ['read']] },
  'electron/checks/updates': { rooms: [['judge'], ['browser', 'reboot', 'endOfLife'], ['sources']] },
  'renderer/pages': {
    door: 'above',
    rooms: [
      ['privacy', 'activity', 'about', 'seen', 'sent'],
      ['notice', 'status'],
      ['check', 'settings'],
      ['snooze'],
    ],
  },
};

/** One rule a room: it knows neither its own floor nor those above, nor a door that stands above. */
function rulesOf([house, { door, but, rooms }]) {
  const doorFiles = `^${house}/${but ? `(?!${but.replace('.', '\\.')}$)` : ''}[^/]+$`;
  const unknownTo = (room, height) =>
    rooms
      .slice(0, height + 1)
      .flat()
      .filter((other) => other !== room)
      .map((other) => `^${house}/${other}/`);
  return rooms.flatMap((roomsOfFloor, height) =>
    roomsOfFloor
      .map((room) => [room, [...unknownTo(room, height), ...(door === 'above' ? [doorFiles] : [])]])
      .filter(([, unknown]) => unknown.length > 0)
      .map(([room, unknown]) =>
        floor(
          `${house.replaceAll('/', '-')}-${room}`,
          `${house}/${room}/ imports only from the floors below it`,
          `^${house}/${room}/`,
          unknown.join('|'),
        ),
      ),
  );
}

module.exports = {
  forbidden: [
    ...Object.entries(houses).flatMap(rulesOf),
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    floor(
      'shared-stands-alone',
      'shared/ imports nothing of ours',
      '^shared/',
      '^(electron|renderer|build|test)/',
    ),
    floor(
      'window-knows-only-shared',
      'the window imports only shared/',
      '^renderer/',
      '^(electron|build|test)/',
    ),
    floor(
      'preload-knows-only-shared',
      'the preload imports only shared/',
      '^electron/desktop/preload\\.ts$',
      '^(electron/(?!desktop/)|renderer|build|test)',
    ),
    {
      name: 'electron-only-in-desktop',
      comment: 'everything but desktop/ and main.ts is plain Node',
      severity: 'error',
      from: { path: '^(electron|shared|renderer)/', pathNot: '^electron/(desktop/|main\\.ts$)' },
      to: { path: '^node_modules/electron/' },
    },
    floor(
      'platform-is-the-ground',
      'platform/ imports only shared/',
      folders('platform'),
      '^(electron/(?!platform/)|renderer|build|test)',
    ),
    floor(
      'ground-floor',
      'store, plugins, icinga, policy and privacy import only platform/ and shared/',
      folders('store', 'plugins', 'icinga', 'policy', 'privacy'),
      '^(electron/(agent|checks|cli|desktop)/|electron/[^/]+\\.ts$|renderer/|build/|test/)',
    ),
    floor(
      'rooms-of-the-ground-floor',
      'store/ knows no other room',
      folders('store'),
      folders('plugins', 'icinga', 'policy', 'privacy'),
    ),
    floor(
      'icinga-knows-no-other-room',
      'icinga/ knows no other room',
      folders('icinga'),
      folders('plugins', 'store', 'policy', 'privacy'),
    ),
    floor(
      'plugins-know-no-other-room',
      'plugins/ knows no other room',
      folders('plugins'),
      folders('icinga', 'store', 'policy', 'privacy'),
    ),
    floor(
      'checks-know-no-server',
      'a check knows no schedule and no server',
      folders('checks'),
      '^(electron/(store|icinga|agent|policy|privacy|cli|desktop)/|electron/[^/]+\\.ts$|renderer/)',
    ),
    floor(
      'engine-knows-no-surface',
      'the engine knows neither window nor command line',
      folders('agent'),
      '^(electron/(cli|desktop)/|electron/[^/]+\\.ts$|renderer/)',
    ),
    floor(
      'command-line-without-desktop',
      'the command line never loads the desktop',
      '^electron/(cli/|cli\\.ts$)',
      '^(electron/(desktop/|main\\.ts$)|renderer/)',
    ),
    floor(
      'desktop-without-command-line',
      'the desktop never loads the command line',
      '^electron/desktop/',
      '^(electron/(cli/|cli\\.ts$)|renderer/)',
    ),
    {
      name: 'command-line-only-instead-of-the-app',
      comment: 'main.ts loads cli.ts, a bundle of its own, only when it is started for it',
      severity: 'error',
      from: { path: '^electron/main\\.ts$' },
      to: { path: '^(electron/(cli/|cli\\.ts$)|renderer/)', dynamic: false },
    },
    floor(
      'product-without-tests',
      'no product file imports tests or build',
      '^(electron|shared|renderer)/',
      '^(test|build)/',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
