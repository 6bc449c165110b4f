/** The entry of every action, by name; each is loaded only when it runs. */
const ENTRIES: Readonly<Record<string, () => Promise<unknown>>> = {
  'build-image': () => import('./build-image/main.ts'),
  drift: () => import('./drift/main.ts'),
  evaluate: () => import('./evaluate/main.ts'),
  promote: () => import('./promote/main.ts'),
  register: () => import('./register/main.ts'),
  report: () => import('./report/main.ts'),
  rollback: () => import('./rollback/main.ts'),
  'scan-image': () => import('./scan-image/main.ts'),
  validate: () => import('./validate/main.ts'),
};

/** Runs the action of that name. */
export async function main(name: string): Promise<void> {
  const entry = ENTRIES[name];
  if (entry === undefined) throw new Error(`There is no action "${name}"`);
  await entry();
}
