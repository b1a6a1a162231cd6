import { createRequire } from 'node:module'
import { symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import vue from '@vitejs/plugin-vue'
import altText from 'unplugin-alt-text/vite'
import { build } from 'vite'
import type { Rollup } from 'vite'
import { copySite } from './site.ts'

const component = `<script>\nexport default { data: () => ({ words: 'x' }) }\n</script>\n<template src="./app.html"></template>\n`

it('puts words into the file that `<template src>` names', async () => {
  const root = copySite('page', {
    'index.html': '<!doctype html><title>x</title><script type="module" src="/main.js"></script>',
    'main.js': "import App from './App.vue'\nconsole.log(App)\n",
    'App.vue': component,
    'app.html': '<p>é</p>\n<img src="/photos/public.png" class="a">\n<img src="/photos/public.png" :alt="words">\n',
  })
  const require = createRequire(import.meta.url)
  symlinkSync(dirname(require.resolve('vue/package.json')), join(root, 'node_modules/vue'), 'junction')
  const built = (await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false },
    plugins: [vue(), altText({ mode: 'frozen' })],
  })) as Rollup.RollupOutput
  const code = built.output.flatMap((it) => (it.type === 'chunk' ? it.code : [])).join('\n')
  expect(code.match(/alt: .*?(?=,|$)/gm)?.map((it) => it.trim())).toEqual(['alt: "A red field', 'alt: _ctx.words'])
})
