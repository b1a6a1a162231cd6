// `npm run bench -- NAME [ARGUMENT…]`: one file per bench, which exports `run`. They measure the built packages.
const benches = {
  hosted: () => import('./hosted.mjs'),
  hosts: () => import('./hosts.mjs'),
  local: () => import('./local.mjs'),
  scan: () => import('./scan.mjs'),
}

const [name = '', ...args] = process.argv.slice(2)
const load = Object.hasOwn(benches, name) ? benches[name] : undefined
if (load === undefined) {
  console.error(`There is no bench "${name}". Known are: ${Object.keys(benches).join(', ')}.`)
  process.exitCode = 2
} else {
  const { run } = await load()
  await run(args)
}
