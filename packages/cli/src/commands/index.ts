import type { Command } from '../command.ts'
import { apply } from './apply.ts'
import { audit } from './audit.ts'
import { fill } from './fill.ts'
import { init } from './init.ts'
import { prefetch } from './prefetch.ts'
import { why } from './why.ts'

/** Every command, in the order of the help text. */
export const commands: readonly Command[] = [init, prefetch, audit, fill, apply, why]
