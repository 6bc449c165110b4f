import { describe } from '@jest/globals';
import { storeConformance } from '../testing/store-conformance.ts';
import { OciClient } from './oci-client.ts';
import { OciStore } from './oci.ts';

const address = process.env.SLIPWAY_REGISTRY;
const reason = process.env.SLIPWAY_NO_CONTAINERS;

if (address === undefined && reason === undefined) {
  throw new Error('SLIPWAY_REGISTRY is not set: start these tests with npm run test:integration');
}

(address === undefined ? describe.skip : describe)('a real registry', () => {
  storeConformance('OCI', () => {
    const client = new OciClient(`${address}/team/models`, { fetch }, () => null);
    return Promise.resolve({ store: new OciStore(client), tamper: null });
  });
});
