/** A container engine and a registry that are for tests. */
export interface TestContainers {
  /** Value for DOCKER_HOST. */
  readonly host: string;
  /** Host and port of a registry on loopback. */
  readonly registry: string;
}

/**
 * The engine and the registry that `npm run test:integration` started; null on a machine that
 * cannot run containers, which the suite says loudly.
 */
export function testContainers(): TestContainers | null {
  const { SLIPWAY_DOCKER_HOST: host, SLIPWAY_REGISTRY: registry } = process.env;
  return host && registry ? { host, registry } : null;
}
