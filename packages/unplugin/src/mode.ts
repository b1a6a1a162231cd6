import { AltTextError } from '@alt-text/core'
import type { Backend, Mode, ResolvedConfig } from '@alt-text/core'
import type { Host } from './host.ts'

/**
 * Who may be asked in this build. By itself a build asks local backends only, outside CI, and a dev
 * server asks nobody; a hosted backend takes a mode set by hand and a budget.
 * @throws AltTextError `CONFIG_INVALID`
 */
export function modeOf(config: ResolvedConfig, backends: readonly Backend[], host: Host, ci: boolean): Mode {
  const hosted = backends.some(({ limits }) => limits.where === 'hosted')
  const { budget } = config
  if (config.mode === 'generate' && hosted && budget.images === undefined && budget.usd === undefined) {
    throw new AltTextError('CONFIG_INVALID', 'Mode "generate" with a hosted backend needs a budget.', {
      place: config.file === undefined ? undefined : { file: config.file },
      fix: 'Set `budget: { images: 100 }`, or run `alt-text fill` by hand.',
    })
  }
  if (config.mode !== undefined) return config.mode
  return host.dev || ci || hosted ? 'frozen' : 'generate'
}

/** `CI=true`, `CI=1`, as every service sets it. */
export function inCi(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'false' && value !== '0'
}
