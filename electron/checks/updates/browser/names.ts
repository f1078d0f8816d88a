/** Browsers whose version can be read; the policy names them. */
export const browserNames = ['firefox', 'chrome', 'chromium', 'edge'] as const;
export type BrowserName = (typeof browserNames)[number];
