/** What a control does, where the markup says it by code: in the languages that pages are most often written in. */
export type Action = 'home' | 'search' | 'previous' | 'next' | 'top' | 'print' | 'email' | 'phone' | 'menu' | 'close'

const actions: readonly Action[] = [
  'home',
  'search',
  'previous',
  'next',
  'top',
  'print',
  'email',
  'phone',
  'menu',
  'close',
]

const table: Readonly<Record<string, string>> = {
  en: 'Home|Search|Previous|Next|Back to top|Print|Email|Phone|Menu|Close',
  de: 'Startseite|Suchen|Zurück|Weiter|Nach oben|Drucken|E-Mail|Telefon|Menü|Schließen',
  fr: 'Accueil|Rechercher|Précédent|Suivant|Haut de page|Imprimer|E-mail|Téléphone|Menu|Fermer',
  es: 'Inicio|Buscar|Anterior|Siguiente|Volver arriba|Imprimir|Correo|Teléfono|Menú|Cerrar',
  pt: 'Página inicial|Pesquisar|Anterior|Próximo|Voltar ao topo|Imprimir|E-mail|Telefone|Menu|Fechar',
  it: 'Home|Cerca|Precedente|Successivo|Torna su|Stampa|E-mail|Telefono|Menu|Chiudi',
  nl: 'Home|Zoeken|Vorige|Volgende|Naar boven|Afdrukken|E-mail|Telefoon|Menu|Sluiten',
  sv: 'Startsida|Sök|Föregående|Nästa|Till toppen|Skriv ut|E-post|Telefon|Meny|Stäng',
  da: 'Forside|Søg|Forrige|Næste|Til toppen|Udskriv|E-mail|Telefon|Menu|Luk',
  nb: 'Hjem|Søk|Forrige|Neste|Til toppen|Skriv ut|E-post|Telefon|Meny|Lukk',
  fi: 'Etusivu|Haku|Edellinen|Seuraava|Sivun alkuun|Tulosta|Sähköposti|Puhelin|Valikko|Sulje',
  pl: 'Strona główna|Szukaj|Poprzednia|Następna|Do góry|Drukuj|E-mail|Telefon|Menu|Zamknij',
  cs: 'Úvod|Hledat|Předchozí|Další|Nahoru|Tisk|E-mail|Telefon|Menu|Zavřít',
  ja: 'ホーム|検索|前へ|次へ|ページの先頭へ|印刷|メール|電話|メニュー|閉じる',
  zh: '首页|搜索|上一页|下一页|返回顶部|打印|电子邮件|电话|菜单|关闭',
}

/** The word for an action in a page's language; none where that language is not spoken here. Pages that name none are taken for English. */
export function actionWord(action: Action, language: string | undefined): string | undefined {
  const primary = language?.split('-')[0]?.toLowerCase() ?? 'en'
  const words = Object.hasOwn(table, primary) ? table[primary]?.split('|') : undefined
  return words?.[actions.indexOf(action)]
}

const icons: Readonly<Record<Action, string>> = {
  home: 'home house',
  search: 'search magnifier loupe lupe magnify',
  previous: 'prev previous',
  next: 'next',
  top: 'totop backtotop',
  print: 'print printer',
  email: 'mail email envelope',
  phone: 'phone telephone',
  menu: 'menu hamburger burger',
  close: 'close',
}

const byIcon = new Map(actions.flatMap((action) => icons[action].split(' ').map((word) => [word, action] as const)))

/** The action that an icon is named after, as sets of icons name them. */
export function actionOfIcon(tokens: readonly string[]): Action | undefined {
  const words = tokens.filter((token) => !/^(?:icon|ico|btn|button|img|\d+)$/.test(token))
  return words.length === 1 ? byIcon.get(words[0] as string) : undefined
}
