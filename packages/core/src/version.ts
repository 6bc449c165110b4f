/** Slipway's version, as written in evidence; equals package.json (a test checks it). */
export const VERSION = '0.1.0';
