import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { GIT } from './git.ts';

/** What the server does with a request instead of answering it. */
export type HttpFault = 'cut' | 'cut-after' | 'forbid-push' | 'unauthorized';

/** Answers requests through `git http-backend`, the CGI program that comes with git. */
export class GitHttpServer {
  readonly url: string;
  readonly #server: Server;
  readonly #folder: string;
  /** Requests so far: method, path and query. */
  readonly requests: string[] = [];
  /** Decides about each request, by its number from 0. */
  fault: (index: number, request: string) => HttpFault | null = () => null;

  private constructor(server: Server, folder: string) {
    this.#server = server;
    this.#folder = folder;
    const { port } = server.address() as AddressInfo;
    this.url = `http://127.0.0.1:${port}/${path.basename(folder)}`;
    server.on('request', (request, response) => {
      this.#answer(request, response);
    });
  }

  /** Serves a bare repository for reading and writing. */
  static async start(folder: string): Promise<GitHttpServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new GitHttpServer(server, folder);
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const shown = `${request.method} ${url.pathname}${url.search}`;
    const fault = this.fault(this.requests.length, shown);
    this.requests.push(shown);
    if (fault === 'cut') {
      request.socket.destroy();
      return;
    }
    if (fault === 'unauthorized') {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end('no');
      return;
    }
    if (fault === 'forbid-push' && shown.includes('git-receive-pack')) {
      response.writeHead(403).end('Permission to octo/demo denied to reader.');
      return;
    }
    this.#run(request, response, url, fault === 'cut-after');
  }

  /** Runs the program; with `mute` its work is done and its answer lost. */
  #run(request: IncomingMessage, response: ServerResponse, url: URL, mute: boolean): void {
    const child = spawn('git', ['http-backend'], {
      env: {
        ...GIT.environment,
        GIT_PROJECT_ROOT: path.dirname(this.#folder),
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: url.pathname,
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
        REMOTE_USER: 'ada',
        REMOTE_ADDR: '127.0.0.1',
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    request.pipe(child.stdin);
    const chunks: Buffer[] = [];
    child.stdin.on('error', () => undefined);
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('close', () => {
      if (mute) request.socket.destroy();
      else send(response, Buffer.concat(chunks));
    });
  }
}

/** A CGI answer: headers, an empty line, the body. */
function send(response: ServerResponse, answer: Buffer): void {
  const end = answer.indexOf('\r\n\r\n');
  const lines = answer.toString('latin1', 0, Math.max(0, end)).split('\r\n');
  let status = 200;
  for (const line of lines) {
    const [name = '', value = ''] = line.split(/:\s*/, 2);
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else if (name !== '') response.setHeader(name, value);
  }
  response.writeHead(status).end(answer.subarray(end + 4));
}
