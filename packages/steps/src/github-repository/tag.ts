import type { TagObject, TagSignature } from '@slipway/registry';
import type { TagAnswer } from './answers.ts';

const SIGNATURE = /^-----BEGIN (?:PGP|SSH) (?:SIGNATURE|MESSAGE)-----$/m;

/** An annotated tag as the API answers it. */
export function tagObject(answer: TagAnswer): TagObject {
  const { tag, message, object, tagger, verification } = answer;
  const start = SIGNATURE.exec(message)?.index;
  return {
    target: object.sha,
    name: tag,
    tagger: tagger ? `${tagger.name} <${tagger.email}>` : null,
    time: tagger ? Date.parse(tagger.date) / 1000 : null,
    message: start === undefined ? message : message.slice(0, start),
    signed: start !== undefined || (verification?.signature ?? null) !== null,
  };
}

/** What GitHub says of a tag's signature. */
export function signatureOf(answer: TagAnswer): TagSignature {
  const { verification } = answer;
  if (!tagObject(answer).signed) return { status: 'unsigned', detail: 'it is not signed' };
  const detail = `GitHub says: ${verification?.reason ?? 'nothing'}`;
  if (verification?.verified === true) return { status: 'good', detail };
  return { status: verification?.reason === 'invalid' ? 'bad' : 'unknown', detail };
}
