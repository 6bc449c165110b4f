import { ConfigurationError } from '@slipway/core';

/** What a target calls the versions, where it does not call them by their numbers. */
export class VersionNames {
  readonly #names: ReadonlyMap<string, string>;
  readonly #versions: ReadonlyMap<string, string>;

  /** @throws ConfigurationError when two versions have one name */
  constructor(names: Readonly<Record<string, string>>) {
    this.#names = new Map(Object.entries(names));
    this.#versions = new Map([...this.#names].map(([version, name]) => [name, version]));
    for (const [version, name] of this.#names) {
      const other = this.versionOf(name);
      if (other === version) continue;
      throw new ConfigurationError('target', `${version} and ${other} have one name, "${name}"`);
    }
  }

  nameOf(version: string): string {
    return this.#names.get(version) ?? version;
  }

  versionOf(name: string): string {
    return this.#versions.get(name) ?? name;
  }
}
