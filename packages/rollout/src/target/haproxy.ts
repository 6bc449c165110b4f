import { createConnection } from 'node:net';
import { ConfigurationError, didYouMean, InputError, listNames } from '@slipway/core';
import type { Traffic } from '../machine/traffic.ts';
import { describeTraffic, isSameTraffic, percentOf } from '../machine/traffic.ts';
import type { Plan } from '../plan/plan.ts';
import type { DeployRequest, Readiness, TrafficTarget } from './port.ts';
import { TargetChanged } from './port.ts';

/** Time that HAProxy has to answer, in milliseconds. */
const TIMEOUT = 5000;
/** HAProxy's weights are whole numbers up to 256; halves of a percent still fit. */
const SCALE = 2;
/** A server that is running (`srv_op_state`). */
const RUNNING = '2';
/** Bits of `srv_admin_state` that keep a server from traffic: maintenance and drain. */
const HELD_BACK = 0x01 | 0x02 | 0x04 | 0x08 | 0x10;

export interface HaproxyOptions {
  /** Absolute path of the runtime API's socket. */
  readonly socket: string;
  readonly backend: string;
  /** Server by version, where they are not named alike. */
  readonly servers: ReadonlyMap<string, string>;
}

interface Server {
  readonly name: string;
  readonly weight: number;
  readonly isRunning: boolean;
  readonly isHeldBack: boolean;
}

/** Names go into commands that are lines of words. */
function checkWord(text: string, what: string): string {
  if (/^[A-Za-z0-9_.:-]+$/.test(text)) return text;
  throw new ConfigurationError('target', `"${text}" is no name of a ${what} in HAProxy`);
}

/**
 * HAProxy on this host, through its runtime API ("set server … weight", management guide, section
 * 9.3). One server of the backend for each version. Changes live in the process: a reload of HAProxy
 * begins with its configuration unless it keeps the servers' state.
 */
export class HaproxyTarget implements TrafficTarget {
  readonly description: string;
  readonly #options: HaproxyOptions;
  readonly #versions: ReadonlyMap<string, string>;

  constructor(options: HaproxyOptions) {
    checkWord(options.backend, 'backend');
    for (const server of options.servers.values()) checkWord(server, 'server');
    this.#options = options;
    this.#versions = new Map([...options.servers].map(([version, server]) => [server, version]));
    this.description = `HAProxy's backend ${options.backend}`;
  }

  refuses({ steps }: Plan): string | null {
    if (steps.some(({ kind }) => kind === 'shadow')) {
      return 'HAProxy makes no copies of requests; leave the shadow steps out';
    }
    const odd = steps.find(
      (step) => step.kind === 'traffic' && !Number.isInteger(step.percent * SCALE),
    );
    if (odd?.kind !== 'traffic') return null;
    return `HAProxy's weights are whole numbers: ${odd.percent}% is not a multiple of 0.5%`;
  }

  async read(): Promise<Traffic> {
    const servers = await this.#servers();
    const total = servers.reduce((sum, { weight }) => sum + weight, 0);
    const shares = servers
      .filter(({ weight }) => weight > 0)
      .map(({ name, weight }) => ({
        version: this.#versions.get(name) ?? name,
        percent: (weight / total) * 100,
      }));
    return { shares, shadows: [] };
  }

  async deploy({ version }: DeployRequest): Promise<void> {
    const server = this.#find(await this.#servers(), version);
    // One that is held back counts with its weight as soon as it is let in.
    if (server.isHeldBack) {
      const name = this.#full(server.name);
      await this.#send([`set server ${name} weight 0`, `set server ${name} state ready`]);
    }
  }

  async write(after: Traffic, expected: Traffic | null): Promise<void> {
    if (expected !== null) {
      const live = await this.read();
      if (!isSameTraffic(live, expected)) {
        const was = `${describeTraffic(live)}, expected was ${describeTraffic(expected)}`;
        throw new TargetChanged(`${this.description} has ${was}: somebody changed it`, live);
      }
    }
    const servers = await this.#servers();
    for (const { version } of after.shares) this.#find(servers, version);
    const share = ({ name }: Server): number => percentOf(after, this.#versions.get(name) ?? name);
    // Servers that gain come first, so that there is always one with a weight.
    const ordered = [...servers].sort((a, b) => share(b) - share(a));
    await this.#send(
      ordered.map(
        (server) =>
          `set server ${this.#full(server.name)} weight ${Math.round(share(server) * SCALE)}`,
      ),
    );
  }

  async readiness(version: string): Promise<Readiness> {
    const server = this.#find(await this.#servers(), version);
    if (server.isRunning && !server.isHeldBack) return { ready: true };
    const why = server.isHeldBack ? 'in maintenance' : 'down';
    return { ready: false, reason: `HAProxy has the server ${server.name} ${why}` };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #full(server: string): string {
    return `${this.#options.backend}/${server}`;
  }

  #find(servers: readonly Server[], version: string): Server {
    const wanted = this.#options.servers.get(version) ?? version;
    const found = servers.find(({ name }) => name === wanted);
    if (found !== undefined) return found;
    const names = servers.map(({ name }) => name);
    throw new InputError(
      'target',
      `${this.description} has no server "${wanted}" for version ${version}` +
        `${didYouMean(wanted, names) || `; it has ${listNames(names)}`}; name it in target.servers`,
    );
  }

  async #servers(): Promise<Server[]> {
    const text = await this.#ask([`show servers state ${this.#options.backend}`]);
    const [, heading, ...lines] = text.trim().split('\n');
    if (!(heading?.startsWith('# be_id') ?? false)) {
      throw new InputError('target', `${this.description}: ${text.trim() || 'no answer'}`);
    }
    const columns = (heading ?? '').slice(2).split(' ');
    return lines
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const fields = line.split(' ');
        const field = (name: string): string => fields[columns.indexOf(name)] ?? '';
        return {
          name: field('srv_name'),
          weight: Number(field('srv_uweight')),
          isRunning: field('srv_op_state') === RUNNING,
          isHeldBack: (Number(field('srv_admin_state')) & HELD_BACK) !== 0,
        };
      });
  }

  /** Sends commands that answer nothing when they worked. */
  async #send(commands: readonly string[]): Promise<void> {
    const answer = (await this.#ask(commands)).trim();
    if (answer !== '') throw new InputError('target', `${this.description}: ${answer}`);
  }

  #ask(commands: readonly string[]): Promise<string> {
    const { socket } = this.#options;
    return new Promise((resolve, reject) => {
      const fail = (detail: string, cause?: unknown): void => {
        connection.destroy();
        const message = `${socket}: ${detail}; is HAProxy running, with \`stats socket … level admin\`?`;
        reject(new InputError('target', message, { cause }));
      };
      const connection = createConnection(socket);
      const chunks: Buffer[] = [];
      connection.setTimeout(TIMEOUT, () => {
        fail(`no answer within ${TIMEOUT / 1000} s`);
      });
      connection.on('error', (error) => {
        fail(error.message, error);
      });
      connection.on('data', (chunk) => chunks.push(chunk));
      connection.on('end', () => {
        connection.destroy();
        resolve(Buffer.concat(chunks).toString('utf8'));
      });
      connection.write(`${commands.join(';')}\n`);
    });
  }
}
