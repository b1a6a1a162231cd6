import type { Host } from './host.ts'

/** Every framework that is built and looked at. */
export const hosts: Readonly<Record<string, Host>> = {
  vitepress: {
    title: 'VitePress 1',
    playground: 'vitepress',
    light: true,
    versions: ['vitepress', 'vite', 'vue'],
    build: ['node_modules/vitepress/bin/vitepress.js', 'build'],
    out: '.vitepress/dist',
    dev: (port) => ['node_modules/vitepress/bin/vitepress.js', 'dev', '--port', `${port}`],
    base: '/handbook/',
    caches: ['.vitepress/cache'],
  },
  'vite-react': {
    title: 'Vite, React',
    playground: 'vite-react',
    light: true,
    versions: ['vite', 'react', '@mdx-js/rollup'],
    build: ['node_modules/vite/bin/vite.js', 'build'],
    out: 'dist',
    dev: (port) => ['node_modules/vite/bin/vite.js', '--port', `${port}`, '--strictPort'],
    base: '/app/',
    isRendered: false,
  },
  'vite-vue': {
    title: 'Vite, Vue',
    playground: 'vite-vue',
    light: false,
    versions: ['vite', 'vue'],
    build: ['node_modules/vite/bin/vite.js', 'build'],
    out: 'dist',
    dev: (port) => ['node_modules/vite/bin/vite.js', '--port', `${port}`, '--strictPort'],
    isRendered: false,
  },
  'vite-svelte': {
    title: 'Vite, Svelte',
    playground: 'vite-svelte',
    light: false,
    versions: ['vite', 'svelte'],
    build: ['node_modules/vite/bin/vite.js', 'build'],
    out: 'dist',
    dev: (port) => ['node_modules/vite/bin/vite.js', '--port', `${port}`, '--strictPort'],
    isRendered: false,
  },
}
