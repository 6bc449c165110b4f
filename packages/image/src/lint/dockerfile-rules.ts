import type { FindingSeverity } from '@slipway/core';
import type { Instruction } from '../scan/place/dockerfile.ts';
import { parseDockerfile } from '../scan/place/dockerfile.ts';
import type { SourceFile } from '../scan/place/source-file.ts';
import type { MisconfigurationEntry } from '../scan/report.ts';

/** Something that a rule found wrong. */
interface Remark {
  readonly line: number;
  readonly message: string;
}

/** A rule about a Dockerfile. */
interface Rule {
  readonly id: string;
  readonly title: string;
  readonly severity: FindingSeverity;
  readonly remedy: string;
  readonly check: (instructions: readonly Instruction[]) => readonly Remark[];
}

function of(instructions: readonly Instruction[], keyword: string): readonly Instruction[] {
  return instructions.filter((instruction) => instruction.keyword === keyword);
}

/** The instructions of the last stage: of the image that is made. */
function lastStage(instructions: readonly Instruction[]): readonly Instruction[] {
  const last = instructions.findLastIndex(({ keyword }) => keyword === 'FROM');
  return last < 0 ? instructions : instructions.slice(last);
}

/** The image and the stage's name in `FROM --platform=… image AS name`. */
function fromOf({ value }: Instruction): { image: string; stage: string | null } {
  const words = value.split(/\s+/).filter((word) => word !== '' && !word.startsWith('--'));
  const as = words.findIndex((word) => word.toUpperCase() === 'AS');
  return { image: words[0] ?? '', stage: as < 0 ? null : (words[as + 1] ?? null) };
}

const unpinnedBase: Rule['check'] = (instructions) => {
  const stages = new Set<string>();
  return of(instructions, 'FROM').flatMap((from) => {
    const { image, stage } = fromOf(from);
    const isOther = image === 'scratch' || stages.has(image.toLowerCase()) || image.includes('$');
    if (stage !== null) stages.add(stage.toLowerCase());
    if (isOther || /@sha256:[0-9a-f]{64}$/.test(image)) return [];
    return [{ line: from.line, message: `${image} may be another image tomorrow` }];
  });
};

const rootUser: Rule['check'] = (instructions) => {
  const stage = lastStage(instructions);
  const user = of(stage, 'USER').at(-1);
  const [from] = of(stage, 'FROM');
  if (from === undefined) return [];
  if (user === undefined) {
    return [
      { line: from.line, message: 'no USER is set: unless the base says otherwise it is root' },
    ];
  }
  const name = user.value.trim().split(':')[0] ?? '';
  return name === 'root' || name === '0'
    ? [{ line: user.line, message: 'the server runs as root' }]
    : [];
};

const SECRET_NAME =
  /(?:^|_)(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?)$/i;

