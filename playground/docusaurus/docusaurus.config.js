export default {
  title: 'Harbour',
  url: 'https://harbour.example',
  baseUrl: '/sub/',
  favicon: 'img/logo.png',
  onBrokenLinks: 'throw',
  future:
    process.env.BUNDLER === 'rspack'
      ? { faster: { rspackBundler: true, rspackPersistentCache: true, swcJsLoader: true } }
      : {},
  plugins: ['@alt-text/docs/docusaurus'],
  presets: [
    [
      'classic',
      {
        docs: { routeBasePath: '/', sidebarPath: undefined },
        blog: { showReadingTime: false },
        sitemap: false,
      },
    ],
  ],
}
