// Cleans up after a process that died. Its standard input carries one JSON object a line:
//   {"id": 1, "undo": {"process": 1234}}                      a process group to kill
//   {"id": 2, "undo": {"command": ["docker", "rm", "x"]}}     a program to run
//   {"id": 3, "undo": {"folder": "/tmp/x"}}                   a folder to remove
//   {"done": 2}                                               that one is not needed any more
// When the input ends, whatever is left is undone, the newest first.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** A command that reached its daemon late is undone by the second round. */
const ROUNDS = 2;
const PAUSE_MS = 1500;

const pending = new Map();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

function undo({ process: pid, command, folder }) {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    if (command !== undefined) {
      spawnSync(command[0], command.slice(1), { stdio: 'ignore', timeout: 60_000 });
    }
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // Nobody is left to be told.
  }
}

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const message = JSON.parse(line);
    if (message.done === undefined) pending.set(message.id, message.undo);
    else pending.delete(message.done);
  })
  .on('close', () => {
    const left = [...pending.values()].reverse();
    for (let round = 0; round < ROUNDS && left.length > 0; round++) {
      if (round > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
      for (const one of left.filter((item) => item.process !== undefined)) undo(one);
      for (const one of left.filter((item) => item.process === undefined)) undo(one);
    }
    process.exit();
  });