const secretInVariable: Rule['check'] = (instructions) =>
  instructions.flatMap(({ keyword, value, line }) => {
    if (keyword !== 'ENV' && keyword !== 'ARG') return [];
    const pairs = [...value.matchAll(/([A-Za-z_][A-Za-z0-9_]*)(=|\s+)(\S*)/g)];
    return pairs
      .filter(([, name = '', , text = '']) => {
        const isGiven = text.replace(/["']/g, '') !== '' && !text.includes('$');
        return SECRET_NAME.test(name) && isGiven;
      })
      .map(([, name = '']) => ({
        line,
        message: `${keyword} ${name} has a value that everybody who has the image can read`,
      }));
  });

const remoteAdd: Rule['check'] = (instructions) =>
  of(instructions, 'ADD').flatMap(({ value, line }) =>
    /\bhttps?:\/\//.test(value) && !value.includes('--checksum=')
      ? [{ line, message: 'what the address serves goes in unchecked' }]
      : [],
  );

const pipedShell: Rule['check'] = (instructions) =>
  of(instructions, 'RUN').flatMap(({ value, line }) =>
    /\b(?:curl|wget)\b[^|;&]*\|\s*(?:sudo\s+)?(?:ba|z|da)?sh\b/.test(value)
      ? [{ line, message: 'a script from the network is run unseen' }]
      : [],
  );

const unpinnedPip: Rule['check'] = (instructions) =>
  of(instructions, 'RUN').flatMap(({ value, line }) => {
    const commands = [...value.matchAll(/\bpip3?\s+install\s+([^&|;]+)/g)];
    const names = commands.flatMap(([, rest = '']) => {
      // Files of requirements, hashes and folders pin by other means.
      if (/(?:^|\s)(?:-r|--requirement|--require-hashes|-e|--editable|-c)\b/.test(rest)) return [];
      return rest
        .split(/\s+/)
        .map((word) => word.replace(/["']/g, ''))
        .filter((word) => /^[A-Za-z0-9][\w.-]*(?:\[[^\]]*\])?$/.test(word))
        .filter((word) => !/^(?:pip|setuptools|wheel)$/.test(word));
    });
    return names.length === 0
      ? []
      : [{ line, message: `${names.join(', ')}: whatever version is newest is installed` }];
  });

const ownerless: Rule['check'] = (instructions) =>
  of(lastStage(instructions), 'RUN').flatMap(({ value, line }) =>
    /\bchmod\s+(?:-R\s+)?(?:[0-7]?777|a\+rwx|[ugo]*\+s|[2467][0-7]{3})\b/.test(value)
      ? [{ line, message: 'files get setuid or may be written by everyone' }]
      : [],
  );

const noHealthCheck: Rule['check'] = (instructions) => {
  const stage = lastStage(instructions);
  const [from] = of(stage, 'FROM');
  if (from === undefined || of(stage, 'HEALTHCHECK').length > 0) return [];
  return [{ line: from.line, message: 'nothing says whether the server answers' }];
};

const RULES: readonly Rule[] = [
  {
    id: 'SLIPWAY-D001',
    title: 'The base image is not pinned by digest',
    severity: 'medium',
    remedy: 'Name it as image:tag@sha256:… (docker buildx imagetools inspect image:tag).',
    check: unpinnedBase,
  },
  {
    id: 'SLIPWAY-D002',
    title: 'The image runs as root',
    severity: 'high',
    remedy: 'End with USER and a number above 0, for example USER 10001:0.',
    check: rootUser,
  },
  {
    id: 'SLIPWAY-D003',
    title: 'A secret is part of the image',
    severity: 'critical',
    remedy: 'Revoke it, and give it to the build with RUN --mount=type=secret.',
    check: secretInVariable,
  },
  {
    id: 'SLIPWAY-D004',
    title: 'A download is not checked',
    severity: 'medium',
    remedy: 'Use ADD --checksum=sha256:… or check the sum after the download.',
    check: remoteAdd,
  },
  {
    id: 'SLIPWAY-D005',
    title: 'A script from the network is run',
    severity: 'high',
    remedy: 'Download a pinned file, check its sha256, then run it.',
    check: pipedShell,
  },
  {
    id: 'SLIPWAY-D006',
    title: 'Python packages are not pinned',
    severity: 'medium',
    remedy: 'Install from a lock file: pip install --require-hashes -r requirements.txt.',
    check: unpinnedPip,
  },
  {
    id: 'SLIPWAY-D007',
    title: 'Files get setuid, or may be written by everyone',
    severity: 'medium',
    remedy: 'Let root own the files, readable for everyone: chmod -R a+rX.',
    check: ownerless,
  },
  {
    id: 'SLIPWAY-D008',
    title: 'There is no health check',
    severity: 'low',
    remedy: 'Add HEALTHCHECK with a command that asks the server.',
    check: noHealthCheck,
  },
];

/**
 * What is wrong with a Dockerfile by our own rules: those that matter for an image that serves a
 * model, none about style. A line that ends in a comment cannot switch a rule off; a waiver can.
 */
export function lintDockerfile(file: SourceFile): MisconfigurationEntry[] {
  const instructions = parseDockerfile(file.text);
  return RULES.flatMap(({ id, title, severity, remedy, check }) =>
    check(instructions).map(({ line, message }) => ({
      id,
      title,
      severity,
      remedy,
      message,
      source: 'slipway',
      path: file.path,
      line,
    })),
  );
}
