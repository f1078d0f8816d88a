// The floors of docs/architecture.md: an import only ever points down.
const floor = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to },
});

const folders = (...names) => `^electron/(${names.join('|')})/`;

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
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
