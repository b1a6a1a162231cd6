import type { Io } from './io.ts'

/** One flag, as cac writes it: `--format <name>`. */
export interface Flag {
  readonly usage: string
  readonly description: string
  readonly default?: string | number | boolean | undefined
}

/** One file per command. */
export interface Command {
  /** `audit [...paths]` */
  readonly usage: string
  readonly description: string
  readonly flags: readonly Flag[]
  readonly examples: readonly string[]
  /** @returns the exit code: 0 fine, 1 findings or failures, 2 could not run */
  run(io: Io, args: readonly string[], options: Readonly<Record<string, unknown>>): Promise<number>
}

/** Every command takes it. */
export const configFlag: Flag = {
  usage: '--config <file>',
  description: 'A config file, instead of the nearest one upwards',
}
