/** One workflow command, e.g. `::error file=a.ts,line=3::message`. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

export type AnnotationLevel = 'error' | 'notice' | 'warning';

/** What GitHub shows beside the run, and at a line of a file when it names one. */
export interface Annotation {
  readonly level: AnnotationLevel;
  readonly message: string;
  readonly title: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly endLine: number | null;
}

/** What the runner makes of the lines that a step printed. */
export interface Printed {
  readonly commands: readonly WorkflowCommand[];
  readonly annotations: readonly Annotation[];
  /** Values of `::add-mask::`. */
  readonly masks: readonly string[];
  /** Titles of `::group::`. */
  readonly groups: readonly string[];
  /** What a reader of the job's log sees: secrets are replaced by three asterisks. */
  readonly log: string;
}

/** The names that the runner obeys (actions/runner, ActionCommandManager). */
const NAMES = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]);

const LEVELS: readonly AnnotationLevel[] = ['error', 'notice', 'warning'];

function unescape(text: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((result, [token, code]) => result.replaceAll(code, token), text);
}

const DATA = [
  ['\r', '%0D'],
  ['\n', '%0A'],
  ['%', '%25'],
] as const;
const PROPERTY = [
  ['\r', '%0D'],
  ['\n', '%0A'],
  [':', '%3A'],
  [',', '%2C'],
  ['%', '%25'],
] as const;
const OLD = [
  [';', '%3B'],
  ['\r', '%0D'],
  ['\n', '%0A'],
  [']', '%5D'],
  ['%', '%25'],
] as const;

function toCommand(
  head: string,
  data: string,
  separator: string,
  pairs: readonly (readonly [string, string])[],
): WorkflowCommand {
  const space = head.indexOf(' ');
  const name = space < 0 ? head : head.slice(0, space);
  const properties: Record<string, string> = {};
  for (const property of space < 0
    ? []
    : head
        .slice(space + 1)
        .trim()
        .split(separator)) {
    const equals = property.indexOf('=');
    if (equals > 0) {
      properties[property.slice(0, equals).toLowerCase()] = unescape(
        property.slice(equals + 1),
        pairs,
      );
    }
  }
  return { name: name.toLowerCase(), properties, data };
}

/**
 * The command in a line, or null. There are two forms: `::name key=value::data` at the start of
 * the line (white space before it does not count), and the old `##[name key=value]data` anywhere
 * in it (actions/runner, ActionCommand).
 */
export function parseCommand(
  line: string,
  names: ReadonlySet<string> = NAMES,
): WorkflowCommand | null {
  const trimmed = line.trimStart();
  const end = trimmed.startsWith('::') ? trimmed.indexOf('::', 2) : -1;
  if (end >= 0) {
    const data = unescape(trimmed.slice(end + 2), DATA);
    const command = toCommand(trimmed.slice(2, end), data, ',', PROPERTY);
    if (names.has(command.name)) return command;
  }
  const start = line.indexOf('##[');
  const close = start < 0 ? -1 : line.indexOf(']', start);
  if (close < 0) return null;
  const data = unescape(line.slice(close + 1), OLD);
  const command = toCommand(line.slice(start + 3, close), data, ';', OLD);
  return names.has(command.name) ? command : null;
}

function numberOf(text: string | undefined): number | null {
  return text === undefined || !/^\d+$/.test(text) ? null : Number(text);
}

function toAnnotation(level: AnnotationLevel, command: WorkflowCommand): Annotation {
  const { title, file, line, endline } = command.properties;
  return {
    level,
    message: command.data,
    title: title ?? null,
    file: file ?? null,
    line: numberOf(line),
    endLine: numberOf(endline),
  };
}

/** The lines of a process's output; the runner takes a lone carriage return for a line end too. */
export function splitOutput(output: string): string[] {
  const lines = output.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Between `::stop-commands::token` and `::token::` commands are text. */
class Gate {
  #token: string | null = null;

  /** The command to be obeyed in this line, or null when it is text. */
  admit(line: string): WorkflowCommand | null {
    if (this.#token === null) {
      const command = parseCommand(line);
      if (command?.name === 'stop-commands') this.#token = command.data.toLowerCase();
      return command;
    }
    const resume = parseCommand(line, new Set([this.#token]));
    if (resume === null) return null;
    this.#token = null;
    return resume;
  }
}

/** Reads lines as the runner does. */
export function readPrinted(lines: readonly string[]): Printed {
  const gate = new Gate();
  const commands: WorkflowCommand[] = [];
  const masks: string[] = [];
  const log: string[] = [];
  const masked = (text: string): string =>
    masks.reduce((result, mask) => result.replaceAll(mask, '***'), text);
  for (const line of lines) {
    const command = gate.admit(line);
    if (command === null) {
      log.push(masked(line));
      continue;
    }
    commands.push(command);
    if (command.name === 'add-mask') {
      // A secret of several lines is masked line by line as well.
      if (command.data.trim() !== '') masks.push(command.data, ...splitOutput(command.data));
    } else {
      log.push(masked(`${command.name}: ${command.data}`));
    }
  }
  const annotations = commands.flatMap((command) => {
    const level = LEVELS.find((name) => name === command.name);
    return level === undefined ? [] : [toAnnotation(level, command)];
  });
  const groups = commands.filter(({ name }) => name === 'group').map(({ data }) => data);
  return { commands, annotations, masks, groups, log: log.join('\n') };
}
