// Runs in a container beside the server, in its network: the server has no other. Reads requests as
// JSON lines from standard input and writes one JSON line for each answer.
//   {"id": 1, "method": "POST", "path": "/predict", "headers": {…}, "body": "<base64>"}
//   {"id": 1, "status": 200, "headers": {…}, "body": "<base64>", "ms": 1.7}
//   {"id": 1, "error": "connect ECONNREFUSED 127.0.0.1:8080"}
// With "hold" only half of the body is sent; {"id": 1, "held": true} says that it is, and
// {"resume": 1} sends the rest. {"id": 2, "process": true} asks for user and memory of the server.
import { Agent, request as open } from 'node:http';
import { createInterface } from 'node:readline';

const port = Number(process.argv.at(-1));
const agent = new Agent({ keepAlive: true });
const held = new Map();

function tell(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** Sends the whole body, or half of it and the rest when it is asked for. */
function send(outgoing, { id, hold }, body) {
  if (!hold) {
    outgoing.end(body);
    return;
  }
  const half = Math.floor(body.length / 2);
  outgoing.flushHeaders();
  outgoing.write(body.subarray(0, half), () => tell({ id, held: true }));
  held.set(id, () => outgoing.end(body.subarray(half)));
}

function ask({ id, port: other, method, path, headers, body: encoded, hold, timeoutMs }) {
  const body = Buffer.from(encoded ?? '', 'base64');
  const started = performance.now();
  const all = { ...headers, 'content-length': body.length };
  const options = { host: '127.0.0.1', port: other ?? port, method, path, headers: all, agent };
  const outgoing = open({ ...options, timeout: timeoutMs });
  outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${timeoutMs} ms`)));
  outgoing.on('error', (error) => tell({ id, error: error.message || String(error.code) }));
  outgoing.on('response', (incoming) => {
    const chunks = [];
    incoming.on('data', (chunk) => chunks.push(chunk));
    incoming.on('error', (error) => tell({ id, error: error.message }));
    incoming.on('end', () => {
      const ms = performance.now() - started;
      const answer = Buffer.concat(chunks).toString('base64');
      tell({ id, status: incoming.statusCode, headers: incoming.headers, body: answer, ms });
    });
  });
  send(outgoing, { id, hold }, body);
}

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const message = JSON.parse(line);
    if (message.resume !== undefined) held.get(message.resume)?.();
    else ask(message);
  })
  .on('close', () => process.exit());
tell({ ready: true });
