/** What a registry's refusal comes to, and what to do about it. */
export interface RegistryReason {
  readonly kind: 'credentials' | 'busy' | 'broken' | 'unreachable' | 'missing' | 'other';
  readonly remedy: string | null;
}

const RULES: readonly { readonly pattern: RegExp; readonly reason: RegistryReason }[] = [
  {
    pattern: /\b429\b|too ?many ?requests|rate ?limit/i,
    reason: { kind: 'busy', remedy: 'the registry limits requests: log in, or try again later' },
  },
  {
    pattern:
      /\b40[13]\b|unauthori[sz]ed|authentication required|access denied|denied:|no basic auth|forbidden/i,
    reason: {
      kind: 'credentials',
      remedy: 'log in first (docker/login-action, or `docker login`) with the right to do this',
    },
  },
  {
    pattern: /\b50[0-4]\b|internal server error|bad gateway|service unavailable|gateway time-?out/i,
    reason: { kind: 'broken', remedy: 'the registry failed: try again later' },
  },
  {
    pattern:
      /no such host|connection refused|connection reset|i\/o timeout|network is unreachable|tls handshake|unexpected eof|certificate|server gave http response/i,
    reason: { kind: 'unreachable', remedy: 'check the registry’s name and the network' },
  },
  {
    pattern: /\b404\b|manifest unknown|name unknown|not found|does not exist/i,
    reason: { kind: 'missing', remedy: 'check the name and the digest' },
  },
];

/** Sorts the reason that a program or a registry gave. */
export function registryReason(message: string): RegistryReason {
  return (
    RULES.find(({ pattern }) => pattern.test(message))?.reason ?? { kind: 'other', remedy: null }
  );
}

/** Whether it may go better in a moment. */
export function isTransient(message: string): boolean {
  return ['busy', 'broken', 'unreachable'].includes(registryReason(message).kind);
}
