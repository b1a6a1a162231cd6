/**
 * Words for images in a Next site, with Turbopack and webpack: its components, and pages in MDX.
 * @example
 * // next.config.mjs
 * import withAltText from '@alt-text/docs/next'
 * export default withAltText(nextConfig)
 * @module
 */
import { fileURLToPath } from 'node:url'
import type { BuildOptions } from '@alt-text/core'
import { survey } from './hosts/next-survey.ts'
import { turbopackRules } from './hosts/next-turbopack.ts'
import type { Rules } from './hosts/next-turbopack.ts'

export type { BuildOptions } from '@alt-text/core'

/** A config of Next, as far as it is used here. */
export interface NextConfig {
  readonly turbopack?: { readonly rules?: Rules } | undefined
  readonly webpack?: ((config: WebpackConfig, context: never) => WebpackConfig) | null | undefined
}

interface WebpackConfig {
  readonly module: { readonly rules: unknown[] }
}

/** What `next.config` exports: a config, a promise of one, or a function that makes it. */
export type NextExport<Config> = Config | Promise<Config> | ((...args: never[]) => Config | Promise<Config>)

/** Goes around everything else, since it changes what `@next/mdx` and others have set up. */
export default function withAltText<Config extends object>(
  config: NextExport<Config>,
  options: BuildOptions = {},
): (phase: string, context: unknown) => Promise<Config> {
  return async (phase, context) => {
    const made = await (typeof config === 'function' ? config(...([phase, context] as never[])) : config)
    const root = process.cwd()
    await survey({ root, phase, options })
    return { ...made, ...hooks(made as NextConfig, { root, options }) }
  }
}

export { withAltText as 'module.exports' }

interface Setting {
  readonly root: string
  readonly options: BuildOptions
}

function hooks({ turbopack, webpack }: NextConfig, { root, options }: Setting): NextConfig {
  // Next makes modules in several processes: what there was to ask has been asked by then.
  const mode = options.mode === 'off' ? 'off' : 'frozen'
  const loader = fileURLToPath(import.meta.resolve('@alt-text/docs/next-loader'))
  const use = { loader, options: { ...options, mode, root } }
  return {
    turbopack: { ...turbopack, rules: turbopackRules(turbopack?.rules ?? {}, use) },
    webpack(config, context) {
      const made = webpack?.(config, context) ?? config
      made.module.rules.push({
        test: /\.(?:jsx|tsx|js|mjs|mdx?)$/,
        exclude: /node_modules/,
        enforce: 'pre',
        use: [use],
      })
      return made
    },
  }
}
