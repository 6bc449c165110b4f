const SHOWN = '***';

/**
 * A function that takes a token out of any text: as it is, percent-encoded, and as the base 64
 * that basic authentication makes of it.
 */
export function redactor(token: string): (text: string) => string {
  if (token === '') return (text) => text;
  // Without the padding, which may or may not follow.
  const base64 = (text: string): string => Buffer.from(text).toString('base64').replace(/=+$/, '');
  const secrets = [
    base64(`x-access-token:${token}`),
    base64(token),
    encodeURIComponent(token),
    token,
  ];
  return (text) => secrets.reduce((result, secret) => result.replaceAll(secret, SHOWN), text);
}
