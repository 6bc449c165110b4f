#!/usr/bin/env node
// Node 24 is what the actions run on; older ones lack what the code is written in.
const [major] = process.versions.node.split('.');
if (Number(major) < 24) {
  process.stderr.write(
    `slipway needs Node 24 or newer, this is ${process.version}. ` +
      'In the repository, run `npm ci` and then `npx slipway`, which brings its own.\n',
  );
  process.exitCode = 64;
} else {
  await import('../../../dist/cli.js');
}
