/** Variables to set; undefined removes one. */
export type Variables = Readonly<Record<string, string | undefined>>;

function assign(changes: Variables): void {
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
}

/** Runs something with changed environment variables and puts them back, whatever happens. */
export async function withEnvironment<T>(
  changes: Variables,
  run: () => T | Promise<T>,
): Promise<T> {
  const before = Object.fromEntries(Object.keys(changes).map((name) => [name, process.env[name]]));
  assign(changes);
  try {
    return await run();
  } finally {
    assign(before);
  }
}
