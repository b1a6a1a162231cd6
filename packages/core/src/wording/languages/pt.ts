import type { WordList } from '../word-list.ts'

export const pt: WordList = {
  media: 'imag(?:em|ens)|fotos?|fotografias?',
  articles: '(?:uma |a |esta |as |umas )',
  links: '(?:de |do |da |dos |das |mostrando |que mostra |mostra )',
  names:
    '(?:dia|m[êe]s|ano|semana)\\b|(?:perfil|grupo|fam[íi]lia|capa|sat[ée]lite|fundo|arquivo|stock|casamento|turma|equip[ea])\\b',
  phrases: '(?:imagem|foto): ',
  placeholders: 'imagem|imagens|foto|fotos|fotografia|uma imagem|uma foto|espaço reservado',
  unfinished: 'texto alternativo|texto alt|alt text|descrição|descrição da imagem|sem título|título da imagem',
}
