import type { MisconfigurationEntry } from '../scan/report.ts';

const SECRET =
  /\b([A-Za-z0-9_]*(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY))=([^\s"'$]+)/i;

function entry(
  id: string,
  title: string,
  severity: MisconfigurationEntry['severity'],
  message: string,
  remedy: string,
): MisconfigurationEntry {
  return { id, title, severity, message, remedy, source: 'slipway', path: 'the image', line: null };
}

/** The part of an image's configuration that the rules look at. */
export interface LintedConfiguration {
  readonly config?:
    | {
        readonly User?: string | null | undefined;
        readonly Env?: readonly string[] | null | undefined;
      }
    | null
    | undefined;
  readonly history?:
    readonly { readonly created_by?: string | null | undefined }[] | null | undefined;
}

/**
 * What is wrong with a built image by its configuration: who it runs as, and secrets that stand in
 * its variables or in the history of its layers. The value of a secret is never part of a finding.
 */
export function lintImage({ config, history }: LintedConfiguration): MisconfigurationEntry[] {
  const found: MisconfigurationEntry[] = [];
  const user = (config?.User ?? '').split(':')[0] ?? '';
  if (user === '' || user === 'root' || user === '0') {
    found.push(
      entry(
        'SLIPWAY-I001',
        'The image runs as root',
        'high',
        user === '' ? 'no user is set, which is root' : `its user is ${user}`,
        'Set USER to a number above 0.',
      ),
    );
  }
  const places = [
    ...(config?.Env ?? []).map((text) => ({ text, where: 'a variable of the image' })),
    ...(history ?? []).map((layer, i) => ({
      text: layer.created_by ?? '',
      where: `step ${i + 1} of the history`,
    })),
  ];
  const named = new Set<string>();
  for (const { text, where } of places) {
    const name = SECRET.exec(text)?.[1];
    if (name === undefined || named.has(name)) continue;
    named.add(name);
    found.push(
      entry(
        'SLIPWAY-I002',
        'A secret is part of the image',
        'critical',
        `${name} has a value in ${where}`,
        'Revoke it, and give it to the build with RUN --mount=type=secret.',
      ),
    );
  }
  return found;
}
