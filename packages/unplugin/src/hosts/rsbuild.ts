import type { UnpluginOptions } from 'unplugin'
import type { Session } from '../session.ts'
import { webpack } from './webpack.ts'

/** Rsbuild: unplugin adds the hooks for modules to its Rspack, this adds those for the compiler. */
export function rsbuild(session: Session): NonNullable<UnpluginOptions['rsbuild']> {
  return {
    setup(api) {
      api.modifyRspackConfig((_, { appendPlugins }) => {
        appendPlugins({ apply: (compiler: unknown) => webpack(compiler as never, session) })
      })
    },
  }
}
