import type { WordList } from '../word-list.ts'

/** The noun comes last: 犬の写真. A satellite photograph, 衛星写真, has no の. */
export const ja: WordList = {
  media: '(?!)',
  articles: '(?!)',
  links: '(?!)',
  ends: 'の(?:画像|写真|イメージ)(?:です)?[。.]?',
  phrases: '(?:画像|写真|イメージ)[：:] ?',
  placeholders: '画像|写真|イメージ|イメージ画像|画像です|写真です|プレースホルダー|ダミー画像',
  unfinished: '代替テキスト|代替文字|画像の説明|説明|タイトル|無題|未定|ここに説明を入力',
}
