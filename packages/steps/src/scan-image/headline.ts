import type { GateResult, Verdict } from '@slipway/core';
import { formatCount, plural, worstVerdict } from '@slipway/core';
import type { Assessed } from '@slipway/image/scan';
import { isOpen } from '@slipway/image/scan';

/** The severities that are worth a word in one line. */
const SPOKEN = ['critical', 'high'] as const;

function severities(assessed: Assessed): string {
  const open = assessed.findings.vulnerabilities.filter(isOpen);
  const counts = SPOKEN.map((severity) => {
    const count = open.filter((finding) => finding.severity === severity).length;
    return count === 0 ? null : `${formatCount(count)} ${severity}`;
  }).filter((part) => part !== null);
  const words = counts.length === 0 ? '' : ` (${counts.join(', ')})`;
  const total =
    open.length === 1 ? '1 vulnerability' : `${formatCount(open.length)} vulnerabilities`;
  return `${total}${words}`;
}

function newWords({ baseline, findings }: Assessed): string[] {
  if (baseline === null) return [];
  const fresh = findings.vulnerabilities.filter(
    (finding) => isOpen(finding) && finding.new === true,
  );
  const gone = baseline.resolved === null ? '' : `, ${formatCount(baseline.resolved)} resolved`;
  return [`${formatCount(fresh.length)} new${gone}`];
}

function setAside({ findings }: Assessed): string[] {
  const all = Object.values(findings).flat() as Assessed['findings']['vulnerabilities'][number][];
  const waived = all.filter((finding) => finding.waiver !== null).length;
  const ignored = all.filter((f) => f.waiver === null && f.suppression !== null).length;
  return [
    ...(waived === 0 ? [] : [`${formatCount(waived)} waived`]),
    ...(ignored === 0 ? [] : [`${formatCount(ignored)} ignored`]),
  ];
}

function others({ findings }: Assessed): string[] {
  const secrets = findings.secrets.filter(isOpen).length;
  return secrets === 0 ? [] : [plural(secrets, 'secret')];
}

function gateWords(gates: readonly GateResult[]): string {
  const count = (verdict: Verdict): number => gates.filter((g) => g.verdict === verdict).length;
  if (count('fail') > 0) return `${count('fail')} of ${plural(gates.length, 'gate')} failed`;
  const open = count('inconclusive');
  if (open > 0) return `${open} of ${plural(gates.length, 'gate')} inconclusive`;
  return `${plural(gates.length, 'gate')} passed`;
}

/** The result in one line: `3 vulnerabilities (1 high), 1 new, 0 resolved; 1 of 1 gate failed`. */
export function scanHeadline(assessed: Assessed, remark: string | null): string {
  const found = [
    severities(assessed),
    ...newWords(assessed),
    ...others(assessed),
    ...setAside(assessed),
  ].join(', ');
  const last = remark === null ? '' : `; ${remark}`;
  return `${found}; ${gateWords(assessed.gates)}${last}`;
}

/** The verdict of gates that count, and of a scan of which nothing can be concluded. */
export function scanVerdict(gates: readonly GateResult[], problems: readonly string[]): Verdict {
  return worstVerdict([
    ...gates.map(({ verdict }) => verdict),
    ...(problems.length > 0 ? (['inconclusive'] as const) : []),
  ]);
}
