export type LogLevel = 'debug' | 'info' | 'notice' | 'warning';

/** A logger that remembers what it was told. */
export class RecordingLogger {
  readonly messages: { readonly level: LogLevel; readonly message: string }[] = [];

  info(message: string): void {
    this.messages.push({ level: 'info', message });
  }

  notice(message: string): void {
    this.messages.push({ level: 'notice', message });
  }

  warning(message: string): void {
    this.messages.push({ level: 'warning', message });
  }

  debug(message: string): void {
    this.messages.push({ level: 'debug', message });
  }

  /** The messages of one level, or all of them, in order. */
  of(level?: LogLevel): string[] {
    return this.messages
      .filter((entry) => level === undefined || entry.level === level)
      .map(({ message }) => message);
  }
}
