// A bundler that builds again on change: `node watch.mjs HOST JOB.json`. Tells its parent of every build.
import { readFileSync } from 'node:fs'
import { tell } from './tell.mjs'

const [host, file] = process.argv.slice(2)
const job = JSON.parse(readFileSync(file, 'utf8'))
const { configOf, outputOf } = await import(`./hosts/${host}.mjs`)
const told = (error) => tell({ built: true, error: error?.message ?? error?.text })

/** How each of them watches; what comes back ends it. */
const watchers = {
  async vite() {
    const { build } = await import('vite')
    const config = configOf(job)
    const watcher = await build({ ...config, build: { ...config.build, watch: {} } })
    return listen(watcher)
  },
  async rollup() {
    const { watch } = await import('rollup')
    process.chdir(job.root)
    return listen(watch({ ...configOf(job), output: outputOf(job) }))
  },
  async rolldown() {
    const { watch } = await import('rolldown')
    process.chdir(job.root)
    return listen(watch({ ...configOf(job), output: outputOf(job) }))
  },
  async webpack() {
    const { default: webpack } = await import('webpack')
    return watchCompiler(webpack(configOf(job)))
  },
  async rspack() {
    const { rspack } = await import('@rspack/core')
    return watchCompiler(rspack(configOf(job)))
  },
  async rsbuild() {
    const { createRsbuild } = await import('@rsbuild/core')
    const rsbuild = await createRsbuild({ cwd: job.root, rsbuildConfig: configOf(job) })
    rsbuild.onAfterBuild(() => told())
    const { close } = await rsbuild.build({ watch: true })
    return close
  },
  async esbuild() {
    const { context } = await import('esbuild')
    const config = configOf(job)
    const end = { name: 'end', setup: (build) => void build.onEnd(({ errors }) => told(errors[0])) }
    const watching = await context({ ...config, plugins: [...config.plugins, end] })
    await watching.watch()
    return () => watching.dispose()
  },
}

function listen(watcher) {
  watcher.on('event', ({ code, error, result }) => {
    if (code === 'ERROR') told(error)
    if (code === 'END') told()
    void result?.close()
  })
  return () => watcher.close()
}

function watchCompiler(compiler) {
  const watching = compiler.watch({ aggregateTimeout: 20 }, (error, stats) =>
    told(error ?? stats.compilation.errors[0]),
  )
  return () => watching.close(() => compiler.close(() => {}))
}

const stop = await watchers[host]()
process.on('disconnect', stop)
