import { fold, wordSet } from './fold.ts'

/**
 * Words that say what kind of picture something is. Folded: no accents, lower case. Only words that mean the
 * picture itself, in the languages that sites are most often written in; whatever else they may mean decides
 * in which positions they count (`clues.ts`).
 */
export interface ClueWords {
  /** Mean it wherever they stand. */
  readonly anywhere: ReadonlySet<string>
  /** Mean it as the head of a name: `takings-chart`, `chart-of-takings`. */
  readonly heads: ReadonlySet<string>
  /** As heads, but only in formats that cameras do not write: `architecture.svg`. */
  readonly drawn: ReadonlySet<string>
  /** Two words that mean it together: `family tree`. */
  readonly pairs: ReadonlyMap<string, ReadonlySet<string>>
  /** Ends of compounds: `Flussdiagramm`. */
  readonly endings: RegExp
  /** Scripts without spaces: found inside the text. */
  readonly inside: RegExp
  /** Folders of such pictures. */
  readonly folders: ReadonlySet<string>
}

const pairs = (table: Readonly<Record<string, string>>): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(Object.entries(table).map(([second, firsts]) => [fold(second), wordSet(firsts)]))

export const complexWords: ClueWords = {
  anywhere: wordSet(
    'drawio excalidraw plantuml mermaid erd uml infographic infographics infografik infografia infographie flowchart flowcharts orgchart organigram organigramm organigramme organigrama organigramma floorplan floorplans siteplan',
    'schaltplan grundriss lageplan stadtplan stammbaum zeitstrahl zeitleiste plattegrond stroomschema tijdlijn stamboom histogram histogramm heatmap treemap mindmap gantt sankey blueprint staticmap schaltbild blokschema kopplingsschema',
  ),
  heads: wordSet(
    'chart charts graph graphs diagram diagrams map maps plan plans timeline timelines schematic schematics schema schemas nomogram cartogram',
    'diagramm diagramme graphik grafik karte landkarte plan ablaufplan netzplan fahrplan bauplan',
    'graphique graphiques schema schemas carte organigramme chronologie plan',
    'grafico graficos grafica graficas diagrama diagramas esquema esquemas mapa mapas plano planos cronologia',
    'grafici diagrammi mappa mappe planimetria cartina infografica',
    'grafiek grafieken kaart landkaart schakelschema wegenkaart',
    'karta kartor kart kort planritning situationsplan kartta kaavio pohjapiirros wykres schemat mapy diagramy schema nakres vykres harita grafigi',
    'схема диаграмма график карта чертеж план хронология мапа графік діаграма',
  ),
  drawn: wordSet(
    'architecture architektur arquitectura arquitetura architettura architectuur arkitektur topology topologie sitemap workflow pipeline flow roadmap lifecycle wiring circuit hierarchy taxonomy ontology sequence',
  ),
  pairs: pairs({
    plan: 'floor site seating ground house street evacuation escape fire town city planting hall deck office room building storey lighting stage garden location layout wiring',
    plans: 'floor site seating ground building',
    tree: 'family decision phylogenetic syntax directory folder component dependency parse call genealogical fault search',
    trees: 'family decision',
    chart:
      'org organisation organization organizational pie bar line flow gantt area radar bubble sea nautical wiring step column eye size conversion gauge seating',
    map: 'site road heat mind tree street trail route tube metro bus world country weather park location area regional underground journey story affinity flood tram network zone parking',
    diagram:
      'sequence class state entity network block circuit wiring venn tree flow deployment exploded relationship component ladder phase stitch knitting',
    plot: 'scatter box violin line contour density bar residual',
    table: 'price comparison data periodic league results size fare conversion truth tide times',
    flow: 'data auth user process state control request message work',
    history: 'version',
    genealogique: 'arbre',
    genealogico: 'arbol albero',
    chronologique: 'frise',
    tiempo: 'linea',
    tempo: 'linha linea',
  }),
  endings:
    /(?:diagramm?e?|chart|schema|schemat|landkarte|stadtkarte|wanderkarte|seekarte|lageplan|grundriss|(?:schalt|grund|lage|stadt|bau|netz|fahr|stunden|sitz|raum|flucht|zeit|ablauf|lager|hallen|haus|strecken|linien|anschluss)plan|stammbaum|plattegrond|landkaart|wandelkaart|grafiek|kaavio|kartta)$/u,
  inside:
    /フローチャート|ク.?ラフ|地図|路線図|見取り図|間取り図|構成図|系統図|組織図|配線図|回路図|年表|流程图|架构图|地图|示意图|图表|思维导图|结构图|时间线|다이어그램|지도|그래프|조직도|순서도|구성도/u,
  folders: wordSet(
    'charts graphs diagrams diagramme diagrammes diagramas floorplans floor-plans plans maps infographics uml schemas',
  ),
}

