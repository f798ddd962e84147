import { crossed, type Phrasebook } from './phrases.ts'

const english = [
  crossed(
    'ai|model|assistant|chatbot|bot|intelligence|llm|machine',
    'without limits|without any limits|without restrictions|without any restrictions|without rules|without any rules|without filters|without any filters|without a filter|without morals|without ethics|without guidelines|without censorship|without boundaries|with no limits|with no restrictions|with no rules|with no filters|with no filter|with no morals|with no ethics|with no ethical|with no moral|with no content policy|with no policy|with no guidelines|with no boundaries|with no scruples|that has no|that had no|who has no|which has no|that knows no|free of|freed from|free from|liberated from|that is not bound|not bound by|not restricted by|unbound by|that never refuses|who never refuses|which never refuses|never says no|that cannot refuse|that can do everything|that can do anything|that can say anything|that answers anything|that answers everything|that ignores ethics|that ignores all|whose filters|whose alignment|that obeys',
  ),
  crossed(
    'uncensored|unfiltered|unrestricted|unaligned|misaligned|liberated|amoral|lawless|jailbroken|unmoderated|unchained|unshackled|unlocked|untethered|limitless|no-limits|no limits',
    'ai|model|language model|assistant|chatbot|bot|gpt|self|twin|persona|llm|text generator|machine|intelligence|alter ego|counterpart',
  ),
].join('|')

/**
 * An intelligence without limits, as nearly all jailbreaks have one, whatever its name: two words beside each other that ordinary texts
 * hardly put together. In languages that do not space their words, or inflect them much, the limits alone.
 */
export const freedSelves: readonly Phrasebook[] = [
  { 'freed-self': english },
  {
    'freed-self': crossed(
      'ki|künstliche intelligenz|assistent|sprachmodell|chatbot|bot',
      'ohne einschränkung*|ohne jede einschränkung|ohne grenzen|ohne regeln|ohne filter|ohne moral|ohne tabus|ohne beschränkung*|ohne zensur|die niemals ablehnt|die nie ablehnt|die alles beantwortet|die jede frage',
    ),
  },
  {
    'freed-self': crossed(
      'ia|intelligence artificielle|assistant|modèle|chatbot|robot',
      'sans limite*|sans aucune limite|sans restriction*|sans aucune restriction|sans filtre*|sans aucun filtre|sans censure|sans aucune censure|sans morale|sans éthique|sans règle*|sans aucune règle|qui ne refuse|qui répond à tout|libre de toute|non censuré*|débridé*',
    ),
  },
  {
    'freed-self': crossed(
      'ia|inteligencia artificial|asistente|modelo|chatbot|bot',
      'sin límite*|sin ningún límite|sin restriccion*|sin ninguna restricción|sin filtro*|sin ningún filtro|sin censura|sin moral|sin ética|sin reglas|que nunca se niega|que no se niega|que responde a todo|que responde todo|que contesta todo|libre de toda|libre de cualquier',
    ),
  },
  {
    'freed-self': crossed(
      'ia|inteligência artificial|inteligência|assistente|modelo|chatbot|robô',
      'sem limite*|sem nenhum limite|sem restriç*|sem nenhuma restrição|sem filtro*|sem censura|sem moral|sem ética|sem regras|que nunca recusa|que não recusa|que responde qualquer|que responde tudo|que responde a tudo|livre de',
    ),
  },
  {
    'freed-self': crossed(
      'ia|intelligenza artificiale|assistente|modello|chatbot',
      'senza limiti|senza alcun limite|senza restrizion*|senza alcuna restrizione|senza filtri|senza censura|senza morale|senza etica|senza regole|che non rifiuta|che non si rifiuta|che risponde a tutto|che risponde sempre|libera da|priva di',
    ),
  },
  {
    'freed-self': crossed(
      'ai|model|assistent|chatbot|kunstmatige intelligentie',
      'zonder beperking*|zonder grenzen|zonder regels|zonder filter*|zonder censuur|zonder moraal|die nooit weigert|die alles beantwoordt',
    ),
  },
  {
    'freed-self': crossed(
      'ai|sztuczna inteligencja|sztuczną inteligencją|modelem|modelu|asystentem|botem|chatbotem',
      'bez ogranicze*|bez żadnych ogranicze*|bez zasad|bez filtr*|bez cenzury|bez granic|bez moraln*|która nigdy nie odmawia|który nigdy nie odmawia',
    ),
  },
  {
    'freed-self': crossed(
      'ии|нейросеть|нейросетью|модель|моделью|ассистент|бот|чат-бот|искусственный интеллект|ші|штучний інтелект',
      'без ограничени*|без каких-либо ограничени*|без правил|без фильтр*|без цензуры|без морал*|без запрет*|который никогда не отказ*|которая никогда не отказ*|не имеющий ограничени*|свободный от|без обмежень|без жодних обмежень|без цензури|без правил',
    ),
  },
  {
    'freed-self':
      'χωρίς περιορισμούς|χωρίς κανέναν περιορισμό|χωρίς φίλτρα|ללא הגבלות|בלי הגבלות|ללא מגבלות|ללא צנזורה|bila vikwazo|bila mipaka yoyote|walang limitasyon|walang restriksyon|walang anumang limitasyon|ai utan begränsningar|ai utan regler|ai bez omezení|inteligence bez omezení|ia fără limite|ia fără restricții|korlátok nélküli mesterséges|tekoäly ilman rajoituksia|بدون محدودیت|هیچ محدودیتی ندار*|بدون هیچ محدودیت*|kısıtlaması olmayan|kısıtlama olmayan|sınırları olmayan|sınırsız bir yapay|sansürsüz bir|filtresiz bir|ai tanpa batasan|ai tanpa aturan|ai tanpa filter|ai tanpa sensor|kecerdasan buatan tanpa|ai không có giới hạn|ai không giới hạn|ai không bị|trí tuệ nhân tạo không|ai không kiểm duyệt',
  },
]

/** The same in languages that do not space their words. */
export const freedSelvesUnspaced: Phrasebook = {
  'freed-self':
    '没有任何限制的|没有限制的ai|没有限制的人工智能|不受限制的ai|不受任何限制|不受约束的|不受任何约束|没有道德限制|没有任何约束|没有任何道德|无限制的ai|无任何限制|没有内容限制|無限制的ai|沒有任何限制|不受任何限制|制限のないai|制限のない人工知能|制約のないai|無制限のai|制限なしのai|倫理的な制限|倫理観のない|すべての制限を|制限を解除|制約を解除|フィルターのないai|検閲のない|제한이 없는 ai|제한 없는 ai|아무 제한도 없는|아무런 제한이 없는|제한이 없는 인공지능|제약이 없는|제약 없는|검열 없는|필터 없는|윤리적 제한|بلا قيود|بدون قيود|دون أي قيود|بدون أي قيود|بلا حدود أخلاقية|بلا ضوابط|बिना किसी प्रतिबंध|बिना किसी सीमा|बिना किसी रोक|बिना प्रतिबंध|ไม่มีข้อจำกัด|ไร้ข้อจำกัด',
}
