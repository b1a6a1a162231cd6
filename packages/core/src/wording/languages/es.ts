import type { WordList } from '../word-list.ts'

export const es: WordList = {
  media: 'im[aá]gen(?:es)?|fotos?|fotograf[ií]as?',
  articles: '(?:una |la |esta |unas |las |aquí hay una )',
  links: '(?:de |del |mostrando |que muestra |muestra |que representa )',
  names:
    '(?:d[ií]a|mes|a[ñn]o|(?:la )?semana)\\b|(?:perfil|grupo|familia|portada|cabecera|sat[eé]lite|fondo|archivo|marca|stock|boda|clase|equipo|carn[eé]t|resonancia)\\b',
  phrases: '(?:imagen|foto): ',
  placeholders: 'imagen|imágenes|foto|fotos|fotografía|una imagen|una foto|marcador de posición',
  unfinished: `texto alternativo|texto alt|alt text|descripción|descripción de la imagen|sin título
    por hacer|pendiente|título de la imagen`,
}
