import { z } from 'zod';
import { formatPurl } from '../scan/purl.ts';
import type { Package } from '../scan/report.ts';
import type { CollectedFile } from './collect.ts';

/** The distribution, by its os-release (https://www.freedesktop.org/software/systemd/man/os-release.html). */
export interface Distribution {
  /** `debian` */
  readonly id: string;
  readonly version: string | null;
}

export interface Installed {
  readonly distribution: Distribution | null;
  /** Sorted by purl and path. */
  readonly packages: readonly Package[];
}

type Files = ReadonlyMap<string, CollectedFile>;

function distributionOf(files: Files): Distribution | null {
  const text = (files.get('etc/os-release') ?? files.get('usr/lib/os-release'))?.text;
  if (text === undefined) return null;
  const value = (key: string): string | null =>
    new RegExp(`^${key}=["']?([^"'\\n]*)["']?$`, 'm').exec(text)?.[1] ?? null;
  const id = value('ID');
  return id === null || id === '' ? null : { id, version: value('VERSION_ID') };
}

/** The paragraphs of a file in Debian's control format: field to value, without continued lines. */
function paragraphs(text: string): Map<string, string>[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => {
      const fields = new Map<string, string>();
      for (const line of paragraph.split('\n')) {
        const match = /^([A-Za-z][A-Za-z0-9-]*):\s*(.*)$/.exec(line);
        if (match !== null) fields.set((match[1] ?? '').toLowerCase(), (match[2] ?? '').trim());
      }
      return fields;
    })
    .filter((fields) => fields.size > 0);
}

function withQualifiers(purl: string | null, qualifiers: Record<string, string>): string | null {
  const query = Object.entries(qualifiers)
    .filter(([, text]) => text !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, text]) => `${key}=${encodeURIComponent(text)}`)
    .join('&');
  return purl === null || query === '' ? purl : `${purl}?${query}`;
}

function systemPackage(
  type: 'deb' | 'apk',
  entry: { name: string; version: string; arch: string; license: string; layer: string },
  distribution: Distribution | null,
): Package {
  const { name, version, arch, license, layer } = entry;
  const namespace = distribution?.id ?? (type === 'deb' ? 'debian' : 'alpine');
  const distro =
    distribution === null ? '' : [distribution.id, distribution.version].filter(Boolean).join('-');
  return {
    name,
    version,
    purl: withQualifiers(formatPurl({ type, namespace, name, version }), { arch, distro }),
    path: null,
    layer,
    licenses: license === '' ? [] : [license],
  };
}

function debian(files: Files, distribution: Distribution | null): Package[] {
  const sources = [...files].filter(
    ([path]) => /^var\/lib\/dpkg\/status(?:\.d\/.+)?$/.test(path) && !path.endsWith('.md5sums'),
  );
  return sources.flatMap(([, { text, layer }]) =>
    paragraphs(text).flatMap((fields) => {
      const [name = '', version = ''] = [fields.get('package'), fields.get('version')];
      const status = fields.get('status') ?? 'install ok installed';
      if (name === '' || version === '' || !status.endsWith(' installed')) return [];
      const arch = fields.get('architecture') ?? '';
      return [systemPackage('deb', { name, version, arch, license: '', layer }, distribution)];
    }),
  );
}

/** Alpine's database: one letter, a colon, the value (https://wiki.alpinelinux.org/wiki/Apk_spec). */
function alpine(files: Files, distribution: Distribution | null): Package[] {
  const database = files.get('lib/apk/db/installed') ?? files.get('usr/lib/apk/db/installed');
  if (database === undefined) return [];
  return database.text.split(/\n\n+/).flatMap((entry) => {
    const field = (letter: string): string =>
      new RegExp(`^${letter}:(.*)$`, 'm').exec(entry)?.[1]?.trim() ?? '';
    const [name, version] = [field('P'), field('V')];
    if (name === '' || version === '') return [];
    const rest = { arch: field('A'), license: field('L'), layer: database.layer };
    return [systemPackage('apk', { name, version, ...rest }, distribution)];
  });
}

/** Python's core metadata (https://packaging.python.org/specifications/core-metadata/). */
function python(files: Files): Package[] {
  return [...files].flatMap(([path, { text, layer }]) => {
    if (!/\.dist-info\/METADATA$|\.egg-info(?:\/PKG-INFO)?$/.test(path)) return [];
    const [fields] = paragraphs(text);
    const [name = '', version = ''] = [fields?.get('name'), fields?.get('version')];
    if (name === '' || version === '') return [];
    const license = fields?.get('license-expression') ?? fields?.get('license') ?? '';
    const plain = name.toLowerCase().replace(/[-_.]+/g, '-');
    return [
      {
        name,
        version,
        purl: formatPurl({ type: 'pypi', namespace: null, name: plain, version }),
        path,
        layer,
        licenses: license === '' || license.length > 100 ? [] : [license],
      },
    ];
  });
}

const packageJson = z.object({
  name: z.string().min(1),
  version: z.string().min(1),
  license: z
    .union([z.string(), z.object({ type: z.string() })])
    .optional()
    .catch(undefined),
});

function npm(files: Files): Package[] {
  return [...files].flatMap(([path, { text, layer }]) => {
    if (!path.endsWith('/package.json')) return [];
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      // Test data of packages: what is not JSON is no package.
      return [];
    }
    const parsed = packageJson.safeParse(json);
    if (!parsed.success) return [];
    const { name, version, license } = parsed.data;
    const slash = name.startsWith('@') ? name.indexOf('/') : -1;
    const namespace = slash > 0 ? name.slice(0, slash) : null;
    const text_ = typeof license === 'string' ? license : license?.type;
    return [
      {
        name,
        version,
        purl: formatPurl({ type: 'npm', namespace, name: name.slice(slash + 1), version }),
        path,
        layer,
        licenses: text_ === undefined ? [] : [text_],
      },
    ];
  });
}

function key({ purl, name, version, path }: Package): string {
  return `${purl ?? `${name}@${version}`}\n${path ?? ''}`;
}

/** The packages that files of an image say are installed: of the distribution, Python's and npm's. */
export function installedPackages(files: Files): Installed {
  const distribution = distributionOf(files);
  const all = [
    ...debian(files, distribution),
    ...alpine(files, distribution),
    ...python(files),
    ...npm(files),
  ];
  const unique = new Map(all.map((entry) => [key(entry), entry]));
  const packages = [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  return { distribution, packages };
}
