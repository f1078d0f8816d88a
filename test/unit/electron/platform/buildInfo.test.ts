import { describe, expect, it } from 'vitest';
import { buildInfo } from '../../../../electron/platform/buildInfo';

describe('buildInfo', () => {
  it('knows a test build by its version, and Electron by itself', () => {
    expect(buildInfo('0.1.0-test')).toMatchObject({ version: '0.1.0-test', testBuild: true });
    expect(buildInfo('0.1.0')).toEqual({ version: '0.1.0', testBuild: false, electron: undefined });
    expect(buildInfo().version).toBe('unbuilt');
  });
});
