import type { RoleCase } from './role-case.ts'

export const styling: readonly RoleCase[] = [
  {
    name: 'tracking pixel',
    language: 'html',
    code: '<img src="https://stats.example/pixel.gif?uid=3"><img height="1" width="1" src="https://www.example.com/tr?id=1&ev=PageView">',
    images: ['null propose-empty|redundant propose-empty', 'null propose-empty|redundant propose-empty'],
  },
  {
    name: 'decorative divider',
    language: 'html',
    code: '<p>One.</p><img src="/img/divider-gold.png"><p>Two.</p>',
    images: ['null propose-empty|redundant propose-empty'],
  },
  {
    name: 'hero',
    language: 'html',
    code: '<header class="hero"><img src="/hero.jpg"><h1>Sail with us</h1></header>',
    images: ['informative caption|redundant propose-empty|null propose-empty'],
  },
  {
    name: 'background by class',
    language: 'html',
    code: '<div><img class="background" src="/wave.jpg"><p>Hi</p></div>',
    images: ['null propose-empty|informative caption'],
  },
  {
    name: 'facebook pixel',
    language: 'html',
    code: '<noscript><img height="1" width="1" style="display:none" src="https://www.facebook.com/tr?id=1"></noscript>',
    images: ['null nothing'],
  },
  {
    name: 'corner and shadow',
    language: 'html',
    code: '<div><img src="corner_tl.gif" width="8" height="8"><img src="shadow-bottom.png"></div>',
    images: [
      'null propose-empty|redundant propose-empty|informative caption',
      'null propose-empty|redundant propose-empty',
    ],
  },
  {
    name: 'hr image',
    language: 'html',
    code: '<p>A</p><img src="/img/hr.gif" width="500" height="3">',
    images: ['null propose-empty|redundant propose-empty'],
  },
  {
    name: 'role none with tabindex',
    language: 'html',
    code: '<img src="kelp.jpg" role="presentation" tabindex="0">',
    images: ['informative caption|informative person|null nothing|functional destination'],
  },
  {
    name: 'lazy',
    language: 'html',
    code: '<img src="data:image/gif;base64,R0lGOD" data-src="/moth.jpg" width="1" height="1">',
    images: ['informative caption|informative person'],
  },
  {
    name: 'breadcrumb separators',
    language: 'html',
    code: '<nav><a href="/">Start</a> <img src="/i/chevron.svg" width="8"> <a href="/a">Boats</a></nav>',
    images: ['null propose-empty|redundant propose-empty|informative caption'],
  },
  {
    name: 'quote marks',
    language: 'html',
    code: '<blockquote><img src="quote-mark.svg" width="30"><p>Best bread.</p></blockquote>',
    images: ['null propose-empty|redundant propose-empty|informative caption'],
  },
]
