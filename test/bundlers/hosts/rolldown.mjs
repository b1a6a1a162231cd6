import { join } from 'node:path'
import { rolldown } from 'rolldown'
import altText from 'unplugin-alt-text/rolldown'
import { outputOf } from './rollup.mjs'
import { images, page } from './rollup-plugins.mjs'
import { markdown } from './vite.mjs'

export { outputOf }

/** Rolldown has aliases, JSX and types of its own. */
export function configOf({ root, entry = 'src/main.jsx', options, plugins = [], html, warn = () => {}, config }) {
  return {
    cwd: root,
    input: join(root, entry),
    resolve: { alias: { '@': join(root, 'src') } },
    transform: { jsx: { runtime: 'classic', pragma: 'h' } },
    ...config,
    // On a busy machine it warns that plugins take long.
    checks: { bundlerTimings: false },
    plugins: [...plugins, altText(options), ...(html === undefined ? [] : [page(html)]), images(), markdown],
    onLog: (level, { message }) => level === 'warn' && warn(message),
  }
}

export async function build(job) {
  const warnings = []
  process.chdir(job.root)
  const bundle = await rolldown(configOf({ ...job, warn: (message) => warnings.push(message) }))
  await bundle.write(outputOf(job))
  await bundle.close()
  return { entry: join(job.out, 'main.mjs'), warnings }
}
