/** What the page about Fettle tells of this build. */
export interface AboutView {
  version: string;
  /** Packed with the development runtime, and not for users. */
  testBuild: boolean;
  electron: string;
  chromium: string;
  node: string;
}
