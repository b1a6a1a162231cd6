import type { RoleCase } from './role-case.ts'

export const languages: readonly RoleCase[] = [
  {
    name: 'German price',
    language: 'html',
    code: '<a href="/raeder/lastenrad"><img src="/p/4471.jpg"> 2.499,00 €</a>',
    images: ['functional destination'],
  },
  {
    name: 'German read more',
    language: 'html',
    code: '<a href="/blog/wurmkompost"><img src="/p/1.jpg">Weiterlesen »</a>',
    images: ['functional destination|redundant propose-empty'],
  },
  {
    name: 'dutch plan',
    language: 'markdown',
    code: '---\nlang: nl\n---\n## Het pand\n\n![](plattegrond-begane-grond.png)\n',
    images: ['complex short-plus-finding'],
  },
  {
    name: 'french map',
    language: 'markdown',
    code: '## Venir\n\n![](plan-acces.png)\n',
    images: ['complex short-plus-finding|informative caption'],
  },
  {
    name: 'spanish chart',
    language: 'markdown',
    code: '## Ventas\n\n![](grafico-ventas-2023.png)\n',
    images: ['complex short-plus-finding'],
  },
  {
    name: 'japanese',
    language: 'html',
    code: '<html lang="ja"><body><h2>アクセス</h2><img src="地図.png"><a href="/shop"><img src="a.svg">商品一覧</a></body></html>',
    images: ['complex short-plus-finding|informative caption', 'redundant propose-empty'],
  },
  {
    name: 'stars sum in German',
    language: 'html',
    code: '<p><img src="stern.png"><img src="stern.png"><img src="stern-leer.png"> 2 von 3 Sternen</p>',
    images: ['redundant propose-empty', 'redundant propose-empty', 'redundant propose-empty'],
  },
  {
    name: 'greek, polish, portuguese',
    language: 'html',
    code: '<html lang="pt"><body><h2>Percurso</h2><img src="mapa-do-percurso.jpg"><a href="/sobre"><img src="s.svg"> Sobre nós</a><a href="/noticias/feira"><img src="f.jpg"> Leia mais</a></body></html>',
    images: [
      'complex short-plus-finding|informative caption',
      'redundant propose-empty',
      'functional destination|redundant propose-empty',
    ],
  },
  {
    name: 'russian',
    language: 'html',
    code: '<html lang="ru"><body><h2>Схема проезда</h2><img src="1.png"><a href="/o-nas"><img src="f.jpg"> Подробнее</a></body></html>',
    images: ['complex short-plus-finding|informative caption', 'functional destination|redundant propose-empty'],
  },
  {
    name: 'chinese',
    language: 'html',
    code: '<html lang="zh"><body><figure><img src="a.png"><figcaption>系统架构图</figcaption></figure><a href="/x/news"><img src="b.jpg"> 查看更多</a></body></html>',
    images: ['complex short-plus-finding|informative caption', 'functional destination|redundant propose-empty'],
  },
  {
    name: 'italian',
    language: 'markdown',
    code: '## Il borgo\n\n![](pianta-del-borgo.png)\n\n![](locandina-sagra.jpg)\n',
    images: ['complex short-plus-finding|informative caption', 'text short-plus-finding|informative caption'],
  },
  {
    name: 'swedish',
    language: 'markdown',
    code: '## Stadgar\n\n![](organisationsschema.png)\n\n![](skärmbild-1.png)\n',
    images: ['complex short-plus-finding|informative caption', 'text short-plus-finding|informative caption'],
  },
]
