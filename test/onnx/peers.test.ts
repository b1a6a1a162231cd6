import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findPeers, peerOrigins } from '../../packages/onnx/src/peers.ts'

const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'alt-text-peers-')))
afterAll(() => rmSync(temporary, { recursive: true, force: true }))

/** A project folder with these packages, each of one empty file. */
function project(name: string, ...packages: string[]): string {
  const root = join(temporary, name)
  for (const each of packages) install(root, each)
  mkdirSync(root, { recursive: true })
  return join(root, 'package.json')
}

function install(root: string, name: string): void {
  const folder = join(root, 'node_modules', name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.js'), '')
}

const npm = 'ONNXRUNTIME_NODE_INSTALL=skip npm i -D @huggingface/transformers sharp'
const pnpm = 'pnpm add -D @huggingface/transformers sharp'

describe('the packages that the user installs', () => {
  it('come from the project first', () => {
    const root = project('first', '@huggingface/transformers', 'sharp')
    expect(findPeers([root, import.meta.url]).transformers).toContain(dirname(root))
  })

  it('come from beside this package where the project has none', () => {
    const root = dirname(project('second'))
    expect(findPeers(peerOrigins(root)).transformers).toMatch(/@huggingface[/\\]transformers/)
  })

  it('share one sharp, that of transformers', () => {
    const root = project('third', '@huggingface/transformers', 'sharp', '@huggingface/transformers/node_modules/sharp')
    expect(findPeers([root]).sharp).toMatch(/transformers[/\\]node_modules[/\\]sharp/)
  })

  it.each([
    ['@huggingface/transformers', []],
    ['sharp', ['@huggingface/transformers']],
  ])('%s: its absence names the lines that install it', (name, present) => {
    const find = (): unknown => findPeers([project(`without ${name.replace('/', ' ')}`, ...present)])
    expect(find).toThrow(expect.objectContaining({ code: 'PEER_MISSING' }))
    expect(find).toThrow(expect.objectContaining({ message: expect.stringContaining(name) }))
    expect(find).toThrow(expect.objectContaining({ fix: expect.stringContaining(`\`${npm}\` or \`${pnpm}\``) }))
  })
})

it('the built package, where nothing is installed beside it, says so at its start', () => {
  const root = join(temporary, 'user')
  const scope = join(root, 'node_modules/@alt-text')
  mkdirSync(join(scope, 'onnx'), { recursive: true })
  symlinkSync(join(process.cwd(), 'packages/core'), join(scope, 'core'), 'junction')
  cpSync('packages/onnx/dist', join(scope, 'onnx/dist'), { recursive: true })
  cpSync('packages/onnx/package.json', join(scope, 'onnx/package.json'))
  const program = `
    import { onnx } from '@alt-text/onnx'
    try { await onnx().start({ root: process.cwd() }) } catch (error) { console.log(error.code, error.fix) }`
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(said).toContain('PEER_MISSING')
  expect(said).toContain(npm)
})
