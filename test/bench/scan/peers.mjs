import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { existsSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

const home = resolve('test/bench/peers')
const config = (name) => join(home, 'config', name)

/** Installs what is measured against, where that has not been done: nothing else in the repository needs it. */
export function installPeers() {
  const want = readFileSync(join(home, 'package-lock.json'), 'utf8')
  const stamp = join(home, 'node_modules/.package-lock.json')
  if (existsSync(stamp) && versionsOf(readFileSync(stamp, 'utf8')) === versionsOf(want)) return
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: home, stdio: 'inherit' })
}

function versionsOf(lock) {
  const { packages } = JSON.parse(lock)
  const named = ['@biomejs/biome', '@vscode/ripgrep', 'html-validate', 'markdownlint-cli2', 'oxlint']
  return named.map((name) => packages[`node_modules/${name}`]?.version).join()
}

const bin = (name) => join(home, 'node_modules/.bin', name)
const node = (name, ...args) => [process.execPath, bin(name), ...args]

/** A program of a platform's own package, without the script that only starts it. */
function native(from, name, path) {
  const require = createRequire(join(home, 'node_modules', from, 'package.json'))
  return require.resolve(`${name}-${process.platform}-${process.arch}/${path}`)
}

/**
 * What each is and how it is run; `findings` are places as `file:line`, from its output, where it looks for what the
 * audit looks for. Each has every other check of its own switched off.
 */
export const peers = {
  ripgrep: {
    version: () => versionOf('@vscode/ripgrep'),
    command: () => [native('@vscode/ripgrep', '@vscode/ripgrep', 'bin/rg'), '--no-messages', '<img|!\\['],
  },
  'find + cat': {
    version: () => '',
    command: () => ['sh', '-c', 'find . -type f -exec cat {} + > /dev/null'],
  },
  oxlint: {
    version: () => versionOf('oxlint'),
    command: () => node('oxlint', '--config', config('oxlint.json'), '--format', 'unix', '.'),
    findings: ({ out }, folder) => placesOf(out, /^(.+?):(\d+):\d+: .*alt-text/gm, folder),
  },
  Biome: {
    version: () => versionOf('@biomejs/biome'),
    command: () => [
      native('@biomejs/biome', '@biomejs/cli', 'biome'),
      ...['lint', '--config-path', config('biome.json'), '--max-diagnostics', 'none', '--reporter', 'github', '.'],
    ],
    findings: ({ out, err }, folder) => placesOf(out + err, /useAltText,file=(.+?),line=(\d+)/g, folder),
  },
  'markdownlint-cli2': {
    version: () => versionOf('markdownlint-cli2'),
    command: () =>
      node('markdownlint-cli2', '--config', config('markdown.markdownlint-cli2.jsonc'), '**/*.{md,markdown}'),
    findings: ({ err }, folder) => placesOf(err, /^(.+?):(\d+)\S* (?:error )?MD045/gm, folder),
  },
  'html-validate': {
    version: () => versionOf('html-validate'),
    command: () =>
      node('html-validate', '--config', config('htmlvalidate.json'), '--ext', 'html,htm', '--formatter', 'json', '.'),
    findings: ({ out }, folder) =>
      JSON.parse(out || '[]').flatMap(({ filePath, messages }) =>
        messages.map(({ line }) => placeOf(filePath, line, folder)),
      ),
  },
  'node -e 0': { version: () => process.version, command: () => [process.execPath, '-e', '0'] },
}

function versionOf(name) {
  return JSON.parse(readFileSync(join(home, 'node_modules', name, 'package.json'), 'utf8')).version
}

function placesOf(text, pattern, folder) {
  return [...text.matchAll(pattern)].map(([, file, line]) => placeOf(file, line, folder))
}

/** Some name files from where they were started, some from the root of all. */
function placeOf(file, line, folder) {
  return `${relative(folder, resolve(folder, file))}:${line}`
}
