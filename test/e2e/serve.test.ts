/** The built model server, as a user has it: no node_modules, worker threads of the bundle. */
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { REPOSITORY_ROOT, startServe } from '@slipway/test-support';

const EXAMPLE = path.join(REPOSITORY_ROOT, 'examples', 'flight-delays');
const FLIGHT = { hour: 8, day_of_week: 1, distance: 500, origin: 'ATL', destination: 'LAX' };

async function postJson(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return response.json();
}

describe('dist/cli.js serve', () => {
  it.each([
    ['beside the network code', '0'],
    ['in two worker threads', '2'],
  ])('answers with the model %s, and ends at SIGTERM', async (_name, workers) => {
    const options = { cwd: EXAMPLE, form: 'dist' } as const;
    const server = await startServe(['--workers', workers], options);
    expect(server.process.stdout).toBe(`listening on ${server.url}\n`);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, hour) =>
        postJson(`${server.url}/predict`, { ...FLIGHT, hour }),
      ),
    );
    expect(answers[8]).toMatchObject({
      label: 0,
      probabilities: { 1: expect.closeTo(0.1848137378692627, 6) },
      version: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBeGreaterThan(10);
    const model = await (await fetch(`${server.url}/v2/models/flight-delay`)).json();
    expect(model).toMatchObject({ name: 'flight-delay' });
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toMatch(/slipway_requests_total\{.*endpoint="predict",code="200"\} 20\n/);
    expect(await server.process.stop()).toEqual({ exitCode: 0, signal: null });
  });
});
