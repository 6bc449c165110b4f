import base from './jest.config.js';

/** Tests with real parts; `npm run test:integration` installs and starts those first. */
/** @type {import('jest').Config} */
export default {
  ...base,
  testMatch: [
    '<rootDir>/test/**/*.integration.test.ts',
    '<rootDir>/packages/**/*.integration.test.ts',
  ],
  testPathIgnorePatterns: ['/node_modules/', '/build/'],
  testTimeout: 600_000,
};
