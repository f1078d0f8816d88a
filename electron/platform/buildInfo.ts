/** Which build this is; for the page about Fettle and whatever else names its version. */
export interface BuildInfo {
  /** As `fettle --version` says it, for example "0.1.0", of a test build "0.1.0-test". */
  version: string;
  /** Packed with the development runtime: older than what a release is built from, and not for users. */
  testBuild: boolean;
  /** Electron's version; undefined in plain Node. The command line of a package knows it, because it runs in Electron as Node. */
  electron: string | undefined;
}

/** Defined by the bundler; what runs from the sources has none. */
declare const FETTLE_VERSION: string | undefined;

/** `version` is given by tests only. */
export function buildInfo(
  version = typeof FETTLE_VERSION === 'undefined' ? 'unbuilt' : FETTLE_VERSION,
): BuildInfo {
  return { version, testBuild: version.endsWith('-test'), electron: process.versions.electron };
}
