import { parseElementType } from '../onnx/element-type.ts';
import { firstLine } from './first-line.ts';

/** What ONNX Runtime wraps its messages in: codes, the stage, places in its own sources. */
const WRAPPINGS: readonly RegExp[] = [
  /^Can't create a session\. ERROR_CODE: \d+, ERROR_MESSAGE: /,
  /^failed to call OrtRun\(\)\. ERROR_CODE: \d+, ERROR_MESSAGE: /,
  /^Load model from .*? failed:/s,
  /^Exception during (?:loading|initialization): /,
  // file:line, then the signature of a C++ function
  /^(?:\/|[A-Z]:\\)\S*\.(?:cc|h):\d+ [^\n]*?\)(?: const)?(?:::<lambda\([^)]*\)>)?(?: \[with [^\]]*\])? /,
];

function unwrap(message: string): string {
  let text = message.trim();
  for (let before = ''; before !== text;) {
    before = text;
    for (const wrapping of WRAPPINGS) text = text.replace(wrapping, '').trim();
  }
  return text;
}

/** A kind of error of ONNX Runtime, and the sentence about it. */
interface Translation {
  readonly pattern: RegExp;
  readonly say: (match: RegExpExecArray) => string;
}

const TRANSLATIONS: readonly Translation[] = [
  {
    pattern: /(?:Fatal error: )?([^\s:]*):(\S+?)\(-?\d+\) is not a registered function\/op/,
    say: ([, domain, op]) =>
      `needs the operator "${op}" of the domain "${domain}", which ONNX Runtime does not have: ` +
      'a custom operator; export the model with standard operators',
  },
  {
    pattern: /No Op registered for (\S+) with domain_version of (\d+)/,
    say: ([, op, version]) =>
      `needs the operator "${op}", which opset ${version} does not have; ` +
      'export the model with the opset that it was written for',
  },
  {
    pattern: /Unsupported model IR version: (\d+), max supported IR version: (\d+)/,
    say: ([, version, supported]) =>
      `has IR version ${version}, newer than the ${supported} that this ONNX Runtime reads; ` +
      'export it with an older onnx package, or set model.ir_version',
  },
  {
    pattern:
      /Opset (\d+) is under development[\s\S]*?official support for domain (\S+) is till opset (\d+)/,
    say: ([, version, domain, supported]) =>
      `uses opset ${version} of ${domain}, newer than the ${supported} that this ONNX Runtime has; ` +
      'export it with an older target opset',
  },
  {
    pattern: /Could not find an implementation for (\S+?)\((\d+)\) node/,
    say: ([, op, version]) =>
      `uses the operator "${op}" (opset ${version}) in a form (element types, attributes) that ` +
      'ONNX Runtime cannot compute on a CPU',
  },
  {
    pattern: /(?:U|u)nsupported data type: (\d+)/,
    say: ([, type]) => `has an input or output of element type ${type}, which JavaScript has not`,
  },
  {
    pattern:
      /Got invalid dimensions for input: (\S+) .*?\n\s*index: (\d+) Got: (\d+) Expected: (\d+)/s,
    say: ([, input, index, got, expected]) =>
      `takes input "${input}" with ${expected} in dimension ${index} only, and was given ${got}` +
      (index === '0' ? ': its batch size is fixed' : ''),
  },
  {
    pattern: /while running (\S+) node\. Name:'.*?' Status Message: ([\s\S]*)/,
    say: ([, op, detail]) => `failed in the operator "${op}": ${firstLine(unwrap(detail ?? ''))}`,
  },
  {
    pattern: /Unexpected input data type\. Actual: \((.*)\) ?, expected: \((.*)\)/,
    say: ([, actual = '', expected = '']) =>
      `takes ${parseElementType(expected) ?? expected}, and was given ` +
      (parseElementType(actual) ?? actual),
  },
  {
    pattern: /(?:This is an invalid model\.|Invalid model\.|INVALID_GRAPH)\s*([\s\S]*)/,
    say: ([, detail]) => `is not a valid graph: ${firstLine(detail ?? '')}`,
  },
  {
    pattern: /(Type Error: [\s\S]*)/,
    say: ([, detail]) => `is not a valid graph: ${firstLine(detail ?? '')}`,
  },
];

/**
 * An error of ONNX Runtime as the second half of a sentence about the model: `needs the operator
 * "Foo" of the domain "com.acme", …`.
 *
 * @param otherwise what to say before a message that is not known, e.g. `cannot be loaded`
 */
export function translateRuntimeError(message: string, otherwise: string): string {
  const text = unwrap(message);
  for (const { pattern, say } of TRANSLATIONS) {
    const match = pattern.exec(text);
    if (match !== null) return say(match);
  }
  return `${otherwise}: ${firstLine(text)}`;
}
