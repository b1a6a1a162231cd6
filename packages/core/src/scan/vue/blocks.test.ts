import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { parse } from 'vue/compiler-sfc'
import { vueCompiler } from './compiler.ts'
import type { Block } from './blocks.ts'

const img = '<template><img src="a.png"></template>'
const rows: Record<string, string> = {
  'a template': img,
  'a template and a script': `<script>export default {}</script>${img}`,
  'two kinds of scripts': `<script lang="ts">const a = 1</script>${img}<script setup lang="ts">const b = 2</script>`,
  'blocks of other kinds': `${img}<style scoped>p {}</style><style lang="scss">// it's\n</style><docs># Words</docs><docs/>`,
  'a template in Pug': '<template lang="pug">\nimg(src="a.png")\n</template>',
  'a template of another file': '<template src="./a.html"></template><script src="./a.ts"></script>',
  'a template that is empty': '<template></template>',
  'a script alone': '<script setup>const a = 1</script>',
  'blocks with bound attributes': `${img}<script :lang="ts">const a = 1</script>`,
  'words between blocks': `one ${img} two {{ three }} <!-- four -->`,
  nothing: '',
  'blocks of other kinds alone': '<style>p {}</style>',
  'two templates': `${img}${img}`,
  'two scripts': `${img}<script>const a = 1</script><script>const b = 2</script>`,
  'two scripts of setup': `${img}<script setup>const a = 1</script><script setup>const b = 2</script>`,
  'a setup of another file': `${img}<script setup src="./a.ts"></script>`,
  'a setup beside a script of another file': `${img}<script src="./a.ts"></script><script setup>const a = 1</script>`,
  'a functional template': '<template functional><img src="a.png"></template>',
  'variables of a style': `${img}<style vars="{ a }">p {}</style>`,
  'a tag that is left open': '<template><div><img src="a.png"></template>',
}

test.each(Object.entries(rows))('%s is what Vue takes it for', (_, source) => {
  const compiler = vueCompiler.load(createRequire(import.meta.url))
  const whole = parse(source, { ignoreEmpty: false, templateParseOptions: { prefixIdentifiers: false } })
  const alone = compiler.parse(source)
  expect(alone.errors.map(({ message }) => message)).toEqual(whole.errors.map(({ message }) => message))
  if (whole.errors.length > 0) return
  const { template, script, scriptSetup } = whole.descriptor
  expect(told(alone.descriptor.template)).toEqual(told(template))
  expect(told(alone.descriptor.script)).toEqual(told(script))
  expect(told(alone.descriptor.scriptSetup)).toEqual(told(scriptSetup))
})

function told(block: (Block & { ast?: { children: readonly object[] } | undefined }) | null): unknown {
  if (block === null) return null
  const { content, lang, src, loc, ast } = block
  return { content, lang, src, at: loc.start.offset, nodes: ast?.children }
}