export const textWords: ClueWords = {
  anywhere: wordSet(
    'screenshot screenshots screengrab screencap screencapture printscreen bildschirmfoto bildschirmfotos schermafbeelding skarmbild skarmdump skarmavbild skjermbilde skjermdump skaermbillede kuvakaappaus schermata screenshoty',
    'logo logos logotype logotipo logotyp wordmark logomark',
  ),
  heads: wordSet(
    'poster posters flyer flyers leaflet leaflets brochure brochures scan scans clipping clippings certificate certificates banner banners badge badges formula formulas formulae formel equation equations receipt handbill playbill newspaper facsimile transcript broadside telegram snippet',
    'plakat plakate flugblatt flugblaetter faltblatt urkunde zeugnis gleichung zeitungsausschnitt werbebanner speisekarte bescheinigung aushang',
    'affiche affiches prospectus depliant certificat coupure banniere ecusson formule',
    'carteles folleto folletos certificado recorte formula ecuacion cartaz panfleto equacao locandina volantino certificato ritaglio equazione folleto oorkonde krantenknipsel vergelijking',
    'affisch broschyr intyg juliste todistus ulotka certyfikat zaswiadczenie',
    'скриншот плакат афиша логотип постер баннер формула',
  ),
  drawn: wordSet('letter notice capture captura cartel manifesto'),
  pairs: pairs({
    shot: 'screen',
    shots: 'screen',
    capture: 'screen',
    page: 'title',
    snippet: 'code',
    example: 'code',
    sample: 'code',
    listing: 'code program',
    block: 'code',
    code: 'source example sample go python js javascript rust java typescript css html sql shell bash',
    cutting: 'press newspaper',
    cuttings: 'press newspaper',
    menu: 'lunch dinner drinks supper tasting bar',
    list: 'price wine set',
    card: 'business menu',
    message: 'error',
    hours: 'opening',
    times: 'opening',
    cloud: 'word tag',
    mark: 'word',
    ecran: 'capture d',
    pantalla: 'captura',
    tela: 'captura',
    ekranu: 'zrzut',
    экрана: 'снимок',
    schermo: 'cattura',
    vins: 'carte des',
  }),
  endings: /(?:screenshot|plakat|urkunde|zeugnis|speisekarte|gleichung|zeitungsausschnitt|affisch|krantenknipsel)$/u,
  inside:
    /スクリーンショット|截图|截屏|屏幕截图|스크린샷|ポスター|海报|포스터|ロコ.?|标志|徽标|로고|チラシ|传单|수식|数式|公式/u,
  folders: wordSet(
    'screenshots screenshot bildschirmfotos logos badges posters flyers leaflets equations equation formulas formulae eq latex scans',
  ),
}

/** What stands before these is no head: `ct-scan`, `chart-topping`. First the word, then what spoils it. */
export const spoilers: ReadonlyMap<string, ReadonlySet<string>> = pairs({
  scan: 'ct mri pet cat brain body bone ultrasound retina laser medical dexa',
  scans: 'ct mri pet cat brain body bone ultrasound',
  graph: 'photo auto',
  banner: 'scroll',
  formula: 'baby infant milk racing',
  badge: 'scout police merit',
})

/** What stands after these makes them a mere part: `map-reader`, `carte-postale`. */
export const takenOver: ReadonlyMap<string, ReadonlySet<string>> = pairs({
  chart: 'topping topper toppers music hits show room house maker',
  charts: 'show hits',
  map: 'reader readers room maker makers reading case shop seller table collector pin',
  maps: 'shop room',
  graph: 'paper theory',
  plan: 'chest chests b ahead',
  scan: 'artist',
  poster: 'child girl boy bed paint paints shop wall',
  banner: 'bearer bearers man maker',
  badge: 'holder maker',
  formula: 'one car race',
  newspaper: 'boy seller stand kiosk vendor man reader shop',
  receipt: 'book printer roll',
  carte: 'postale postales cadeau visite bancaire de credit menu des vins',
  letter: 'box opener',
})

/** Stand first in a name whatever follows: printed matter is not what one photographs, and other languages put the head first. */
export const leading: ReadonlySet<string> = wordSet(
  'scan poster flyer leaflet brochure certificate clipping handbill playbill plakat flugblatt faltblatt urkunde affiche cartaz locandina volantino folleto affisch diagram timeline schematic',
  'diagramme diagrammes graphique graphiques organigramme mapa mapas mappa mappe grafico graficos grafica graficas diagrama diagramas esquema esquemas planimetria schemat wykres cartel',
  'схема диаграмма график карта чертеж мапа графік діаграма плакат афиша скриншот логотип формула',
)

/** Also things that one photographs: a guild's banner, a scout's badge. */
export const things: ReadonlySet<string> = wordSet('banner banners badge badges banniere ecusson')

/** With one of these before it, a banner is an advertisement. */
export const advertising: ReadonlySet<string> = wordSet(
  'sale promo promotion ad ads advert hero header top web site campaign event offer discount newsletter shipping delivery',
)

/** Between a head that stands first and the rest: `map-of-lochs`, `plan_du_site`. */
export const connectors: ReadonlySet<string> = wordSet(
  'of for showing with from by in at on and as to du de des d der die das von vom fur mit del della dei delle da do di van voor over av af om til for och og z dla для с',
)
